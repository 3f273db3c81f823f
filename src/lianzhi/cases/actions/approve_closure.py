"""ApproveClosure: the leader closes the performed case (结案)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.audit.selectors import history_of
from lianzhi.cases.actions.approval import approve
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import decision_of, decision_served_on, payments_of
from lianzhi.cases.services import papers
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.facts import READER, owners_of
from lianzhi.core import clock
from lianzhi.core.refusals import WrongState
from lianzhi.documents.amounts import money_zh
from lianzhi.documents.selectors import issued_documents_of
from lianzhi.evidence.selectors import evidence_of
from lianzhi.kernel.types import Money


@dataclass(frozen=True, kw_only=True)
class ApproveClosure(CaseStep[CaseFile]):
    """Close the case."""

    step: ClassVar[str] = "approve-closure"

    opinion: str

    def perform(self) -> CaseFile:
        """The closed case."""
        case = self.opened()
        self.refuse_unlawful(case, owed=owed_on(case, clock.today()).total)
        decision, served_on = decision_of(case), decision_served_on(case)
        if decision is None or served_on is None:
            raise WrongState("本案还没有送达的处罚决定。")
        today = clock.today()
        approval = approve(self.actor, case, "closure", opinion=self.opinion)
        receipts = "；".join(
            f"{papers.zh(payment.paid_on)}由{payment.bank}收缴{money_zh(Money(payment.amount_fen))}，票据号码{payment.receipt_number}"
            for payment in payments_of(case)
        )
        document = papers.keep(
            self.actor,
            case,
            "case_close",
            on=today,
            fields={
                "filing_number": case.number,
                "filed_on": case.filed_on,
                "decision_number": decision.document.number,
                "decided_on": decision.decided_on,
                "served_on": served_on,
                "outcome": papers.outcome_of(decision),
                "execution": receipts or _performance(case),
                "documents_state": f"已制作文书{len(issued_documents_of(*owners_of(case)))}件，"
                f"已登记证据{len(evidence_of(READER, *owners_of(case)))}件",
                "officer_opinion": approval.opinion_of_handler,
                "officer_opined_on": clock.day_of(approval.submitted_at),
                "approval_opinion": self.opinion,
                "approver_name": self.actor.name,
                "approved_on": today,
            },
        )
        self.move(case, closed_on=today)
        self.tell(case, "case.closed", "批准结案", digest=document.digest)
        return case


def _performance(case: CaseFile) -> str:
    """How a decision without money was carried out, as its handlers recorded it."""
    told = history_of(case).filter(event="case.performance-recorded").first()
    return str(told.payload["how"]) if told else "已履行"
