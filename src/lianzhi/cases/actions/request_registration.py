"""RequestRegistration: the handlers ask the leader to let them register the evidence (报请批准)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import asked
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import EvidenceRegistration
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.registrations import facts_of_registration


@dataclass(frozen=True, kw_only=True)
class RequestRegistration(ProceedingStep[EvidenceRegistration]):
    """Ask with the handlers' opinion (行政处罚法 56)."""

    model: ClassVar[type[Proceeding]] = EvidenceRegistration
    step: ClassVar[str] = "request-registration"

    opinion: str

    def perform(self) -> EvidenceRegistration:
        """The matter, waiting for the leader."""
        case, matter = self.opened()
        changes = asked(self.actor, self.opinion)
        self.refuse_unlawful(case, matter, measure=facts_of_registration(matter))
        self.move(matter, **changes)
        self.tell(case, "registration.requested", f"报请批准先行登记保存：{self.opinion}")
        return matter
