"""ApproveFiling: the leader of the signing authority files the case; number, clock and document start here (立案)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.approval import approve
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.clues import source_of
from lianzhi.cases.models import CaseFile
from lianzhi.cases.services import papers
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ApproveFiling(CaseStep[CaseFile]):
    """File the case today; 行政处罚法 60 counts from here."""

    step: ClassVar[str] = "approve-filing"

    opinion: str

    def perform(self) -> CaseFile:
        """The case under investigation, with its number."""
        case = self.opened()
        self.refuse_unlawful(case)
        today = clock.today()
        self.move(case, filed_on=today, decide_by=due("penalty-decision", today))
        approval = approve(self.actor, case, "filing", opinion=self.opinion)
        document = papers.keep(
            self.actor,
            case,
            "case_filing",
            on=today,
            fields={
                "case_source": source_of(case),
                "conduct_on": case.conduct_on,
                "officer_opinion": approval.opinion_of_handler,
                "officer_opined_on": clock.day_of(approval.submitted_at),
                "approval_opinion": approval.opinion,
                "approver_name": self.actor.name,
                "approved_on": today,
            },
        )
        compare_and_set(case, {"number": ""}, {"number": document.number})
        self.tell(
            case,
            "case.filed",
            f"批准立案，案号{document.number}，应当于{case.decide_by}前作出决定",
            document=document.number,
            digest=document.digest,
        )
        return case
