"""ProposeNoPenalty: investigation ends with the handlers' proposal not to punish (建议不予处罚; 行政处罚法 33, 57)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile, NoPenalty, Proposal
from lianzhi.cases.services import papers
from lianzhi.cases.services.facts import is_proven_overdue
from lianzhi.cases.services.module_facts import admonition_facts
from lianzhi.cases.services.modules import forgone
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure.facts import NoPenaltyFacts
from lianzhi.kernel.procedure.words import no_penalty_ground


@dataclass(frozen=True, kw_only=True)
class ProposeNoPenalty(CaseStep[NoPenalty]):
    """Propose it on one ground of the law, with what was found and how the party was taught."""

    step: ClassVar[str] = "propose-no-penalty"

    ground: str
    reason: str
    education: str
    course: str

    def perform(self) -> NoPenalty:
        """The proposal in force; an earlier one, to punish or not, is superseded."""
        case = self.opened()
        self.refuse_unlawful(
            case,
            no_penalty=claimed(case, self.ground, self.reason, self.education),
            admonition=admonition_facts(case),
        )
        if not self.course.strip():
            raise Malformed({"course": "请写明调查经过。"})
        for model in (Proposal, NoPenalty):
            for earlier in model.objects.filter(case=case, is_current=True):
                compare_and_set(earlier, {"is_current": True}, {"is_current": False})
        report = papers.keep(
            self.actor, case, "investigation_report", on=clock.today(), fields=self._report(case)
        )
        proposed = NoPenalty.objects.create(
            case=case,
            ground=self.ground,
            reason=self.reason,
            education=self.education,
            forgone_fen=forgone(case, overdue=is_proven_overdue(case)).fen,
            report=report,
        )
        self.move(case)
        self.tell(
            case,
            "case.no-penalty-proposed",
            f"调查终结，建议不予行政处罚：{ground_title(self.ground)}",
            digest=report.digest,
        )
        return proposed

    def _report(self, case: CaseFile) -> papers.Fields:
        base = papers.basics(case)
        return {
            "filed_on": case.filed_on,
            "party_intro": f"{case.party_name}（{base['party_id_label']}：{case.party_identifier}），"
            f"地址：{base['party_address']}",
            "course": self.course,
            "evidence": papers.evidence_rows(case),
            "law_applied": f"当事人涉嫌违反{base['violated']}的规定。{ground_title(self.ground)}"
            f"（{papers.cited(ground_refs(self.ground))}）。",
            "discretion": self.reason,
            "proposal": f"建议不予行政处罚，并对当事人进行教育：{self.education or '—'}",
            "correction_state": papers.correction_state(case),
            "reported_on": clock.today(),
        }


def claimed(case: CaseFile, ground: str, reason: str, education: str) -> NoPenaltyFacts:
    """The ground as the handlers claim it, with what the party's record says of age and kind."""
    born = case.party.get("birth")
    facts = NoPenaltyFacts(
        ground=ground, reason=reason, education=education, is_person=case.party_kind == "person"
    )
    return replace(facts, born_on=date.fromisoformat(born)) if born else facts


def ground_title(key: str) -> str:
    """The statutory words of a ground; LookupError for an unknown one."""
    found = no_penalty_ground(key)
    if found is None:
        raise LookupError(f"no ground {key}")
    return found.title


def ground_refs(key: str) -> str:
    """The refs of a ground, separated as `papers.cited` reads them."""
    found = no_penalty_ground(key)
    return ";".join(found.cite) if found is not None else ""
