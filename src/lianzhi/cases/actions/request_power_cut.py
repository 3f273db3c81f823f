"""RequestPowerCut: the handlers ask the principal to let a supply be cut off (报请批准停止供应)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import asked
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import PowerCut
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.power_cuts import facts_of_cut


@dataclass(frozen=True, kw_only=True)
class RequestPowerCut(ProceedingStep[PowerCut]):
    """Ask with the handlers' opinion (安全生产法 70)."""

    model: ClassVar[type[Proceeding]] = PowerCut
    step: ClassVar[str] = "request-power-cut"

    opinion: str

    def perform(self) -> PowerCut:
        """The matter, waiting for the principal."""
        case, matter = self.opened()
        changes = asked(self.actor, self.opinion)
        self.refuse_unlawful(case, matter, power_cut=facts_of_cut(matter))
        self.move(matter, **changes)
        self.tell(case, "power-cut.requested", f"报请批准{matter.supply}：{self.opinion}")
        return matter
