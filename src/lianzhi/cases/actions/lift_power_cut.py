"""LiftPowerCut: the unit obeyed, or the ground fell away; the supplier is told in writing to restore (解除停止供应)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import PowerCut
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.power_cuts import facts_of_cut, fields_of_cut
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.sentences import closed
from lianzhi.kernel.procedure import restore_grounds


@dataclass(frozen=True, kw_only=True)
class LiftPowerCut(ProceedingStep[PowerCut]):
    """Lift it; `ground` is a key of the pack's `restore_grounds`, `why` what was seen on the spot (安全生产法 70)."""

    model: ClassVar[type[Proceeding]] = PowerCut
    step: ClassVar[str] = "lift-power-cut"

    ground: str
    why: str
    restored_at: datetime

    def perform(self) -> PowerCut:
        """The ended matter. Malformed for a restoring before the cut."""
        case, matter = self.opened()
        facts = replace(facts_of_cut(matter), restore_ground=self.ground, restored_why=self.why)
        self.refuse_unlawful(case, matter, power_cut=facts)
        told_on = matter.supplier_notice.issued_on if matter.supplier_notice else None
        if told_on is None or clock.day_of(self.restored_at) < told_on:
            raise Malformed({"restored_at": "恢复供应的时间不能早于停止供应通知书的日期。"})
        ground = next(each.title for each in restore_grounds() if each.key == self.ground)
        fields = {
            **fields_of_cut(matter),
            "notice_number": matter.supplier_notice.number if matter.supplier_notice else "",
            "notice_on": told_on,
            "supply": f"恢复{matter.supply.removeprefix('停止')}",
            "reason": f"该单位{ground}：{closed(self.why)}"
            if self.ground == "performed"
            else f"{ground}：{closed(self.why)}",
            "restored_at": self.restored_at,
        }
        today = clock.today()
        document = papers.keep(self.actor, case, "power_restore", on=today, fields=fields)
        self.move(matter, settled_on=today, settled_how=f"{ground}：{self.why}")
        self.tell(
            case,
            "power-cut.lifted",
            f"解除{matter.supply}，通知{matter.supplier}恢复供应：{ground}",
            document=document.number,
            digest=document.digest,
        )
        return matter
