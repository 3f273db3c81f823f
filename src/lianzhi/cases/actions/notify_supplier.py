"""NotifySupplier: the supplier is told in writing to stop; it has to co-operate (书面通知供应单位)."""

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
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class NotifySupplier(ProceedingStep[PowerCut]):
    """Hand the written notice over (安全生产法 70); `starts_at` not before the start the unit was told."""

    model: ClassVar[type[Proceeding]] = PowerCut
    step: ClassVar[str] = "notify-supplier"

    supplier: str
    receiver: str
    starts_at: datetime

    def perform(self) -> PowerCut:
        """The matter, its supply cut off from `starts_at`."""
        case, matter = self.opened()
        facts = replace(
            facts_of_cut(matter),
            supplier=self.supplier,
            starts_at=self.starts_at.astimezone(clock.SHANGHAI),
            told_start=matter.starts_at.astimezone(clock.SHANGHAI) if matter.starts_at else None,
        )
        self.refuse_unlawful(case, matter, power_cut=facts)
        if not self.receiver.strip():
            raise Malformed({"receiver": "请填写供应单位的签收人。"})
        self.move(matter, supplier=self.supplier, supplier_receiver=self.receiver, cut_at=self.starts_at)
        document = papers.keep(
            self.actor, case, "power_notice", on=clock.today(), fields=fields_of_cut(matter)
        )
        compare_and_set(matter, {"supplier_notice": None}, {"supplier_notice_id": document.pk})
        start = self.starts_at.astimezone(clock.SHANGHAI)
        self.tell(
            case,
            "power-cut.notified",
            f"书面通知{self.supplier}自{start:%Y-%m-%d %H:%M}起{matter.supply}，{self.receiver}签收",
            document=document.number,
            digest=document.digest,
        )
        return matter
