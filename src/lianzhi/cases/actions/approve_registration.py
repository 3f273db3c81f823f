"""ApproveRegistration: the leader allows it (批准先行登记保存; 行政处罚法 56)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import answered
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import EvidenceRegistration
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.registrations import facts_of_registration, fields_of_registration
from lianzhi.core import clock


@dataclass(frozen=True, kw_only=True)
class ApproveRegistration(ProceedingStep[EvidenceRegistration]):
    """Approve; the approval sheet is made."""

    model: ClassVar[type[Proceeding]] = EvidenceRegistration
    step: ClassVar[str] = "approve-registration"

    opinion: str

    def perform(self) -> EvidenceRegistration:
        """The approved matter."""
        case, matter = self.opened()
        changes = answered(self.actor, self.opinion)
        self.refuse_unlawful(case, matter, measure=facts_of_registration(matter))
        self.move(matter, **changes)
        papers.keep(self.actor, case, "reg_approval", on=clock.today(), fields=fields_of_registration(matter))
        self.tell(case, "registration.approved", f"批准先行登记保存：{self.opinion}")
        return matter
