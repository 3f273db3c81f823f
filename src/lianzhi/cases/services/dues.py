"""What is still owed on a case: the fine and the late fine, from the kernel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.cases.models import CaseFile, Decision, Payment
from lianzhi.cases.selectors import decision_of, payments_of
from lianzhi.kernel import late_fines
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Money


@dataclass(frozen=True, slots=True)
class Dues:
    """What is owed on a day, and how the late fine was counted."""

    fine: Money
    late_fine: Money
    reasons: tuple[Reason, ...] = ()

    @property
    def total(self) -> Money:
        """Fine and late fine together."""
        return Money(self.fine.fen + self.late_fine.fen)


def owed_on(case: CaseFile, on: date) -> Dues:
    """What is owed at the end of a day; nothing before there is a decision.

    The fine is paid first. The late fine accrues on what was unpaid on each day and outlives the fine's payment;
    together it never exceeds what would have accrued, with the law's cap, had nothing been paid (行政处罚法 72).
    """
    decision = decision_of(case)
    if decision is None:
        return Dues(Money(0), Money(0))
    payments = list(payments_of(case).filter(paid_on__lte=on))
    late_paid = sum(payment.late_fine_fen for payment in payments)
    fine_paid = sum(payment.amount_fen for payment in payments) - late_paid
    fine = Money(max(0, decision.amount_fen - fine_paid))
    if decision.pay_by is None:
        return Dues(fine, Money(0))
    whole = late_fines.answer(Money(decision.amount_fen), decision.pay_by, on=on)
    stretches = _stretches(decision, payments, on)
    accrued = min(sum(each.amount.fen for each in stretches), whole.amount.fen)
    reasons = tuple(reason for each in stretches if each.amount.fen for reason in each.reasons)
    return Dues(fine, Money(max(0, accrued - late_paid)), reasons)


def _stretches(decision: Decision, payments: list[Payment], on: date) -> list[late_fines.LateFine]:
    """The late fine over each stretch between payments, on what was then unpaid."""
    unpaid, start, found = decision.amount_fen, decision.pay_by or on, []
    for payment in payments:
        end = max(start, payment.paid_on)
        found.append(late_fines.answer(Money(max(0, unpaid)), start, on=end))
        unpaid -= payment.amount_fen - payment.late_fine_fen
        start = end
    found.append(late_fines.answer(Money(max(0, unpaid)), start, on=on))
    return found
