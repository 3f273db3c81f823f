"""A visit of the story: planned, made, its problems ordered corrected and looked at again (示例)."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

from django.core.files.base import File

from lianzhi.console.sample import operations
from lianzhi.console.sample.pictures import sample_picture
from lianzhi.console.sample.script import Found
from lianzhi.console.sample.telling import Teller
from lianzhi.core import clock
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
    HazardLevel,
    InspectionKind,
    ReinspectionResult,
)
from lianzhi.inspections.models import Inspection, RectificationOrder
from lianzhi.inspections.selectors import standing_measures_of, unsettled

RECTIFICATION = timedelta(days=5)


def plan(teller: Teller) -> Inspection:
    """The visit, approved and notified."""
    actor, approver = teller.lead, teller.leader.name
    enterprises = Enterprise.objects.visible_to(actor).filter(sector="metallurgy_trade").order_by("pk")
    if teller.visit.place:
        enterprises = enterprises.filter(place_id=teller.visit.place)
    enterprise = enterprises[teller.visit.nth % enterprises.count()]
    inspection = PlanInspection(
        actor=actor,
        enterprise_id=enterprise.pk,
        authority_code=actor.authority_code,
        kind=InspectionKind.DAILY,
        checklist=teller.story.checklist,
        planned_on=teller.day,
        enforcing=teller.team,
        operation_id=operations.begin(teller).pk if teller.visit.operation else None,
    ).execute()
    NotifyInspection(
        actor=actor,
        inspection_id=inspection.pk,
        reason="实施年度监督检查计划",
        check_modes=("现场查看", "查阅资料"),
        reviewer_name=approver,
        reviewed_on=teller.day,
        approver_name=approver,
        approved_on=teller.day,
        contact_phone=teller.story.contact_phone,
        complaint_phone=teller.story.contact_phone,
    ).execute()
    return inspection


def look(teller: Teller, inspection: Inspection) -> None:
    """On site: who was there, the checklist, every problem with its photo."""
    actor, enterprise = teller.lead, inspection.enterprise
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
    problems = {each.line for each in teller.visit.found}
    answers = {
        line.key: LineAnswer(ChecklistResult.PROBLEM if line.key in problems else ChecklistResult.FINE)
        for line in checklist(teller.story.checklist).lines
    }
    AnswerChecklist(actor=actor, inspection_id=inspection.pk, answers=answers).execute()
    for found in teller.visit.found:
        _find(teller, inspection, found)


def _find(teller: Teller, inspection: Inspection, found: Found) -> None:
    line = next(each for each in checklist(teller.story.checklist).lines if each.key == found.line)
    finding = AddFinding(
        actor=teller.lead,
        inspection_id=inspection.pk,
        item_code=line.item,
        obligation=line.obligation,
        penalty=line.penalty,
        description=found.description,
        location=found.location,
        level=HazardLevel(found.level),
    ).execute()
    AttachEvidence(
        actor=teller.lead,
        finding_id=finding.pk,
        file=File(BytesIO(sample_picture()), name="现场照片.png"),
        file_name="现场照片.png",
        taken_at=clock.now(),
        taken_place=found.location,
        proves=found.description,
    ).execute()


def order(teller: Teller, inspection: Inspection) -> RectificationOrder:
    """The record of the visit, and the order to correct what was found."""
    actor, enterprise = teller.lead, inspection.enterprise
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
        served_on=teller.day,
        due_on=teller.day + RECTIFICATION,
        received_by=enterprise.principal,
    ).execute()


def reinspect(teller: Teller, given: RectificationOrder) -> None:
    """The second look, the day after the term."""
    results = {
        finding.pk: ResultSeen(ReinspectionResult.CORRECTED, "")
        if found.corrected
        else ResultSeen(ReinspectionResult.NOT_CORRECTED, "现场仍未整改")
        for found, finding in zip(teller.visit.found, given.findings.order_by("number"), strict=True)
    }
    Reinspect(
        actor=teller.lead,
        order_id=given.pk,
        reinspected_on=teller.day,
        officer_ids=teller.team,
        results=results,
        opinion="已整改的予以销号；未整改的依法处理。",
    ).execute()


def close(teller: Teller, inspection: Inspection) -> None:
    """Close the inspection where every problem is mended, in a case or handed over, and no measure stands."""
    if not unsettled(inspection.findings.all()) and not standing_measures_of([inspection.pk]):
        CloseInspection(actor=teller.lead, inspection_id=inspection.pk).execute()
