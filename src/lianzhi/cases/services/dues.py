"""What is still owed on a case: the fine and the late fine, from the kernel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.cases.models import CaseFile, Decision, Deferral
from lianzhi.cases.selectors import decision_of, payments_of
from lianzhi.cases.services.following import granted_deferral, refunds_of, remedies_of
from lianzhi.kernel import late_fines
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import DateSpan, Money

NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class Due:
    """One part of the fine: what, by when, and what of it is unpaid."""

    number: int
    due_on: date
    amount: Money
    unpaid: Money


@dataclass(frozen=True, slots=True)
class Dues:
    """What is owed on a day, how the late fine was counted, what is due when, and what was paid too much."""

    fine: Money
    late_fine: Money
    reasons: tuple[Reason, ...] = ()
    parts: tuple[Due, ...] = ()
    accrued: Money = NOTHING
    overpaid: Money = NOTHING
    late_days: int = 0
    provisional: bool = False

    @property
    def total(self) -> Money:
        """Fine and late fine together."""
        return Money(self.fine.fen + self.late_fine.fen)


def owed_on(case: CaseFile, on: date) -> Dues:
    """What is owed at the end of a day; nothing before there is a decision, or after it was revoked.

    The fine is paid first, its parts in the order of their days. The late fine accrues on what was overdue and unpaid
    on each day, not while a remedy is pending (行政处罚法 73), outlives the fine's payment, and never exceeds the
    law's ceiling for the whole fine (行政处罚法 72).
    """
    decision = decision_of(case)
    payments = [(each.paid_on, each.amount_fen, each.late_fine_fen) for each in payments_of(case)]
    payments = [each for each in payments if each[0] <= on]
    paid = sum(amount for _, amount, _ in payments)
    returned = sum(each.amount_fen for each in refunds_of(case) if each.refunded_on <= on)
    if decision is None:
        return Dues(Money(0), Money(0), overpaid=Money(max(0, paid - returned)))
    late_paid = sum(late for _, _, late in payments)
    on_fine = [(day, amount - late) for day, amount, late in payments]
    parts = _parts(decision, on_fine)
    late = late_fines.answer_parts([each for _, each in parts], on=on, paused=pauses(decision))
    fine_paid = sum(amount for _, amount in on_fine)
    return Dues(
        Money(max(0, decision.fine_fen - fine_paid)),
        Money(max(0, late.amount.fen - late_paid)),
        late.reasons,
        tuple(_due(number, part) for number, part in parts),
        late.amount,
        Money(max(0, fine_paid - decision.fine_fen + max(0, late_paid - late.amount.fen) - returned)),
        late.days,
        late.provisional,
    )


def pauses(decision: Decision) -> tuple[DateSpan, ...]:
    """The days of reconsideration and litigation, from the day it was brought to the day its outcome arrived."""
    return tuple(DateSpan(each.brought_on, each.settled_on) for each in remedies_of(decision))


def _parts(decision: Decision, paid: list[tuple[date, int]]) -> list[tuple[int, late_fines.Part]]:
    """The fine in its parts, payments given to the earliest first; nothing before the decision was served."""
    if decision.pay_by is None:
        return []
    deferral = granted_deferral(decision)
    rows = _plan(decision, deferral)
    earlier = None
    if deferral is not None and deferral.granted_on is not None and deferral.granted_on > decision.pay_by:
        earlier = (decision.pay_by, deferral.granted_on)
    left, found = list(paid), []
    for number, day, amount in rows:
        given, left = _take(left, amount)
        found.append((number, late_fines.Part(Money(amount), day, given, earlier)))
    return found


def _plan(decision: Decision, deferral: Deferral | None) -> list[tuple[int, date, int]]:
    """(number, day, fen) of each part: what was paid before the deferral was due on the first day of all."""
    whole = decision.fine_fen
    if deferral is None or decision.pay_by is None:
        return [(1, decision.pay_by or decision.decided_on, whole)]
    rows = [(each.number, each.due_on, each.amount_fen) for each in deferral.instalments.all()]
    rest = whole - sum(amount for _, _, amount in rows)
    if rest > 0:
        return [(0, decision.pay_by, rest), *rows]
    # A remedy made the fine smaller than the plan: the last parts fall away first.
    kept = []
    for number, day, amount in rows:
        part = min(amount, whole)
        whole -= part
        if part:
            kept.append((number, day, part))
    return kept


def _take(
    paid: list[tuple[date, int]], amount: int
) -> tuple[tuple[tuple[date, Money], ...], list[tuple[date, int]]]:
    """What of the payments goes to a part of that size, and what is left for the next."""
    given, left = [], []
    for day, fen in paid:
        part = min(fen, amount)
        amount -= part
        if part:
            given.append((day, Money(part)))
        if fen > part:
            left.append((day, fen - part))
    return tuple(given), left


def _due(number: int, part: late_fines.Part) -> Due:
    return Due(number, part.due, part.amount, Money(part.amount.fen - sum(each.fen for _, each in part.paid)))
