"""The steps of one inspection, each a page with one form and one act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lianzhi.core import clock
from lianzhi.core.refusals import require
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.inspections.door import door
from lianzhi.desk.inspections.forms import (
    AttendanceForm,
    ChecklistForm,
    FinishForm,
    NotifyForm,
    OrderForm,
    ReinspectionForm,
    StartForm,
    moment,
    posted,
)
from lianzhi.desk.requests import DeskRequest
from lianzhi.inspections.actions.answer_checklist import AnswerChecklist, LineAnswer
from lianzhi.inspections.actions.close_inspection import CloseInspection
from lianzhi.inspections.actions.finish_inspection import FinishInspection
from lianzhi.inspections.actions.issue_order import IssueRectificationOrder
from lianzhi.inspections.actions.notify_inspection import NotifyInspection
from lianzhi.inspections.actions.record_attendance import RecordAttendance
from lianzhi.inspections.actions.reinspect import Reinspect, ResultSeen
from lianzhi.inspections.actions.start_inspection import StartInspection
from lianzhi.inspections.constants import (
    AttendeePost,
    ChecklistResult,
    FindingState,
    InspectionState,
    OrderState,
    ReinspectionResult,
)
from lianzhi.inspections.models import Inspection
from lianzhi.inspections.rules import basis_citations
from lianzhi.inspections.selectors import (
    answers_of,
    attendances_of,
    checklist_of,
    enforcing_officers_of,
    findings_of,
    get_inspection_for,
    get_order_for,
)
from lianzhi.inspections.services import INSPECTING
from lianzhi.organisation.selectors import county_bureau, officers_visible_to

STEPS = ("GET", "POST")
AFTERWARDS = (InspectionState.RECORDED, InspectionState.ORDERED)


def _urls(inspection: Inspection) -> dict[str, str]:
    """Where each refusal of an inspection is mended."""
    key = inspection.pk
    return {
        "officers": reverse("inspections:detail", args=[key]),
        "show": "#id_certificates_shown",
        "attendance": reverse("inspections:attendance", args=[key]),
        "checklist": reverse("inspections:checklist", args=[key]),
        "order": reverse("inspections:order", args=[key]),
        "reinspection": reverse("inspections:detail", args=[key]),
        "field-measure": f"{reverse('inspections:detail', args=[key])}#h-measures",
    }


def _page(inspection: Inspection, template: str, **context: Any) -> Page:
    return Page(
        template=f"desk/inspections/{template}.html",
        context={"inspection": inspection, "today": clock.today(), **context},
        where_urls=_urls(inspection),
    )


def _detail(inspection_id: int) -> str:
    return reverse("inspections:detail", args=[inspection_id])


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@require_http_methods(STEPS)
def notify(request: DeskRequest, inspection_id: int) -> HttpResponse:
    """发出检查通知."""
    inspection = get_inspection_for(request.actor, inspection_id)
    if away := door(request, inspection, InspectionState.PLANNED, act="发出检查通知"):
        return away
    authority = inspection.authority
    initial = {
        "reason": inspection.operation.name if inspection.operation else "",
        "approver_name": authority.head_name,
        "reviewed_on": clock.today(),
        "approved_on": clock.today(),
        "contact_phone": authority.phone,
        "complaint_phone": county_bureau().phone,
    }
    return handle(
        request,
        _page(
            inspection,
            "notify",
            officers=enforcing_officers_of(inspection),
            basis=basis_citations("inspection"),
        ),
        NotifyForm(posted(request), initial=initial),
        act=lambda data: NotifyInspection(
            actor=request.actor,
            inspection_id=inspection_id,
            **{**data, "check_modes": tuple(data["check_modes"]), "materials": _lines(data["materials"])},
        ),
        done=lambda _: _detail(inspection_id),
        said="检查方案和检查通知书已制作。",
    )


@require_http_methods(STEPS)
def start(request: DeskRequest, inspection_id: int) -> HttpResponse:
    """出示证件，开始检查."""
    inspection = get_inspection_for(request.actor, inspection_id)
    if away := door(request, inspection, InspectionState.NOTIFIED, act="开始检查"):
        return away
    initial = {"started_at": moment(clock.now()), "site": inspection.site}
    return handle(
        request,
        _page(inspection, "start", officers=enforcing_officers_of(inspection)),
        StartForm(posted(request), initial=initial),
        act=lambda data: StartInspection(actor=request.actor, inspection_id=inspection_id, **data),
        done=lambda _: reverse("inspections:attendance", args=[inspection_id]),
        said="检查已开始，请登记到场人员。",
    )


@require_http_methods(STEPS)
def attendance(request: DeskRequest, inspection_id: int) -> HttpResponse:
    """登记到场人员; the page stays, because there may be more."""
    inspection = get_inspection_for(request.actor, inspection_id)
    if away := door(request, inspection, InspectionState.UNDERWAY, act="登记到场人员"):
        return away
    present = attendances_of(inspection)
    initial = {} if present else {"name": inspection.enterprise.principal, "post": AttendeePost.PRINCIPAL}
    return handle(
        request,
        _page(inspection, "attendance", attendances=present),
        AttendanceForm(posted(request), initial=initial),
        act=lambda data: RecordAttendance(
            actor=request.actor,
            inspection_id=inspection_id,
            name=data["name"],
            post=AttendeePost(data["post"]),
            phone=data["phone"],
        ),
        done=lambda _: reverse("inspections:attendance", args=[inspection_id]),
        said="已登记。",
    )


@require_http_methods(STEPS)
def checklist(request: DeskRequest, inspection_id: int) -> HttpResponse:
    """填写检查表."""
    inspection = get_inspection_for(request.actor, inspection_id)
    if away := door(request, inspection, InspectionState.UNDERWAY, act="填写检查表"):
        return away
    sheet = checklist_of(inspection)
    given = answers_of(inspection)
    initial: dict[str, Any] = {}
    for key, answer in given.items():
        initial |= {f"result_{key}": answer.result, f"note_{key}": answer.note}
    form = ChecklistForm(posted(request), checklist=sheet, initial=initial)
    groups = [
        (
            group.title_zh,
            [(line, form[f"result_{line.key}"], form[f"note_{line.key}"]) for line in group.lines],
        )
        for group in sheet.groups
    ]
    return handle(
        request,
        _page(inspection, "checklist", checklist=sheet, groups=groups, answered=len(given)),
        form,
        act=lambda data: AnswerChecklist(
            actor=request.actor,
            inspection_id=inspection_id,
            answers=_answers(data, [line.key for line in sheet.lines]),
        ),
        done=lambda _: _detail(inspection_id),
        said="检查表已保存；存在问题的项目，请逐项登记问题。",
    )


def _answers(data: Mapping[str, Any], keys: list[str]) -> dict[str, LineAnswer]:
    return {
        key: LineAnswer(ChecklistResult(data[f"result_{key}"]), data[f"note_{key}"])
        for key in keys
        if data[f"result_{key}"]
    }


@require_http_methods(STEPS)
def finish(request: DeskRequest, inspection_id: int) -> HttpResponse:
    """制作检查记录."""
    inspection = get_inspection_for(request.actor, inspection_id)
    if away := door(request, inspection, InspectionState.UNDERWAY, act="制作检查记录"):
        return away
    return handle(
        request,
        _page(inspection, "finish", findings=findings_of(inspection), attendances=attendances_of(inspection)),
        FinishForm(posted(request), initial={"ended_at": moment(clock.now())}),
        act=lambda data: FinishInspection(actor=request.actor, inspection_id=inspection_id, **data),
        done=lambda _: _detail(inspection_id),
        said="现场检查记录已制作，请当事人签名。",
    )


@require_http_methods(STEPS)
def order(request: DeskRequest, inspection_id: int) -> HttpResponse:
    """责令限期整改."""
    inspection = get_inspection_for(request.actor, inspection_id)
    if away := door(request, inspection, *AFTERWARDS, act="责令限期整改"):
        return away
    findings = [each for each in findings_of(inspection) if each.state == FindingState.OPEN]
    present = attendances_of(inspection)
    initial = {"served_on": clock.today(), "received_by": present[0].name if present else ""}
    form = OrderForm(posted(request), findings=findings, initial=initial)
    lines = [(each, form[f"chosen_{each.pk}"], form[f"measure_{each.pk}"]) for each in findings]
    return handle(
        request,
        _page(inspection, "order", lines=lines, basis=basis_citations("order")),
        form,
        act=lambda data: IssueRectificationOrder(
            actor=request.actor,
            inspection_id=inspection_id,
            measures=form.measures(data),
            served_on=data["served_on"],
            due_on=data["due_on"],
            received_by=data["received_by"],
            interim_measures=data["interim_measures"],
        ),
        done=lambda _: _detail(inspection_id),
        said="责令限期整改指令书已制作，整改期满前请安排复查。",
    )


@require_http_methods(STEPS)
def reinspect(request: DeskRequest, order_id: int) -> HttpResponse:
    """整改复查."""
    found = get_order_for(request.actor, order_id)
    if request.method == "GET":
        require(request.actor, *INSPECTING)
        if found.state != OrderState.RUNNING:
            messages.info(request, "这份责令限期整改指令书已经复查。")
            return redirect(_detail(found.inspection_id))
    findings = list(found.findings.order_by("number"))
    today = clock.today()
    initial = {
        "reinspected_on": today,
        "officers": [each.officer_id for each in enforcing_officers_of(found.inspection)],
    }
    form = ReinspectionForm(
        posted(request),
        roster=officers_visible_to(request.actor, today),
        on=today,
        findings=findings,
        initial=initial,
    )
    lines = [(each, form[f"result_{each.pk}"], form[f"note_{each.pk}"]) for each in findings]
    return handle(
        request,
        _page(found.inspection, "reinspect", order=found, lines=lines),
        form,
        act=lambda data: Reinspect(
            actor=request.actor,
            order_id=order_id,
            reinspected_on=data["reinspected_on"],
            officer_ids=tuple(data["officers"]),
            results={
                each.pk: ResultSeen(ReinspectionResult(data[f"result_{each.pk}"]), data[f"note_{each.pk}"])
                for each in findings
            },
            opinion=data["opinion"],
        ),
        done=lambda _: _detail(found.inspection_id),
        said="整改复查意见书已制作。",
    )


@require_http_methods(STEPS)
def close(request: DeskRequest, inspection_id: int) -> HttpResponse:
    """办结: a page of its own, because nothing can be added afterwards."""
    inspection = get_inspection_for(request.actor, inspection_id)
    if away := door(request, inspection, *AFTERWARDS, act="办结"):
        return away
    return handle(
        request,
        _page(inspection, "close"),
        forms.Form(posted(request)),
        act=lambda _: CloseInspection(actor=request.actor, inspection_id=inspection_id),
        done=lambda _: _detail(inspection_id),
        said="监督检查已办结。",
    )
