"""TakeBackTransfer: no criminal liability; the administrative way is free again (退回作行政处理)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CrimeTransfer
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.crimes import facts_of_transfer
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class TakeBackTransfer(ProceedingStep[CrimeTransfer]):
    """Record what the police, the procuratorate or the court concluded (行政处罚法 27)."""

    model: ClassVar[type[Proceeding]] = CrimeTransfer
    step: ClassVar[str] = "take-back"

    outcome: str

    def perform(self) -> CrimeTransfer:
        """The matter, settled."""
        case, matter = self.opened()
        if not self.outcome.strip():
            raise Malformed({"outcome": "请写明司法机关的结论和文书号。"})
        self.refuse_unlawful(case, matter, transfer=facts_of_transfer(matter, clock.today()))
        self.move(matter, outcome=self.outcome)
        self.tell(case, "crime.returned", f"司法机关退回，依法作行政处理：{self.outcome}")
        return matter
