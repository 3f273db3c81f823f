"""ApproveClosure: the leader closes the performed case (结案)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.audit.selectors import history_of
from lianzhi.cases.actions.approval import approve
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile, Decision, NoPenalty, Termination
from lianzhi.cases.selectors import decision_of, decision_served_on, no_penalty_of, payments_of
from lianzhi.cases.services import papers
from lianzhi.cases.services.execution_papers import remedy_course
from lianzhi.cases.services.facts import READER, owners_of
from lianzhi.cases.services.following import publication_of, revoked_decision
from lianzhi.cases.services.paying import left_to_perform
from lianzhi.core import clock
from lianzhi.core.refusals import WrongState
from lianzhi.documents.amounts import money_zh
from lianzhi.documents.selectors import issued_documents_of
from lianzhi.evidence.selectors import evidence_of
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.execution import execution_pack
from lianzhi.kernel.types import Money


@dataclass(frozen=True, kw_only=True)
class ApproveClosure(CaseStep[CaseFile]):
    """Close the case."""

    step: ClassVar[str] = "approve-closure"

    opinion: str

    def perform(self) -> CaseFile:
        """The closed case."""
        case = self.opened()
        self.refuse_unlawful(case, owed=left_to_perform(case, clock.today()))
        decision, served_on = decision_of(case), decision_served_on(case)
        fallen, spared = revoked_decision(case), no_penalty_of(case)
        if decision is None and fallen is None and spared is None:
            raise WrongState("本案还没有送达的决定。")
        today = clock.today()
        approval = approve(self.actor, case, "closure", opinion=self.opinion)
        if decision is not None and served_on is not None:
            template, fields = "case_close", _outcome(case, decision, served_on)
        elif spared is not None and served_on is not None:
            template, fields = "case_close", _spared(case, spared, served_on)
        else:
            template, fields = "close_cancel", _cancelled(fallen)
        document = papers.keep(
            self.actor,
            case,
            template,
            on=today,
            fields={
                **fields,
                "filing_number": case.number,
                "filed_on": case.filed_on or (decision.decided_on if decision else None),
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


def _outcome(case: CaseFile, decision: Decision, served_on: date) -> papers.Fields:
    """What was decided and how it was carried out, on the ordinary closing sheet."""
    receipts = "；".join(
        f"{date_zh(payment.paid_on)}由{payment.bank}收缴{money_zh(Money(payment.amount_fen))}，票据号码{payment.receipt_number}"
        for payment in payments_of(case)
    )
    fields: papers.Fields = {
        "decision_number": decision.document.number,
        "decided_on": decision.decided_on,
        "served_on": served_on,
        "outcome": papers.outcome_of(decision),
        "execution": "；".join(each for each in (receipts, _ended(decision)) if each) or _performance(case),
        "documents_state": f"已制作文书{len(issued_documents_of(*owners_of(case)))}件，"
        f"已登记证据{len(evidence_of(READER, *owners_of(case)))}件",
        "remedy_state": remedy_course(decision),
    }
    publication = publication_of(decision)
    if publication is not None:
        fields["disclosure_state"] = f"{date_zh(publication.published_on)}在{publication.channel}公开"
    return fields


def _spared(case: CaseFile, spared: NoPenalty, served_on: date) -> papers.Fields:
    """A decision not to punish, on the ordinary closing sheet."""
    return {
        "decision_number": spared.document.number if spared.document else "",
        "decided_on": spared.decided_on,
        "served_on": served_on,
        "outcome": papers.ended_as(case),
        "execution": "不予行政处罚决定已送达，已对当事人进行教育",
        "documents_state": f"已制作文书{len(issued_documents_of(*owners_of(case)))}件，"
        f"已登记证据{len(evidence_of(READER, *owners_of(case)))}件",
    }


def _cancelled(fallen: Decision | None) -> papers.Fields:
    """Why nothing is left to carry out, on the sheet of a case that ends without a standing decision."""
    why = f"{fallen.revoked_by}撤销处罚决定：{fallen.revoked_why}" if fallen else ""
    return {
        "course": why,
        "outcome": "撤销案件",
        "ground": "其他依法应当撤销或者终止的情形",
        "reason": why,
        "aftercare": "无",
    }


def _ended(decision: Decision) -> str:
    """On what ground enforcement was ended, where it was."""
    ended = Termination.objects.filter(decision=decision).first()
    if ended is None:
        return ""
    titles = {each.key: each.title for each in execution_pack().termination_grounds}
    return f"{date_zh(ended.ended_on)}终结执行：{titles[ended.ground]}（{ended.proof}）"


def _performance(case: CaseFile) -> str:
    """How a decision without money was carried out, as its handlers recorded it."""
    told = history_of(case).filter(event="case.performance-recorded").first()
    return str(told.payload["how"]) if told else "已履行"
