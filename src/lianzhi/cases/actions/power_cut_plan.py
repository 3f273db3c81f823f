"""What the handlers write down of a supply to be cut off, at first and when they mend it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from lianzhi.cases.services.power_cuts import SUPPLIES
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class PowerCutPlan:
    """Supply and scope, the stop order that was refused, the major hazard, the danger, how safety is kept.

    What the law asks for may be left empty here: it is refused with its article when approval is asked for.
    """

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

    def plan(self) -> dict[str, Any]:
        """The columns of the matter; Malformed where supply, scope or days are wrong."""
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
        return {each.name: getattr(self, each.name) for each in fields(PowerCutPlan)}
