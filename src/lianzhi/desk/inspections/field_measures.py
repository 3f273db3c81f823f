"""A measure on the spot (现场处理措施): ordered, reported removed, reviewed, agreed; each a page with one act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import require
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.inspections.door import door
from lianzhi.desk.inspections.forms import posted
from lianzhi.desk.inspections.measure_forms import (
    FieldMeasureForm,
    RemovalAnswerForm,
    RemovalReportForm,
    RemovalReviewForm,
)
from lianzhi.desk.inspections.present import Deed
from lianzhi.desk.requests import DeskRequest
from lianzhi.inspections.actions.answer_removal import AnswerRemoval
from lianzhi.inspections.actions.issue_field_measure import IssueFieldMeasure
from lianzhi.inspections.actions.reinspect import ResultSeen
from lianzhi.inspections.actions.report_removal import ReportRemoval
from lianzhi.inspections.actions.review_removal import ReviewRemoval
from lianzhi.inspections.constants import (
    FIELD_MEASURES,
    FieldMeasureState,
    FindingState,
    InspectionState,
    ReinspectionResult,
)
from lianzhi.inspections.models import FieldMeasure, Inspection
from lianzhi.inspections.rules import barred, basis_citations
from lianzhi.inspections.selectors import (
    attendances_of,
    enforcing_officers_of,
    findings_of,
    get_field_measure_for,
    get_inspection_for,
)
from lianzhi.inspections.services import INSPECTING, require_head, require_inspector
from lianzhi.organisation.selectors import officers_visible_to

STEPS = ("GET", "POST")
#: From the moment on site to the last day of the visit.
MEASURING = (InspectionState.UNDERWAY, InspectionState.RECORDED, InspectionState.ORDERED)


def measure_deed(actor: Actor, measure: FieldMeasure, *, mine: bool) -> Deed | None:
    """What this actor does next with the measure; None where it is somebody else's or over."""
    key = [measure.pk]
    leads = actor.has(Role.APPROVING_LEADER) and actor.authority_code == measure.inspection.authority_id
    match FieldMeasureState(measure.state):
        case FieldMeasureState.IN_FORCE if mine:
            return Deed(
                "登记单位报告", reverse("inspections:field-measure-report", args=key), "隐患排除后办理。"
            )
        case FieldMeasureState.REPORTED if mine:
            return Deed(
                "现场审查", reverse("inspections:field-measure-review", args=key), "两名以上执法人员到场。"
            )
        case FieldMeasureState.REVIEWED if leads:
            return Deed(
                "答复是否恢复", reverse("inspections:field-measure-answer", args=key), "由机关负责人答复。"
            )
        case _:
            return None


def _detail(inspection_id: int) -> str:
    return reverse("inspections:detail", args=[inspection_id])


def _page(inspection: Inspection, template: str, **context: Any) -> Page:
    back = _detail(inspection.pk)
    return Page(
        template=f"desk/inspections/{template}.html",
        context={"inspection": inspection, "today": clock.today(), **context},
        where_urls={"officers": back, "field-measure": f"{back}#h-measures"},
    )


def _away(request: DeskRequest, measure: FieldMeasure, state: FieldMeasureState) -> HttpResponse | None:
    """The way back where the form could only be refused; what is sent goes on to the act."""
    if request.method == "POST" or measure.state == state:
        return None
    messages.info(request, f"这项现场处理措施现在是“{measure.get_state_display()}”。")
    return redirect(_detail(measure.inspection_id))


