"""What approving and refusing a transfer have in common: the head alone decides, and the sheet says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CaseFile, CrimeTransfer
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.crimes import fields_of_transfer
from lianzhi.core import clock
from lianzhi.kernel.procedure import transfer_materials
from lianzhi.organisation.selectors import authority, officers_by_id


@dataclass(frozen=True, kw_only=True)
class TransferDecision(ProceedingStep[CrimeTransfer]):
    """The decision of the head (正职负责人或者主持工作的负责人) on the report."""

    model: ClassVar[type[Proceeding]] = CrimeTransfer

    opinion: str
    late_reason: str = ""

    def decider_is_head(self, case: CaseFile) -> bool:
        """True where the one who decides heads the authority that signs."""
        officer = officers_by_id([self.actor.officer_key])[0]
        return officer.name == authority(case.signs_as_id).head_name

    def sheet(self, case: CaseFile, matter: CrimeTransfer, decision: str) -> None:
        """The approval sheet, whatever was decided."""
        today: date = clock.today()
        fields: dict[str, Any] = {
            **fields_of_transfer(case, matter),
            "materials": [each.title for each in transfer_materials()],
            "team_opinion": matter.report,
            "decision": decision,
            "head_opinion": self.opinion,
            "head_name": self.actor.name,
            "decide_until": matter.decide_by,
            "approved_on": today,
        }
        papers.keep(self.actor, case, "transfer_approval", on=today, fields=fields)
