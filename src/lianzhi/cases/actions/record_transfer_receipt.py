"""RecordTransferReceipt: the police signed for the file (登记回执)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CrimeTransfer
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.crimes import facts_of_transfer
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class RecordTransferReceipt(ProceedingStep[CrimeTransfer]):
    """Who signed for it and when."""

    model: ClassVar[type[Proceeding]] = CrimeTransfer
    step: ClassVar[str] = "record-receipt"

    receipt: str
    received_on: date

    def perform(self) -> CrimeTransfer:
        """The matter, received."""
        case, matter = self.opened()
        today = clock.today()
        self.refuse_unlawful(
            case, matter, transfer=replace(facts_of_transfer(matter, today), receipt=self.receipt)
        )
        handed = matter.handed_over_at
        if self.received_on > today or (handed is not None and self.received_on < clock.day_of(handed)):
            raise Malformed({"received_on": "签收日期不能早于移送日期，也不能晚于今天。"})
        self.move(matter, receipt=self.receipt, received_on=self.received_on)
        self.tell(case, "crime.received", f"{matter.receiver}签收移送案件：{self.receipt}")
        return matter
