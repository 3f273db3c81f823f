"""ApplyToCourt: the head signs the application for enforcement (申请人民法院强制执行)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import CourtApplication, Demand
from lianzhi.cases.services import execution_papers, papers
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.facts import facts_of
from lianzhi.cases.services.following import latest_demand
from lianzhi.cases.services.paying import with_execution
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.kernel.execution import execution_pack
from lianzhi.organisation.selectors import officers_by_id


@dataclass(frozen=True, kw_only=True)
class ApplyToCourt(CaseDeed[CourtApplication]):
    """Apply, inside the three months after the remedies ended and after the demand (行政强制法 53–55)."""

    deed: ClassVar[str] = "apply-to-court"

    subject: str
    materials: tuple[str, ...]
    agent: str = ""

    def perform(self) -> CourtApplication:
        """The application with its document."""
        case = self.opened()
        decision = self.standing(case)
        if not self.subject.strip():
            raise Malformed({"subject": "请填写执行标的情况：当事人的财产线索、所在地。"})
        today = clock.today()
        known = with_execution(case, facts_of(case, today)).payment
        self.refuse_unlawful(case, payment=replace(known, materials=frozenset(self.materials)))
        demand, owed = latest_demand(decision), owed_on(case, today)
        if demand is None:
            raise WrongState("还没有催告书。")
        document = papers.keep(
            self.actor,
            case,
            "court_apply",
            on=today,
            fields=execution_papers.court_fields(decision, demand, owed, self._given()),
        )
        applied = CourtApplication.objects.create(
            decision=decision,
            demand=demand,
            court=case.signs_as.court,
            subject=self.subject.strip(),
            amount_fen=owed.total.fen,
            materials=self._titles(),
            applied_on=today,
            signed_by_id=self.actor.officer_key,
            document=document,
        )
        self._tell(applied, demand)
        return applied

    def _given(self) -> dict[str, str]:
        officer = officers_by_id([self.actor.officer_key])[0]
        return {
            "agency_head": f"{officer.name}（负责人）",
            "agency_agent": self.agent.strip() or "无",
            "subject_matter": self.subject.strip(),
        }

    def _titles(self) -> list[str]:
        return [each.title for each in execution_pack().court_materials if each.key in self.materials]

    def _tell(self, applied: CourtApplication, demand: Demand) -> None:
        self.tell(
            applied.decision.case,
            "case.court-applied",
            f"向{applied.court}申请强制执行（{applied.document.number}）",
            digest=applied.document.digest,
            demand=demand.pk,
        )
