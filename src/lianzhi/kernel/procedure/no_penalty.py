"""The guards of a case that ends without a penalty (不予处罚、撤销案件; 行政处罚法 30, 31, 33, 36, 57)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import NoPenaltyGround, Outcome, no_penalty_ground, refusal


def _proposed(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.no_penalty.proposed:
        yield refusal("no-penalty-unproposed")


def _ground(facts: CaseFacts) -> Iterator[Refusal]:
    yield from _judged(facts, Outcome.NO_PENALTY)


def _cancel(facts: CaseFacts) -> Iterator[Refusal]:
    yield from _judged(facts, Outcome.CANCEL)


def _judged(facts: CaseFacts, outcome: Outcome) -> Iterator[Refusal]:
    ground = no_penalty_ground(facts.no_penalty.ground)
    if ground is None or ground.outcome is not outcome or not facts.no_penalty.reason.strip():
        yield refusal("no-penalty-ground-missing")
        return
    missing = [_WORDS[need] for need in ground.needs if not _MET[need](facts, ground)]
    if missing:
        yield refusal("no-penalty-ground-unproven", what="、".join(missing))


def _is_below_age(facts: CaseFacts, ground: NoPenaltyGround) -> bool:
    born, day = facts.no_penalty.born_on, facts.conduct_on
    if born is None or day is None or ground.below_age is None:
        return False
    return age_on(born, day) < ground.below_age


def age_on(born: date, day: date) -> int:
    """Full years (周岁) on a day: a year is full from the day after the birthday."""
    return day.year - born.year - ((day.month, day.day) <= (born.month, born.day))


_MET: dict[str, Callable[[CaseFacts, NoPenaltyGround], bool]] = {
    "corrected": lambda facts, _: facts.admonition.corrected_on is not None and not facts.overdue_proven,
    "first": lambda facts, _: facts.admonition.is_first,
    "proof": lambda facts, _: bool(facts.evidence_count),
    "person": lambda facts, _: facts.no_penalty.is_person,
    "below-age": _is_below_age,
    "limitation": lambda facts, _: (
        facts.limitation_until is not None and facts.limitation_until < facts.today
    ),
}
_WORDS = {
    "corrected": "登记的整改完成日期（及时改正）",
    "first": "初次违法（本平台登记有此前的处罚）",
    "proof": "证明该情形的证据",
    "person": "当事人为个人",
    "below-age": "违法行为发生时未达到该年龄",
    "limitation": "追责时效已经届满",
}


def _review(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.no_penalty.review_due and not facts.review_passed:
        yield refusal("legal-review-missing")


def _educated(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.no_penalty.education.strip():
        yield refusal("education-missing")


GUARDS: dict[str, Guard] = {
    "no-penalty-proposed": _proposed,
    "no-penalty-ground": _ground,
    "cancel-ground": _cancel,
    "no-penalty-review": _review,
    "no-penalty-educated": _educated,
}
