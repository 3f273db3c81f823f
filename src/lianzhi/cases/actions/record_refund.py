"""RecordRefund: what was paid too much went back to the party (罚款退还)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Refund
from lianzhi.cases.services.dues import owed_on
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.kernel.types import Money


@dataclass(frozen=True, kw_only=True)
class RecordRefund(CaseDeed[Refund]):
    """Record a refund by the treasury, at most what is due back."""

    deed: ClassVar[str] = "record-refund"

    amount: Money
    refunded_on: date
    voucher: str

    def perform(self) -> Refund:
        """The refund."""
        case = self.opened()
        back = owed_on(case, clock.today()).overpaid
        wrong: dict[str, str] = {}
        if not 0 < self.amount.fen <= back.fen:
            wrong["amount"] = f"应当退还的数额为{back.words}，请核对。"
        if self.refunded_on > clock.today():
            wrong["refunded_on"] = "退还日期不能晚于今天。"
        if not self.voucher.strip() or Refund.objects.filter(voucher=self.voucher.strip()).exists():
            wrong["voucher"] = "请填写退库凭证号；同一凭证不能登记两次。"
        if wrong:
            raise Malformed(wrong)
        self.refuse_unlawful(case)
        refund = Refund.objects.create(
            case=case,
            amount_fen=self.amount.fen,
            refunded_on=self.refunded_on,
            voucher=self.voucher.strip(),
        )
        self.tell(
            case,
            "case.refund-recorded",
            f"登记退还当事人{self.amount.words}，退库凭证{refund.voucher}",
            amount_fen=self.amount.fen,
        )
        return refund
