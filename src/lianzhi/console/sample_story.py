"""The demo's story: inspections and cases of the last months, told through the same acts as people use (示例)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import msgspec
from django.core.files.base import File

from lianzhi.cases.actions.answer_handover import AnswerHandover
from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.approve_filing import ApproveFiling
from lianzhi.cases.actions.archive import Archive
from lianzhi.cases.actions.decide import Decide
from lianzhi.cases.actions.hand_over import HandOver
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
from lianzhi.cases.services.parties import unit_of
from lianzhi.cases.services.weighing import paragraph, weigh
from lianzhi.console import sample_modules
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Refused
from lianzhi.enterprises.models import Enterprise
from lianzhi.inspections.actions.add_finding import AddFinding
from lianzhi.inspections.actions.answer_checklist import AnswerChecklist, LineAnswer
from lianzhi.inspections.actions.attach_evidence import AttachEvidence
from lianzhi.inspections.actions.close_inspection import CloseInspection
from lianzhi.inspections.actions.finish_inspection import FinishInspection
from lianzhi.inspections.actions.issue_order import IssueRectificationOrder
from lianzhi.inspections.actions.notify_inspection import NotifyInspection
from lianzhi.inspections.actions.plan_inspection import PlanInspection
from lianzhi.inspections.actions.record_attendance import RecordAttendance
from lianzhi.inspections.actions.reinspect import Reinspect, ResultSeen
from lianzhi.inspections.actions.start_inspection import StartInspection
from lianzhi.inspections.checklists import checklist
from lianzhi.inspections.constants import (
    AttendeePost,
    ChecklistResult,
    FindingState,
    InspectionKind,
    ReinspectionResult,
)
from lianzhi.inspections.models import Finding, Inspection, RectificationOrder
from lianzhi.inspections.selectors import unsettled
from lianzhi.kernel.calendars import NATIONAL
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Money
from lianzhi.organisation.models import Account
from lianzhi.organisation.services import actor_for

RECTIFICATION = timedelta(days=5)


class Found(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding of the story; `until` is the state its case reaches, `handed_over`, or `none`."""

    line: str
    description: str
    location: str
    corrected: bool
    until: str = "none"


class Visit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One inspection of the story: how long ago, by which accounts, the nth enterprise of the place."""

    days_ago: int
    lead: str
    second: str
    nth: int
    found: tuple[Found, ...]


class Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole story."""

    checklist: str
    contact_phone: str
    visits: tuple[Visit, ...]


