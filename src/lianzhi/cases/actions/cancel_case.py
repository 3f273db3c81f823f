"""CancelCase: the head strikes a filed case that has nothing left to decide (撤销案件; 行政处罚法 36)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.propose_no_penalty import claimed, ground_refs, ground_title
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile, NoPenalty
from lianzhi.cases.selectors import cases_resting_on, findings_of
from lianzhi.cases.services import papers
from lianzhi.cases.services.joining import free_course
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import FindingCourse
from lianzhi.inspections.services import set_finding_course
from lianzhi.kernel.procedure.words import no_penalty_ground


@dataclass(frozen=True, kw_only=True)
class CancelCase(CaseStep[NoPenalty]):
    """Strike the case on a ground of the pack; a ground whose basis is unverified says so in the record."""

    step: ClassVar[str] = "cancel-case"

    ground: str
    reason: str
    opinion: str
    officer_opinion: str
    aftercare: str

    def perform(self) -> NoPenalty:
        """The record of striking; the findings are free again."""
        case = self.opened()
        self.refuse_unlawful(case, no_penalty=claimed(case, self.ground, self.reason, ""))
        typed = {name: getattr(self, name) for name in ("opinion", "officer_opinion", "aftercare")}
        if blank := {name: "请填写。" for name, text in typed.items() if not text.strip()}:
            raise Malformed(blank)
        today = clock.today()
        for earlier in NoPenalty.objects.filter(case=case, is_current=True):
            compare_and_set(earlier, {"is_current": True}, {"is_current": False})
        document = papers.keep(self.actor, case, "close_cancel", on=today, fields=self._fields(case))
        struck = NoPenalty.objects.create(
            case=case,
            ground=self.ground,
            reason=self.reason,
            decided_on=today,
            approver_id=self.actor.officer_key,
            opinion=self.opinion,
            document=document,
        )
        self.move(case, closed_on=today)
        for each in findings_of(case):
            if each.finding is not None and not cases_resting_on(each).exists():
                set_finding_course(each.finding, FindingCourse.IN_CASE, free_course(case, each.finding))
        self.tell(case, "case.cancelled", f"撤销案件：{ground_title(self.ground)}", digest=document.digest)
        return struck

    def _fields(self, case: CaseFile) -> papers.Fields:
        today, known = clock.today(), no_penalty_ground(self.ground)
        mark = "" if known is None or known.verified else "（依据待核定）"
        return {
            "filing_number": case.number,
            "filed_on": case.filed_on,
            "course": case.facts,
            "outcome": "撤销案件",
            "ground": known.paper if known is not None else "",
            "reason": f"{self.reason}依据：{papers.cited(ground_refs(self.ground))}{mark}",
            "aftercare": self.aftercare,
            "officer_opinion": self.officer_opinion,
            "officer_opined_on": today,
            "approval_opinion": self.opinion,
            "approver_name": self.actor.name,
            "approved_on": today,
        }
