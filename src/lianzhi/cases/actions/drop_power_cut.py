"""DropPowerCut: the supplier was not yet told and the supply shall not be cut off any more (不再实施)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import PowerCut
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.power_cuts import facts_of_cut
from lianzhi.core import clock
from lianzhi.kernel.procedure import restore_grounds


@dataclass(frozen=True, kw_only=True)
class DropPowerCut(ProceedingStep[PowerCut]):
    """End it before anything was cut off; `ground` is a key of the pack's `restore_grounds` (安全生产法 70)."""

    model: ClassVar[type[Proceeding]] = PowerCut
    step: ClassVar[str] = "drop-power-cut"

    ground: str
    why: str

    def perform(self) -> PowerCut:
        """The ended matter."""
        case, matter = self.opened()
        facts = replace(facts_of_cut(matter), restore_ground=self.ground, restored_why=self.why)
        self.refuse_unlawful(case, matter, power_cut=facts)
        ground = next(each.title for each in restore_grounds() if each.key == self.ground)
        self.move(matter, settled_on=clock.today(), settled_how=f"{ground}：{self.why}")
        self.tell(case, "power-cut.dropped", f"不再实施{matter.supply}：{ground}；{self.why}")
        return matter
