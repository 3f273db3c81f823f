"""Several violations (分别裁量、合并处罚), and one act under several articles (行政处罚法 29)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import msgspec

from lianzhi.kernel.discretion import FineRange, PenaltyClass
from lianzhi.kernel.discretion.severity import Severity, severity
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import in_chinese, parse_ref
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.penalties.answers import PenaltyAnswer, PenaltyQuestion
from lianzhi.kernel.penalties.explaining import SUBJECT_WORDS
from lianzhi.kernel.penalties.pack import Subject
from lianzhi.kernel.penalties.regimes import answer
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money

FILE = "cn/discretion/concurrence.yaml"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """One rule of concurrence with its ground."""

    from_: date
    name: str
    cite: tuple[str, ...]
    source: str
    verified: bool

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The ground."""
        return tuple(parse_ref(ref) for ref in self.cite)


class Concurrence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Both rules."""

    several: Rule
    same_act: Rule


@lru_cache(maxsize=1)
def _rules() -> Concurrence:
    return load_yaml(FILE, Concurrence)


@dataclass(frozen=True, slots=True)
class Total:
    """What one party's violations come to: the ranges added, the bands added (None where one is unknown)."""

    subject: Subject
    statutory: FineRange
    band: FineRange | None


@dataclass(frozen=True, slots=True)
class Several:
    """The violations in their order, each with its own answer, and the totals party by party.

    `open_items` are the indices of items whose fine is unknown (a base amount, an item to be named): the totals do
    not hold them. Different parties are never added: each gets its own decision.
    """

    subjects: tuple[Subject, ...]
    items: tuple[PenaltyAnswer, ...]
    totals: tuple[Total, ...]
    open_items: tuple[int, ...]
    measures: tuple[str, ...]
    reason: Reason

    @property
    def provisional(self) -> bool:
        """Whether the rule or any item is 待核定, or a total is not complete."""
        return bool(self.open_items) or self.reason.provisional or any(one.provisional for one in self.items)


def several(questions: Sequence[PenaltyQuestion]) -> Several:
    """Each violation ranged by itself; the fines of one party added (分别裁量、合并处罚)."""
    items = _answered(questions, "violations")
    subjects = tuple(question.subject for question in questions)
    unknown = tuple(index for index, item in enumerate(items) if _open(item))
    totals = tuple(_total(subject, items, subjects) for subject in dict.fromkeys(subjects))
    rule = _rules().several
    lines = tuple(
        Reason(f"第{index}项 {in_chinese(item.citation)}：{_amount(item)}", (item.citation,))
        for index, item in enumerate(items, start=1)
    )
    sums = tuple(
        Reason(f"对{SUBJECT_WORDS[total.subject]}合计{_words(total.statutory)}", rule.citations)
        for total in totals
    )
    reason = Reason(
        f"{rule.name}：{len(items)}项违法行为分别确定幅度后相加（{rule.source}）",
        rule.citations,
        children=(*lines, *sums),
        provisional=not rule.verified,
    )
    measures = tuple(dict.fromkeys(measure for item in items for measure in item.mandatory_measures))
    return Several(subjects, items, totals, unknown, measures, reason)


def _answered(questions: Sequence[PenaltyQuestion], field: str) -> tuple[PenaltyAnswer, ...]:
    """Each question's answer; a MalformedQuestion names which of them it was."""
    found = []
    for index, question in enumerate(questions):
        try:
            found.append(answer(question))
        except MalformedQuestion as error:
            raise MalformedQuestion(f"{field}.{index}.{error.field}", error.reason) from error
    return tuple(found)


def _open(item: PenaltyAnswer) -> bool:
    if not item.applicable:
        return bool(item.alternatives)
    return item.fine is None and item.tiers[0].has_fine


def _exempt(item: PenaltyAnswer) -> bool:
    return item.proposal is not None and item.proposal.klass is PenaltyClass.EXEMPT


def _total(subject: Subject, items: Sequence[PenaltyAnswer], subjects: Sequence[Subject]) -> Total:
    """The sum of the fines that are known; an exempt item adds nothing."""
    own = [item for item, whose in zip(items, subjects, strict=True) if whose is subject]
    fines = [item.fine for item in own if item.fine is not None and not _exempt(item)]
    bands = [
        item.proposal.band for item in own if item.proposal is not None and item.proposal.band is not None
    ]
    cited = tuple(dict.fromkeys(item.citation for item in own if item.applicable))
    statutory = _sum([(fine.low, fine.high) for fine in fines], cited)
    return Total(
        subject, statutory, _sum([(band.low, band.high) for band in bands], cited) if bands else None
    )


def _sum(ends: Sequence[tuple[Money, Money]], cited: tuple[Citation, ...]) -> FineRange:
    return FineRange(Money(sum(low.fen for low, _ in ends)), Money(sum(high.fen for _, high in ends)), cited)


def _amount(item: PenaltyAnswer) -> str:
    if not item.applicable:
        return item.reason
    if _exempt(item):
        return "不予处罚"
    if item.fine is None:
        return "须先查明基数" if item.tiers[0].has_fine else "没有罚款"
    return _words(item.fine)


def _words(fine: FineRange) -> str:
    return fine.words


@dataclass(frozen=True, slots=True)
class SameAct:
    """One act under several articles: every candidate's answer, and the index of the one that is applied.

    `chosen` None: none of them is applicable. `undetermined`: a candidate whose fine is unknown might be higher.
    """

    candidates: tuple[PenaltyAnswer, ...]
    chosen: int | None
    undetermined: bool
    reason: Reason

    @property
    def applied(self) -> PenaltyAnswer | None:
        """The answer of the chosen article."""
        return self.candidates[self.chosen] if self.chosen is not None else None

    @property
    def provisional(self) -> bool:
        """Whether the choice waits for a figure, or any candidate is 待核定."""
        return self.undetermined or any(one.provisional for one in self.candidates)


def same_act(questions: Sequence[PenaltyQuestion]) -> SameAct:
    """The article with the higher fine actually applicable to the party at its stage; never two fines.

    An article that provides no fine for this party and stage is no candidate, however high its other fines are.
    """
    found = _answered(questions, "ref")
    rule = _rules().same_act
    weights = {index: _weight(one) for index, one in enumerate(found) if one.applicable}
    chosen = max(weights, key=lambda index: (_by_fine(weights[index]), -index)) if weights else None
    undetermined = any(_open(one) for one in found)
    lines = tuple(Reason(f"{in_chinese(one.citation)}：{_amount(one)}", (one.citation,)) for one in found)
    if chosen is None:
        text = "所列条文都没有可以适用的处罚"
    else:
        text = f"{rule.name}：适用{in_chinese(found[chosen].citation)}，只处一次罚款"
    if undetermined:
        text += "；有条文的罚款数额尚未查明，查明后重新比较"
    reason = Reason(text, rule.citations, children=lines, provisional=undetermined or not rule.verified)
    return SameAct(found, chosen, undetermined, reason)


def _weight(one: PenaltyAnswer) -> Severity:
    return severity(one.fine, one.measures)


def _by_fine(weight: Severity) -> tuple[int, int, bool, int]:
    """The order of article 29: by the fine (罚款数额), and only among equal fines by the other kinds."""
    return (weight.ceiling, weight.floor, weight.required, weight.kind)
