"""ApprovePowerCut: the principal of the authority allows a supply to be cut off (批准停止供应)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import answered
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import PowerCut
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.measures import is_principal
from lianzhi.cases.services.power_cuts import approval_fields, facts_of_cut
from lianzhi.core import clock


@dataclass(frozen=True, kw_only=True)
class ApprovePowerCut(ProceedingStep[PowerCut]):
    """Approve; only the principal may (安全生产法 70). The approval sheet is made."""

    model: ClassVar[type[Proceeding]] = PowerCut
    step: ClassVar[str] = "approve-power-cut"

    opinion: str

    def perform(self) -> PowerCut:
        """The approved matter."""
        case, matter = self.opened()
        changes = answered(self.actor, self.opinion)
        facts = replace(facts_of_cut(matter), approver_is_principal=is_principal(case, self.actor.name))
        self.refuse_unlawful(case, matter, power_cut=facts)
        self.move(matter, **changes)
        papers.keep(self.actor, case, "force_approval", on=clock.today(), fields=approval_fields(matter))
        self.tell(case, "power-cut.approved", f"批准{matter.supply}：{self.opinion}")
        return matter