@require_http_methods(STEPS)
def issue(request: DeskRequest, inspection_id: int) -> HttpResponse:
    """现场处理措施决定."""
    inspection = get_inspection_for(request.actor, inspection_id)
    if away := door(request, inspection, *MEASURING, act="现场处理措施决定"):
        return away
    findings = [each for each in findings_of(inspection) if each.state != FindingState.CORRECTED]
    present = attendances_of(inspection)
    initial = {
        "served_on": clock.today(),
        "received_by": present[0].name if present else "",
    }
    form = FieldMeasureForm(posted(request), findings=findings, initial=initial)
    lines = [form[f"chosen_{number}"] for number in form.numbers]
    return handle(
        request,
        _page(
            inspection,
            "field_measure",
            basis=basis_citations("field_measure"),
            lines=lines,
            barred=barred(inspection, findings, on=clock.today(), measures=FIELD_MEASURES),
        ),
        form,
        act=lambda data: IssueFieldMeasure(
            actor=request.actor,
            inspection_id=inspection_id,
            finding_ids=form.findings(data),
            measures=tuple(data["measures"]),
            danger=data["danger"],
            scope=data["scope"],
            served_on=data["served_on"],
            received_by=data["received_by"],
            refusal=data["refusal"],
            witness=data["witness"],
        ),
        done=lambda _: _detail(inspection_id),
        said="现场处理措施决定书已制作；隐患排除、审查同意以前不得恢复。",
    )


@require_http_methods(STEPS)
def report(request: DeskRequest, measure_id: int) -> HttpResponse:
    """登记单位的书面报告."""
    measure = get_field_measure_for(request.actor, measure_id)
    if request.method == "GET":
        require_inspector(request.actor, measure.inspection)
    if away := _away(request, measure, FieldMeasureState.IN_FORCE):
        return away
    return handle(
        request,
        _page(measure.inspection, "removal_report", measure=measure),
        RemovalReportForm(posted(request), initial={"reported_on": clock.today()}),
        act=lambda data: ReportRemoval(actor=request.actor, measure_id=measure_id, **data),
        done=lambda _: _detail(measure.inspection_id),
        said="已登记，请安排现场审查。",
    )


@require_http_methods(STEPS)
def review(request: DeskRequest, measure_id: int) -> HttpResponse:
    """现场审查."""
    measure = get_field_measure_for(request.actor, measure_id)
    if request.method == "GET":
        require(request.actor, *INSPECTING)
    if away := _away(request, measure, FieldMeasureState.REPORTED):
        return away
    findings, today = list(measure.findings.order_by("number")), clock.today()
    team = [each.officer_id for each in enforcing_officers_of(measure.inspection)]
    form = RemovalReviewForm(
        posted(request),
        roster=officers_visible_to(request.actor, today),
        on=today,
        findings=findings,
        initial={"reviewed_on": today, "officers": team},
    )
    lines = [(each, form[f"result_{each.pk}"], form[f"note_{each.pk}"]) for each in findings]
    return handle(
        request,
        _page(measure.inspection, "removal_review", measure=measure, lines=lines),
        form,
        act=lambda data: ReviewRemoval(
            actor=request.actor,
            measure_id=measure_id,
            reviewed_on=data["reviewed_on"],
            officer_ids=tuple(data["officers"]),
            results={
                each.pk: ResultSeen(ReinspectionResult(data[f"result_{each.pk}"]), data[f"note_{each.pk}"])
                for each in findings
            },
            opinion=data["opinion"],
        ),
        done=lambda _: _detail(measure.inspection_id),
        said="已登记审查情况，请负责人答复。",
    )


@require_http_methods(STEPS)
def answer(request: DeskRequest, measure_id: int) -> HttpResponse:
    """负责人答复是否恢复."""
    measure = get_field_measure_for(request.actor, measure_id)
    if request.method == "GET":
        require_head(request.actor, measure.inspection)
    if away := _away(request, measure, FieldMeasureState.REVIEWED):
        return away
    seen = [
        (each, ReinspectionResult(measure.results[str(each.pk)][0]), measure.results[str(each.pk)][1])
        for each in measure.findings.order_by("number")
        if str(each.pk) in measure.results
    ]
    return handle(
        request,
        _page(measure.inspection, "removal_answer", measure=measure, seen=seen),
        RemovalAnswerForm(posted(request)),
        act=lambda data: AnswerRemoval(
            actor=request.actor, measure_id=measure_id, agreed=data["agreed"], opinion=data["opinion"]
        ),
        done=lambda _: _detail(measure.inspection_id),
        said="审查意见书已制作，请送达该单位。",
    )
