"""AmendPowerCut: the handlers mend what they wrote down before anybody was asked (补正拟停止供应的事项)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.power_cut_plan import PowerCutPlan
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import PowerCut
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.power_cuts import unfinished
from lianzhi.core.refusals import WrongState


@dataclass(frozen=True, kw_only=True)
class AmendPowerCut(PowerCutPlan, ProceedingStep[PowerCut]):
    """Write it down anew; once approval was asked for, nothing of it changes any more."""

    model: ClassVar[type[Proceeding]] = PowerCut
    step: ClassVar[str] = "amend-power-cut"

    def perform(self) -> PowerCut:
        """The matter as mended; WrongState where the other supply is already being cut off in the case."""
        case, matter = self.opened()
        columns = self.plan()
        if self.supply != matter.supply and unfinished(case, self.supply):
            raise WrongState(f"本案已经在办理“{self.supply}”，请在原事项中继续办理。")
        self.move(matter, **columns)
        self.tell(case, "power-cut.amended", f"补正拟{self.supply}的事项：{self.scope}")
        return matter
