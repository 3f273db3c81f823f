"""What is still owed on a case: the fine and the late fine, from the kernel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from lianzhi.cases.models import CaseFile
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
    """What is owed at the end of a day; nothing before there is a decision."""
    decision = decision_of(case)
    if decision is None:
        return Dues(Money(0), Money(0))
    paid = payments_of(case).aggregate(all=Sum("amount_fen"), late=Sum("late_fine_fen"))
    late_paid = paid["late"] or 0
    fine_paid = (paid["all"] or 0) - late_paid
    fine = Money(max(0, decision.amount_fen - fine_paid))
    if decision.pay_by is None or fine.fen == 0:
        return Dues(fine, Money(0))
    late = late_fines.answer(fine, decision.pay_by, on, ())
    return Dues(fine, Money(max(0, late.amount.fen - late_paid)), tuple(late.reasons))
