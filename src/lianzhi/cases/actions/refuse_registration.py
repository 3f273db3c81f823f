"""RefuseRegistration: the leader does not allow it (不予批准先行登记保存)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import answered
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import EvidenceRegistration
from lianzhi.cases.models.proceeding import Proceeding


@dataclass(frozen=True, kw_only=True)
class RefuseRegistration(ProceedingStep[EvidenceRegistration]):
    """Refuse with the reason; nothing was taken, so the matter ends here."""

    model: ClassVar[type[Proceeding]] = EvidenceRegistration
    step: ClassVar[str] = "refuse-registration"

    opinion: str

    def perform(self) -> EvidenceRegistration:
        """The refused matter."""
        case, matter = self.opened()
        self.move(matter, **answered(self.actor, self.opinion))
        self.tell(case, "registration.refused", f"不予批准先行登记保存：{self.opinion}")
        return matter