@dataclass
class Teller:
    """Tells one visit, day by day; stops where the next day has not come yet."""

    story: Story
    visit: Visit
    today: date
    day: date

    def actor(self, username: str) -> Actor:
        """The actor an account was on the day."""
        found = actor_for(
            Account.objects.select_related("officer__authority").get(username=username), self.day
        )
        if found is None:
            raise LookupError(f"the account {username} has no officer")
        return found

    @property
    def lead(self) -> Actor:
        """Who leads the visit and the case."""
        return self.actor(self.visit.lead)

    @property
    def team(self) -> tuple[int, int]:
        """The two officers."""
        return self.lead.officer_key, self.actor(self.visit.second).officer_key

    def tell(self) -> None:
        """The visit, the order, the re-inspection, and what became of each finding."""
        with self._on(self.day, hour=9):
            inspection = self._plan()
        with self._on(self.day, hour=10):
            self._look(inspection)
        with self._on(self.day, hour=12):
            order = self._order(inspection)
        if not self._comes(order.due_on + timedelta(days=1)):
            return
        with self._on(self.day, hour=10):
            self._reinspect(order)
        reinspected_on = self.day
        for found, finding in zip(self.visit.found, inspection.findings.order_by("number"), strict=True):
            if found.until == "handed_over":
                self._hand_over(finding)
            elif found.until != "none":
                self._case(finding, found.until)
            self.day = max(self.day, reinspected_on)
        with self._on(self.day, hour=17):
            self._close(inspection)

    def _on(self, day: date, *, hour: int) -> Any:
        return clock.frozen(datetime.combine(day, time(hour), tzinfo=clock.SHANGHAI))

    def _comes(self, day: date) -> bool:
        """Move to the working day on or after `day`; False where it lies ahead."""
        self.day = NATIONAL.on_or_after(day)
        return self.day < self.today

    def _plan(self) -> Inspection:
        actor = self.lead
        enterprises = Enterprise.objects.visible_to(actor).filter(sector="metallurgy_trade").order_by("pk")
        enterprise = enterprises[self.visit.nth % enterprises.count()]
        inspection = PlanInspection(
            actor=actor,
            enterprise_id=enterprise.pk,
            authority_code=actor.authority_code,
            kind=InspectionKind.DAILY,
            checklist=self.story.checklist,
            planned_on=self.day,
            enforcing=self.team,
        ).execute()
        NotifyInspection(
            actor=actor,
            inspection_id=inspection.pk,
            reason="实施年度监督检查计划",
            check_modes=("现场查看", "查阅资料"),
            reviewer_name=self.actor("leader").name,
            reviewed_on=self.day,
            approver_name=self.actor("leader").name,
            approved_on=self.day,
            contact_phone=self.story.contact_phone,
            complaint_phone=self.story.contact_phone,
        ).execute()
        return inspection

    def _look(self, inspection: Inspection) -> None:
        actor, enterprise = self.lead, inspection.enterprise
        StartInspection(
            actor=actor,
            inspection_id=inspection.pk,
            started_at=clock.now(),
            site="生产车间、配电房、厂区",
            certificates_shown=True,
        ).execute()
        RecordAttendance(
            actor=actor, inspection_id=inspection.pk, name=enterprise.principal, post=AttendeePost.PRINCIPAL
        ).execute()
        problems = {each.line for each in self.visit.found}
        answers = {
            line.key: LineAnswer(ChecklistResult.PROBLEM if line.key in problems else ChecklistResult.FINE)
            for line in checklist(self.story.checklist).lines
        }
        AnswerChecklist(actor=actor, inspection_id=inspection.pk, answers=answers).execute()
        for found in self.visit.found:
            self._find(inspection, found)

    def _find(self, inspection: Inspection, found: Found) -> None:
        line = next(each for each in checklist(self.story.checklist).lines if each.key == found.line)
        finding = AddFinding(
            actor=self.lead,
            inspection_id=inspection.pk,
            item_code=line.item,
            obligation=line.obligation,
            penalty=line.penalty,
            description=found.description,
            location=found.location,
        ).execute()
        AttachEvidence(
            actor=self.lead,
            finding_id=finding.pk,
            file=File(BytesIO(sample_picture()), name="现场照片.png"),
            file_name="现场照片.png",
            taken_at=clock.now(),
            taken_place=found.location,
            proves=found.description,
        ).execute()

    def _order(self, inspection: Inspection) -> RectificationOrder:
        actor, enterprise = self.lead, inspection.enterprise
        FinishInspection(
            actor=actor,
            inspection_id=inspection.pk,
            ended_at=clock.now(),
            summary=f"检查了{enterprise.name}的生产车间、配电房和安全管理资料。",
            reply="证件已看清，不申请回避。",
        ).execute()
        return IssueRectificationOrder(
            actor=actor,
            inspection_id=inspection.pk,
            measures={each.pk: "按照规定整改到位" for each in inspection.findings.all()},
            served_on=self.day,
            due_on=self.day + RECTIFICATION,
            received_by=enterprise.principal,
        ).execute()

    def _reinspect(self, order: RectificationOrder) -> None:
        findings = order.findings.order_by("number")
        results = {
            finding.pk: ResultSeen(ReinspectionResult.CORRECTED, "")
            if found.corrected
            else ResultSeen(ReinspectionResult.NOT_CORRECTED, "现场仍未整改")
            for found, finding in zip(self.visit.found, findings, strict=True)
        }
        Reinspect(
            actor=self.lead,
            order_id=order.pk,
            reinspected_on=self.day,
            officer_ids=self.team,
            results=results,
            opinion="已整改的予以销号；未整改的依法处理。",
        ).execute()

    def _close(self, inspection: Inspection) -> None:
        """Close the inspection where every problem is mended, in a case or handed over."""
        if not unsettled(inspection.findings.all()):
            CloseInspection(actor=self.lead, inspection_id=inspection.pk).execute()

    def _hand_over(self, finding: Finding) -> None:
        with self._on(self.day, hour=15):
            handover = HandOver(
                actor=self.lead, finding_id=finding.pk, facts=f"检查发现：{finding.description}"
            ).execute()
        if self._comes(self.day + timedelta(days=2)):
            with self._on(self.day, hour=10):
                AnswerHandover(
                    actor=self.actor("county"),
                    handover_id=handover.pk,
                    accepted=True,
                    feedback="已接收，由本局依法处理。",
                ).execute()

    def _case(self, finding: Finding, until: str) -> None:
        if until in sample_modules.WAYS:
            with self._on(self.day, hour=15):
                sample_modules.tell(self.lead, finding, until, self.team[1])
            return
        with self._on(self.day, hour=15):
            case = OpenCase(
                actor=self.lead,
                finding_id=finding.pk,
                party=unit_of(finding.inspection.enterprise),
                cause=finding.description,
                facts=f"检查发现{finding.description}，责令限期整改，{self._mended(finding)}。",
                conduct_on=finding.found_on,
                lead_id=self.team[0],
                assistant_id=self.team[1],
            ).execute()
        for after, deed in self._deeds(case, until):
            case.refresh_from_db()
            if case.state == until or not self._comes(self.day + timedelta(days=after)):
                return
            with self._on(self.day, hour=16):
                deed()

    def _mended(self, finding: Finding) -> str:
        finding.refresh_from_db()
        return "复查时已经整改" if finding.state == FindingState.CORRECTED else "复查时仍未整改"

    def _deeds(self, case: CaseFile, until: str) -> Iterator[tuple[int, Callable[[], object]]]:
        """The way of a case: how many days after the last deed, and the deed."""
        key = case.pk
        yield (
            0,
            lambda: SubmitFiling(
                actor=self.lead, case_id=key, opinion="有初步证据证明，建议立案。"
            ).execute(),
        )
        yield (
            1,
            lambda: ApproveFiling(actor=self.actor("leader"), case_id=key, opinion="同意立案。").execute(),
        )
        yield 2, lambda: self._inquire(case)
        yield 1, lambda: self._propose(case)
        yield 1, lambda: SubmitReview(actor=self.lead, case_id=key).execute()
        yield 1, lambda: self._review(case, until)
        yield 1, lambda: self._notify(case)
        notice = latest_notice(case)
        waiting = (notice.defence_until - self.day).days + 1 if notice and notice.defence_until else 1
        yield waiting, lambda: self._silent(case)
        yield 1, lambda: self._decide(case)
        yield 1, lambda: self._serve(case)
        yield 6, lambda: self._pay(case)
        yield (
            1,
            lambda: SubmitClosure(actor=self.lead, case_id=key, opinion="已履行完毕，建议结案。").execute(),
        )
        yield (
            1,
            lambda: ApproveClosure(actor=self.actor("leader"), case_id=key, opinion="同意结案。").execute(),
        )
        yield 1, lambda: Archive(actor=self.lead, case_id=key).execute()

    def _inquire(self, case: CaseFile) -> None:
        enterprise = case.enterprise
        RecordInquiry(
            actor=self.lead,
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

    def _propose(self, case: CaseFile) -> None:
        weighing = weigh(case, stage="base", chosen=(), on=self.day)
        band = weighing.proposal.band
        # The lower quarter of the band, in whole hundreds.
        amount = Money((3 * band.low.fen + band.high.fen) // 4 // 10_000 * 10_000) if band else Money(0)
        ProposePenalty(
            actor=self.lead,
            case_id=case.pk,
            stage="base",
            factors=(),
            amount=amount,
            reason=paragraph(weighing),
            course="依法进行现场检查、询问和取证，现已调查终结。",
        ).execute()

    def _review(self, case: CaseFile, until: str) -> None:
        reviewer = self.actor("reviewer")
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

    def _service(self, case: CaseFile) -> Service:
        return Service(
            method="direct",
            served_on=self.day,
            receiver=case.enterprise.principal,
            place=case.enterprise.address,
        )

    def _notify(self, case: CaseFile) -> None:
        IssueNotice(actor=self.lead, case_id=case.pk).execute()
        ServeNotice(actor=self.lead, case_id=case.pk, service=self._service(case)).execute()

    def _silent(self, case: CaseFile) -> None:
        RecordDefence(
            actor=self.lead, case_id=case.pk, kind=DefenceKind.SILENT, received_on=self.day
        ).execute()

    def _decide(self, case: CaseFile) -> None:
        proposal = current_proposal(case)
        amount = Money(proposal.amount_fen if proposal else 0)
        Decide(actor=self.actor("leader"), case_id=case.pk, amount=amount, opinion="同意处罚。").execute()

    def _serve(self, case: CaseFile) -> None:
        ProveService(actor=self.lead, case_id=case.pk, service=self._service(case)).execute()

    def _pay(self, case: CaseFile) -> None:
        amount = Money(case.decision.amount_fen)
        RecordPayment(
            actor=self.lead,
            case_id=case.pk,
            amount=amount,
            paid_on=self.day,
            bank=case.signs_as.bank,
            receipt_number=f"示例票据{case.pk:06}",
        ).execute()


def tell(today: date) -> int:
    """Tell the story once; how many inspections were told, 0 where there are inspections already."""
    if Inspection.objects.exists():
        return 0
    story = load_yaml("counties/350525/story.yaml", Story)
    for visit in story.visits:
        start = NATIONAL.on_or_before(today - timedelta(days=visit.days_ago))
        try:
            Teller(story, visit, today, start).tell()
        except Refused as refused:
            raise RuntimeError(f"the story's visit {visit.nth} is refused: {refused.message}") from refused
    return len(story.visits)


def sample_picture() -> bytes:
    """A grey PNG of 320 × 240 with a darker band: a stand-in for a photo, made here so that none is committed."""
    width, height = 320, 240
    rows = b"".join(
        b"\x00" + (b"\x7a\x86\x94" if 90 < y < 150 else b"\xc9\xd1\xda") * width for y in range(height)
    )

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
