"""The ordinary way of a case in the story: from the finding to the archive (示例)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.approve_filing import ApproveFiling
from lianzhi.cases.actions.archive import Archive
from lianzhi.cases.actions.decide import Decide
from lianzhi.cases.actions.issue_notice import IssueNotice
from lianzhi.cases.actions.open_case import OpenCase
from lianzhi.cases.actions.pass_review import PassReview
from lianzhi.cases.actions.propose_penalty import ProposePenalty
from lianzhi.cases.actions.prove_service import ProveService
from lianzhi.cases.actions.record_defence import RecordDefence
from lianzhi.cases.actions.record_inquiry import Interviewee, RecordInquiry
from lianzhi.cases.actions.record_payment import RecordPayment
from lianzhi.cases.actions.return_review import ReturnReview
from lianzhi.cases.actions.serve_notice import ServeNotice
from lianzhi.cases.actions.serving import Service
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.actions.submit_filing import SubmitFiling
from lianzhi.cases.actions.submit_review import SubmitReview
from lianzhi.cases.constants import DefenceKind
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import current_proposal, latest_notice
from lianzhi.cases.services.facts import is_proven_overdue
from lianzhi.cases.services.parties import unit_of
from lianzhi.cases.services.weighing import paragraph, stages_of, weigh
from lianzhi.console.sample.telling import Teller
from lianzhi.core import clock
from lianzhi.inspections.constants import FindingState
from lianzhi.inspections.models import Finding
from lianzhi.kernel.types import Money

Deed = tuple[int, Callable[[], object]]


def open_case(teller: Teller, finding: Finding) -> CaseFile:
    """The finding as a case of the authority that found it."""
    finding.refresh_from_db()
    mended = "复查时已经整改" if finding.state == FindingState.CORRECTED else "复查时仍未整改"
    return OpenCase(
        actor=teller.lead,
        finding_id=finding.pk,
        party=unit_of(finding.inspection.enterprise),
        cause=finding.description,
        facts=f"检查发现{finding.description}，责令限期整改，{mended}。",
        conduct_on=finding.found_on,
        lead_id=teller.team[0],
        assistant_id=teller.team[1],
    ).execute()


def deeds(teller: Teller, case: CaseFile, until: str) -> Iterator[Deed]:
    """The way of a case: how many days after the last deed, and the deed."""
    key = case.pk

    def submit() -> None:
        SubmitFiling(actor=teller.lead, case_id=key, opinion="有初步证据证明，建议立案。").execute()

    def close() -> None:
        SubmitClosure(actor=teller.lead, case_id=key, opinion="已履行完毕，建议结案。").execute()

    yield 0, submit
    yield 1, lambda: ApproveFiling(actor=teller.leader, case_id=key, opinion="同意立案。").execute()
    yield 2, lambda: _inquire(teller, case)
    yield 1, lambda: _propose(teller, case)
    yield 1, lambda: SubmitReview(actor=teller.lead, case_id=key).execute()
    yield 1, lambda: _review(teller, case, until)
    yield 1, lambda: _notify(teller, case)
    yield _waiting(teller, case), lambda: _silent(teller, case)
    yield 1, lambda: _decide(teller, case)
    yield 1, lambda: _serve(teller, case)
    yield 6, lambda: _pay(teller, case)
    yield 1, close
    yield 1, lambda: ApproveClosure(actor=teller.leader, case_id=key, opinion="同意结案。").execute()
    yield 1, lambda: Archive(actor=teller.lead, case_id=key).execute()


def _waiting(teller: Teller, case: CaseFile) -> int:
    """Days until the terms of the notice are over; one where they are already."""
    notice = latest_notice(case)
    ends = [each for each in (notice.defence_until, notice.hearing_until) if each] if notice else []
    over: date = max(ends, default=teller.day) + timedelta(days=1)
    return max(1, (over - teller.day).days)


def _inquire(teller: Teller, case: CaseFile) -> None:
    enterprise = case.enterprise
    RecordInquiry(
        actor=teller.lead,
        case_id=case.pk,
        person=Interviewee(
            name=enterprise.safety_officer or enterprise.principal,
            sex="男",
            birth=date(1985, 6, 1),
            identifier="350525198506010000（示例）",
            phone=enterprise.phone,
            address=enterprise.address,
            workplace=enterprise.name,
            post="安全生产管理人员",
            relation="当事人的工作人员",
        ),
        place=f"{case.authority}询问室",
        started_at=clock.now() - timedelta(hours=2),
        ended_at=clock.now() - timedelta(hours=1),
        reply="证件看清了，不申请回避。",
        exchanges=(
            ("检查发现的问题是否属实？", "属实。"),
            ("为什么没有按期整改？", "订购的物资没有按时到货。"),
        ),
    ).execute()


def _propose(teller: Teller, case: CaseFile) -> None:
    stage = stages_of(case, overdue=is_proven_overdue(case))[0].value
    weighing = weigh(case, stage=stage, chosen=(), on=teller.day)
    band = weighing.proposal.band
    # The lower quarter of the band, in whole hundreds.
    amount = Money((3 * band.low.fen + band.high.fen) // 4 // 10_000 * 10_000) if band else Money(0)
    ProposePenalty(
        actor=teller.lead,
        case_id=case.pk,
        stage=stage,
        factors=(),
        amount=amount,
        reason=paragraph(weighing),
        course="依法进行现场检查、询问和取证，现已调查终结。",
    ).execute()


def _review(teller: Teller, case: CaseFile, until: str) -> None:
    reviewer = teller.actor("reviewer")
    if until == "returned":
        problems = (("询问笔录缺少到场人签名", "行政处罚法第五十五条"), ("裁量理由没有写明整改情况", ""))
        ReturnReview(actor=reviewer, case_id=case.pk, problems=problems).execute()
        return
    items = ("执法主体合法", "事实清楚", "适用法律准确", "程序合法")
    PassReview(
        actor=reviewer,
        case_id=case.pk,
        opinion="同意。",
        conclusions=tuple((item, "是") for item in items),
    ).execute()


def service(teller: Teller, case: CaseFile) -> Service:
    """Handed over to the party's principal on the day."""
    return Service(
        method="direct",
        served_on=teller.day,
        receiver=case.enterprise.principal,
        place=case.enterprise.address,
    )


def _notify(teller: Teller, case: CaseFile) -> None:
    IssueNotice(actor=teller.lead, case_id=case.pk).execute()
    ServeNotice(actor=teller.lead, case_id=case.pk, service=service(teller, case)).execute()


def _silent(teller: Teller, case: CaseFile) -> None:
    RecordDefence(
        actor=teller.lead, case_id=case.pk, kind=DefenceKind.SILENT, received_on=teller.day
    ).execute()


def _decide(teller: Teller, case: CaseFile) -> None:
    proposal = current_proposal(case)
    amount = Money(proposal.amount_fen if proposal else 0)
    Decide(actor=teller.leader, case_id=case.pk, amount=amount, opinion="同意处罚。").execute()


def _serve(teller: Teller, case: CaseFile) -> None:
    ProveService(actor=teller.lead, case_id=case.pk, service=service(teller, case)).execute()


def _pay(teller: Teller, case: CaseFile) -> None:
    RecordPayment(
        actor=teller.lead,
        case_id=case.pk,
        amount=Money(case.decision.amount_fen),
        paid_on=teller.day,
        bank=case.signs_as.bank,
        receipt_number=f"示例票据{case.pk:06}",
    ).execute()
