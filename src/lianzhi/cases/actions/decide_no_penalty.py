"""DecideNoPenalty: the head decides not to punish; the decision is served (不予行政处罚决定; 行政处罚法 57)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.propose_no_penalty import ground_refs, ground_title
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile, NoPenalty
from lianzhi.cases.selectors import no_penalty_of
from lianzhi.cases.services import papers
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure.words import no_penalty_ground


@dataclass(frozen=True, kw_only=True)
class DecideNoPenalty(CaseStep[NoPenalty]):
    """Decide on the handlers' proposal; education is recorded, the relief is counted."""

    step: ClassVar[str] = "decide-no-penalty"

    opinion: str

    def perform(self) -> NoPenalty:
        """The decision with its numbered document."""
        case = self.opened()
        self.refuse_unlawful(case)
        found = no_penalty_of(case)
        if found is None:
            raise WrongState("承办人没有建议不予处罚。")
        if not self.opinion.strip():
            raise Malformed({"opinion": "请填写决定意见。"})
        today = clock.today()
        document = papers.keep(self.actor, case, "no_penalty", on=today, fields=self._fields(case, found))
        compare_and_set(
            found,
            {"decided_on": None},
            {
                "decided_on": today,
                "approver_id": self.actor.officer_key,
                "opinion": self.opinion,
                "document_id": document.pk,
                "serve_by": due("decision-service", today),
            },
        )
        self.move(case)
        self.tell(
            case,
            "case.not-punished",
            f"决定不予行政处罚，《{document.name}》{document.number}",
            document=document.number,
            digest=document.digest,
            forgone_fen=found.forgone_fen,
        )
        return found

    def _fields(self, case: CaseFile, found: NoPenalty) -> papers.Fields:
        authority, today = case.signs_as, clock.today()
        fields: papers.Fields = {
            "case_course": papers.course_of(case),
            "evidence": papers.evidence_lines(case),
            "ground": ground_title(found.ground),
            "ground_basis": papers.cited(ground_refs(found.ground)),
            "reasoning": found.reason,
            "education": found.education,
            "reconsideration_body": authority.reconsideration_body,
            "reconsideration_term": papers.term_of("reconsideration", today),
            "court": authority.court,
            "litigation_term": papers.term_of("litigation", today),
        }
        ground = no_penalty_ground(found.ground)
        if ground is not None and ground.guardian:
            fields["guardian"] = ground.guardian
        return fields
