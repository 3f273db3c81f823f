"""What granting and refusing a recusal have in common: who decides, why, and the written answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CaseFile, Recusal
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.recusals import facts_of_recusal
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.kernel.procedure import RecusalFacts
from lianzhi.organisation.models import Officer

GRANTED, REFUSED = "准许回避", "不予准许"


@dataclass(frozen=True, kw_only=True)
class AnswerRecusal(ProceedingStep[Recusal]):
    """Decide on an application (行政处罚法 43); `together` are the heads who discussed the recusal of one of them."""

    model: ClassVar[type[Proceeding]] = Recusal

    findings: str
    reason: str
    told_how: str
    together: tuple[str, ...] = ()

    def decided_facts(self, matter: Recusal, *, successor: str = "") -> RecusalFacts:
        """The application with what this decision says of it."""
        return replace(
            facts_of_recusal(matter),
            decider_is_person=matter.officer_id == self.actor.officer_key,
            together=self.together,
            findings=self.findings,
            reason=self.reason,
            successor=successor,
        )

    def require_answer(self) -> None:
        """Malformed where nothing says how the applicant gets the answer in writing."""
        if not self.told_how.strip():
            raise Malformed({"told_how": "请写明决定书怎样送交申请人。"})

    def answer(self, case: CaseFile, matter: Recusal, decision: str, successor: Officer | None) -> None:
        """Write the decision and take the matter to its end."""
        self.move(
            matter,
            findings=self.findings,
            decision_reason=self.reason,
            together=list(self.together),
            told_how=self.told_how,
            decided_by_id=self.actor.officer_key,
            decided_on=clock.today(),
            successor_id=successor.pk if successor else None,
        )
        document = papers.keep(
            self.actor, case, "recusal", on=clock.today(), fields=self._fields(matter, decision, successor)
        )
        matter.document = document
        matter.save(update_fields=["document"])

    def _fields(self, matter: Recusal, decision: str, successor: Officer | None) -> dict[str, Any]:
        together = f"集体讨论（参加：{'、'.join(self.together)}）" if self.together else self.actor.name
        return {
            "applicant": matter.applicant,
            "applied_on": matter.applied_on,
            "person_named": f"{matter.get_part_display()}{matter.officer.name}",
            "reason": matter.reason,
            "findings": self.findings,
            "decision": decision,
            "decision_reason": self.reason,
            "decider_name": together,
            "issued_on": clock.today(),
            "successor": f"{successor.name}" if successor else "",
        }
