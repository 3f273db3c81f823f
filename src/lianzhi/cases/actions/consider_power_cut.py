"""ConsiderPowerCut: the handlers mean to have power or civil explosives cut off (拟停止供电、停止供应民用爆炸物品)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStart
from lianzhi.cases.actions.step import require_role
from lianzhi.cases.models import PowerCut
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.power_cuts import MAY_BEGIN, SUPPLIES, unfinished
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, WrongState


@dataclass(frozen=True, kw_only=True)
class ConsiderPowerCut(ProceedingStart[PowerCut]):
    """Name supply and scope, the stop order that was refused, the major hazard, the danger, how safety is kept.

    What the law asks for may be left empty here: it is refused with its article when approval is asked for.
    """

    model: ClassVar[type[Proceeding]] = PowerCut

    supply: str
    scope: str
    supplier: str
    order_number: str
    ordered_on: date | None
    hazard: str
    criterion: str
    non_compliance: str
    observed_on: date
    danger: str
    safety: str
    touches_residents: bool = False

    def perform(self) -> PowerCut:
        """The matter, not yet asked for. Malformed where supply, scope or days are wrong; WrongState for a second."""
        case = self.held()
        require_role(self.actor, case, (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER))
        if case.state not in MAY_BEGIN:
            raise WrongState(f"案件{case.get_state_display()}，不能再办理“{self.model.title_zh}”。")
        self._readable()
        if unfinished(case, self.supply):
            raise WrongState(f"本案已经在办理“{self.supply}”，请在原事项中继续办理。")
        matter = self.begin(
            case,
            supply=self.supply,
            scope=self.scope,
            supplier=self.supplier,
            order_number=self.order_number,
            ordered_on=self.ordered_on,
            hazard=self.hazard,
            criterion=self.criterion,
            non_compliance=self.non_compliance,
            observed_on=self.observed_on,
            danger=self.danger,
            safety=self.safety,
            touches_residents=self.touches_residents,
        )
        self.tell(case, "power-cut.considered", f"拟{self.supply}：{self.scope}")
        return matter

    def _readable(self) -> None:
        wrong, today = {}, clock.today()
        if self.supply not in SUPPLIES:
            wrong["supply"] = "请选择停止供应的种类。"
        if not self.scope.strip():
            wrong["scope"] = "请写明线路、设备或者品种。"
        if self.ordered_on is not None and self.ordered_on > today:
            wrong["ordered_on"] = "原决定日期不能晚于今天。"
        if self.observed_on > today:
            wrong["observed_on"] = "日期不能晚于今天。"
        elif self.ordered_on is not None and self.observed_on < self.ordered_on:
            wrong["observed_on"] = "发现拒不执行的日期不能早于原决定日期。"
        if wrong:
            raise Malformed(wrong)
