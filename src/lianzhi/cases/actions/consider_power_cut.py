"""ConsiderPowerCut: the handlers mean to have power or civil explosives cut off (拟停止供电、停止供应民用爆炸物品)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.power_cut_plan import PowerCutPlan
from lianzhi.cases.actions.proceeding_step import ProceedingStart
from lianzhi.cases.actions.step import require_role
from lianzhi.cases.models import PowerCut
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.power_cuts import MAY_BEGIN, unfinished
from lianzhi.core.constants import Role
from lianzhi.core.refusals import WrongState


@dataclass(frozen=True, kw_only=True)
class ConsiderPowerCut(PowerCutPlan, ProceedingStart[PowerCut]):
    """Write down what is meant; it may be mended until approval is asked for."""

    model: ClassVar[type[Proceeding]] = PowerCut

    def perform(self) -> PowerCut:
        """The matter, not yet asked for. Malformed where supply, scope or days are wrong; WrongState for a second."""
        case = self.held()
        require_role(self.actor, case, (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER))
        if case.state not in MAY_BEGIN:
            raise WrongState(f"案件{case.get_state_display()}，不能再办理“{self.model.title_zh}”。")
        columns = self.plan()
        if unfinished(case, self.supply):
            raise WrongState(f"本案已经在办理“{self.supply}”，请在原事项中继续办理。")
        matter = self.begin(case, **columns)
        self.tell(case, "power-cut.considered", f"拟{self.supply}：{self.scope}")
        return matter
