"""PassReview: the reviewer passes the file once every problem is confirmed (法制审核通过)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.audit.selectors import history_of
from lianzhi.cases.actions.review_round import open_round, reviewer_facts
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import ReviewOutcome
from lianzhi.cases.models import CaseFile, Review
from lianzhi.cases.selectors import current_proposal
from lianzhi.cases.services import papers
from lianzhi.cases.services.facts import READER, owners_of
from lianzhi.cases.services.weighing import kinds_of
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.amounts import money_zh
from lianzhi.documents.selectors import issued_documents_of
from lianzhi.evidence.selectors import evidence_of
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
        kinds = kinds_of(proposal.measures) if proposal else []
        fine = [f"罚款{money_zh(amount)}"] if amount.fen else []
        officer = officers_by_id([self.actor.officer_key])[0]
        materials = [f"{each.name} {each.number}".strip() for each in issued_documents_of(*owners_of(case))]
        materials += [
            f"{each.get_kind_display()}“{each.title}”" for each in evidence_of(READER, *owners_of(case))
        ]
        return {
            "submitted_by": f"{case.authority}　{'、'.join(each['name'] for each in papers.officers(case))}",
            "received_on": self._received_on(case),
            "reason_for_review": "拟作出行政处罚决定前的法制审核",
            "proposed_decision": "、".join([*kinds, *fine]),
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

    def _received_on(self, case: CaseFile) -> date:
        """The day the file came to the reviewer the last time."""
        came = history_of(case).filter(event__in=("case.review-submitted", "case.review-resubmitted")).first()
        return clock.day_of(came.at) if came else clock.today()
