"""RecordPayment: the bank reported a payment; the case is performed once nothing is owed (缴款)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile, Decision, Payment
from lianzhi.cases.selectors import decision_of, decision_served_on, payments_of
from lianzhi.cases.services.dues import owed_on
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.kernel.types import Money


@dataclass(frozen=True, kw_only=True)
class RecordPayment(CaseStep[Payment]):
    """Record one payment (行政处罚法 67); late fines due on that day are taken first from what exceeds the fine."""

    step: ClassVar[str] = "record-payment"

    amount: Money
    paid_on: date
    bank: str
    receipt_number: str

    def perform(self) -> Payment:
        """The payment."""
        case = self.opened()
        decision = decision_of(case)
        if decision is None:
            raise WrongState("本案还没有处罚决定。")
        self._check(case, decision)
        self.refuse_unlawful(case, bank=self.bank, receipt_number=self.receipt_number)
        due = owed_on(case, self.paid_on)
        if self.amount.fen > due.total.fen:
            raise Malformed({"amount": f"缴款金额超过截至该日应缴的{due.total.words}，请核对。"})
        late = max(0, self.amount.fen - due.fine.fen)
        payment = Payment.objects.create(
            case=case,
            amount_fen=self.amount.fen,
            late_fine_fen=late,
            paid_on=self.paid_on,
            bank=self.bank,
            receipt_number=self.receipt_number,
        )
        if self.amount.fen == due.total.fen:
            self.move(case)
        self.tell(
            case,
            "case.payment-recorded",
            f"登记{self.bank}收缴{self.amount.words}，票据号码{self.receipt_number}",
            amount_fen=self.amount.fen,
            late_fine_fen=late,
        )
        return payment

    def _check(self, case: CaseFile, decision: Decision) -> None:
        wrong: dict[str, str] = {}
        if self.amount.fen <= 0:
            wrong["amount"] = "缴款金额应当大于0。"
        last = payments_of(case).values_list("paid_on", flat=True).last()
        if self.paid_on > clock.today() or self.paid_on < decision.decided_on:
            wrong["paid_on"] = "缴款日期应当在决定日期之后、今天之前。"
        elif last is not None and self.paid_on < last:
            # What is owed is counted from payment to payment; one slipped in between would be counted twice.
            wrong["paid_on"] = f"缴款日期不能早于已登记的上一笔缴款（{last}）。"
        if Payment.objects.filter(receipt_number=self.receipt_number).exists():
            wrong["receipt_number"] = "该票据号码已经登记过。"
        if decision_served_on(case) is None:
            wrong["paid_on"] = "决定书尚未送达。"
        if wrong:
            raise Malformed(wrong)
