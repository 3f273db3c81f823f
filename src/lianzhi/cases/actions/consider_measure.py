"""ConsiderMeasure: the handlers mean to seal or seize (拟查封、扣押)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStart
from lianzhi.cases.actions.step import require_role
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.goods import Thing, in_words, rows
from lianzhi.cases.services.measures import KINDS
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_ref


@dataclass(frozen=True, kw_only=True)
class ConsiderMeasure(ProceedingStart[Measure]):
    """Name the measure, its objects, reason and article; `hazardous` where dangerous chemicals are concerned.

    `unrelated`, `necessities` and `sealed_already` are things on the list that may not be taken (行政强制法 23).
    """

    model: ClassVar[type[Proceeding]] = Measure

    kinds: tuple[str, ...]
    goods: tuple[Thing, ...]
    reason: str
    basis: str
    storage: str
    hazardous: bool = False
    unrelated: tuple[str, ...] = ()
    necessities: tuple[str, ...] = ()
    sealed_already: tuple[str, ...] = ()

    def perform(self) -> Measure:
        """The measure, not yet asked for. Malformed where a part is missing or the article cannot be read."""
        case = self.held_before_decision()
        require_role(self.actor, case, (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER))
        self._readable()
        matter = self.begin(
            case,
            kinds=list(self.kinds),
            goods=rows(self.goods),
            reason=self.reason,
            basis=self.basis,
            storage=self.storage,
            hazardous=self.hazardous,
            excluded={
                "unrelated": list(self.unrelated),
                "necessities": list(self.necessities),
                "sealed_already": list(self.sealed_already),
            },
        )
        self.tell(case, "measure.considered", f"拟{'、'.join(self.kinds)}：{in_words(matter.goods)}")
        return matter

    def _readable(self) -> None:
        wrong = {}
        if not self.kinds or not set(self.kinds) <= set(KINDS):
            wrong["kinds"] = "请选择措施。"
        if not self.goods:
            wrong["goods"] = "请逐项填写拟查封、扣押的场所、设施、财物。"
        if not self.reason.strip():
            wrong["reason"] = "请写明理由。"
        if not self.storage.strip():
            wrong["storage"] = "请写明存放地点和保管人。"
        try:
            if self.basis.strip():
                parse_ref(self.basis)
        except MalformedQuestion:
            wrong["basis"] = "条款应当写成“安全生产法/65/1/4”的形式。"
        if wrong:
            raise Malformed(wrong)
