"""PassReview: the reviewer passes the file once every problem is confirmed (法制审核通过)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.review_round import open_round, reviewer_facts
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import ReviewOutcome
from lianzhi.cases.models import CaseFile, Review
from lianzhi.cases.selectors import current_proposal
from lianzhi.cases.services import papers
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.selectors import documents_of
from lianzhi.kernel.types import Money
from lianzhi.organisation.selectors import officers_by_id


@dataclass(frozen=True, kw_only=True)
class PassReview(CaseStep[Review]):
    """Pass; `conclusions` are (item, conclusion) pairs over subject, procedure, facts, evidence, law, discretion."""

    step: ClassVar[str] = "pass-review"

    opinion: str
    conclusions: tuple[tuple[str, str], ...]

    def perform(self) -> Review:
        """The round that passed."""
        case = self.opened()
        if not self.opinion.strip():
            raise Malformed({"opinion": "请填写审核意见。"})
        self.refuse_unlawful(case, reviewer=reviewer_facts(self.actor))
        today = clock.today()
        review = open_round(self.actor, case)
        document = papers.keep(self.actor, case, "legal_review", on=today, fields=self._fields(case))
        compare_and_set(
            review,
            {"outcome": ReviewOutcome.PENDING},
            {
                "outcome": ReviewOutcome.PASSED,
                "concluded_on": today,
                "opinion": self.opinion,
                "document_id": document.pk,
            },
        )
        self.move(case)
        self.tell(
            case,
            "case.review-passed",
            f"法制审核通过：{self.opinion}",
            digest=document.digest,
        )
        return review

    def _fields(self, case: CaseFile) -> papers.Fields:
        proposal = current_proposal(case)
        amount = Money(proposal.amount_fen if proposal else 0)
        officer = officers_by_id([self.actor.officer_key])[0]
        materials = [f"{each.name}{each.number}" for each in documents_of(self.actor, case.owner_key)]
        return {
            "submitted_by": f"{case.authority}　{'、'.join(each['name'] for each in papers.officers(case))}",
            "received_on": clock.today(),
            "reason_for_review": "拟作出行政处罚决定前的法制审核",
            "proposed_decision": f"拟罚款{amount.as_yuan}元",
            "materials": materials,
            "conclusions": [
                {"item": item, "conclusion": conclusion} for item, conclusion in self.conclusions
            ],
            "result": "审核通过",
            "opinion": self.opinion,
            "reviewer_name": officer.name,
            "reviewer_qualification": officer.legal_qualification,
            "reviewed_on": clock.today(),
        }
