"""When a court may be asked to enforce: after every remedy is over, for three months (行政强制法 53, 行政处罚法 72)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.deadlines import DeadlineAnswer, DeadlineQuestion, answer, rule_called
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtFacts:
    """The days the window hangs on.

    `upheld_on`: a reconsideration that left the decision standing reached the party (a further suit is possible);
    `judged_on`: a suit ended. `deferred_until`: the last day of a granted deferral.
    """

    served_on: date
    upheld_on: date | None = None
    judged_on: date | None = None
    deferred_until: date | None = None


@dataclass(frozen=True, slots=True)
class CourtWindow:
    """The last day of the remedies and the last day to apply, with the answers they come from."""

    remedies_until: date
    closes_on: date
    remedies: DeadlineAnswer | None
    window: DeadlineAnswer
    reasons: tuple[Reason, ...]
    provisional: bool = False


def court_window(facts: CourtFacts) -> CourtWindow:
    """The window of the application.

    The term is the one for a direct suit, longer than that of reconsideration; after a reconsideration 行政诉讼法 45.
    From what day it runs once a suit has ended the statutes do not say: that answer is 待核定. LookupError where
    no rule is in force on the day of service.
    """
    remedies = _remedies(facts)
    until = remedies.due if remedies is not None and remedies.due is not None else facts.judged_on
    if until is None:
        raise LookupError("no term of litigation is in force on that day")
    deferred = facts.deferred_until
    is_deferred = deferred is not None and deferred > until
    start = deferred if deferred is not None and is_deferred else until
    window = _ask("court-enforcement-after-deferral" if is_deferred else "court-enforcement", start)
    if window.due is None:
        raise LookupError("no window of enforcement is in force on that day")
    reasons = (*(remedies.reasons if remedies is not None else (_after_a_suit(until),)), *window.reasons)
    provisional = remedies is None or remedies.provisional or window.provisional
    return CourtWindow(until, window.due, remedies, window, reasons, provisional)


def _remedies(facts: CourtFacts) -> DeadlineAnswer | None:
    if facts.judged_on is not None:
        return None
    if facts.upheld_on is not None:
        return _ask("litigation-after-reconsideration", facts.upheld_on)
    return _ask("litigation", facts.served_on)


def _ask(rule: str, start: date) -> DeadlineAnswer:
    found = rule_called(rule)
    if found is None:
        raise LookupError(f"there is no rule {rule}")
    return answer(DeadlineQuestion(found, start))


def _after_a_suit(day: date) -> Reason:
    return Reason(
        f"行政诉讼于{date_zh(day)}终结；诉讼终结后申请强制执行的起算日待核定，暂按该日计算。",
        (Citation("行政诉讼法", 97),),
        provisional=True,
    )
