"""What the kernel is asked about a case's penalty: both days, the county's tables, and the party's own record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import earlier_penalties
from lianzhi.cases.services.violations import Violation
from lianzhi.kernel.discretion import PenaltyClass, named
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import DailyInterval, PenaltyQuestion, Previous, Stage, Subject, Tier, needs
from lianzhi.kernel.penalties.needs import Needs
from lianzhi.kernel.types import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was found out beside the circumstances; empty where the article or the county's tables do not ask.

    `base_amount` is what the article multiplies, `ordered_on` and `uncorrected_until` the days of a daily fine,
    `count` the figure of the county's steps, `listed` the entries of its lists whose conditions are met.
    """

    base_amount: Money | None = None
    ordered_on: date | None = None
    uncorrected_until: date | None = None
    count: int | None = None
    listed: tuple[str, ...] = ()


NO_FIGURES = Figures()


def rows_of(of: CaseFile | Violation) -> tuple[Tier, ...]:
    """The tiers of an article for the case's subject, in the text that numbers it; none where it has no table.

    `of`, here and below: a case by its own article, or one of its violations by that one's.
    """
    asked = _asked(of)
    return needs.rows_of(parse_ref(asked.penalty), Subject(asked.case.subject))


def needs_of(of: CaseFile | Violation, stages: Sequence[Stage]) -> Needs:
    """What the article and the county's own tables want to know at any of the stages."""
    asked = _asked(of)
    cited, subject = parse_ref(asked.penalty), Subject(asked.case.subject)
    return needs.needs_of(cited, subject, stages, place=asked.case.place_code, on=asked.conduct_on)


@dataclass(frozen=True, slots=True)
class _Asked:
    """The case, and the article and day it is asked by."""

    case: CaseFile
    penalty: str
    conduct_on: date


def _asked(of: CaseFile | Violation) -> _Asked:
    case = of if isinstance(of, CaseFile) else of.row.case
    return _Asked(case, of.penalty, of.conduct_on)


def question_of(
    of: CaseFile | Violation,
    *,
    stage: str,
    chosen: Sequence[str],
    on: date,
    prefer: str,
    figures: Figures,
) -> PenaltyQuestion:
    """The question of both days (行政处罚法 37): the conduct's and `on`, the day of the decision."""
    asked, interval = _asked(of), _interval(figures)
    case = asked.case
    fact = needs_of(of, (Stage(stage),)).fact if figures.count is not None else None
    return PenaltyQuestion(
        citation=parse_ref(asked.penalty),
        conduct_date=asked.conduct_on,
        decision_date=on,
        subject=Subject(case.subject),
        stage=Stage(stage),
        factors=named(chosen),
        base_amount=figures.base_amount,
        days=interval.days if interval else None,
        prefer=PenaltyClass(prefer) if prefer else None,
        previous=tuple(Previous(parse_ref(each.ref), each.decided_on) for each in earlier_penalties(case)),
        place=case.place_code,
        facts=((fact.key, figures.count),) if fact is not None and figures.count is not None else (),
        listed=figures.listed,
    )


def _interval(figures: Figures) -> DailyInterval | None:
    days = (figures.ordered_on, figures.uncorrected_until)
    if days == (None, None):
        return None
    if figures.ordered_on is None or figures.uncorrected_until is None:
        name = "ordered_on" if figures.ordered_on is None else "uncorrected_until"
        raise MalformedQuestion(name, "责令改正之日和未改正的最后一日应当一并填写")
    return DailyInterval(figures.ordered_on, figures.uncorrected_until)
