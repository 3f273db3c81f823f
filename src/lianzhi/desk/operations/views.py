"""Pages of joint operations."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lianzhi.audit.selectors import history_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible, require
from lianzhi.desk.form_marks import own_form
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.inspections.forms import posted
from lianzhi.desk.inspections.lists import inspection_table
from lianzhi.desk.inspections.present import history_lines
from lianzhi.desk.inspections.roster import standing
from lianzhi.desk.operations.forms import DistrictForm, OperationFilters, OperationForm
from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.parts.words import day_words
from lianzhi.desk.requests import DeskRequest
from lianzhi.inspections.actions.finish_operation import FinishOperation
from lianzhi.inspections.actions.open_operation import OpenOperation
from lianzhi.inspections.constants import Capacity, InspectionState, OperationState
from lianzhi.inspections.models import Operation, OperationMember
from lianzhi.inspections.selectors import (
    get_operation_for,
    inspections_of,
    members_of,
    operations_visible_to,
)
from lianzhi.inspections.services import INSPECTING, LEADING, leads_operation
from lianzhi.organisation.models import District, Officer
from lianzhi.organisation.selectors import (
    county_bureau,
    districts,
    officers_of_authority,
    officers_of_district,
)

PAGE_SIZE = 20
STATE_TONES = {
    OperationState.PLANNED: "todo",
    OperationState.UNDERWAY: "going",
    OperationState.FINISHED: "done",
}


@require_GET
def operation_list(request: DeskRequest) -> HttpResponse:
    """Every operation the actor may see."""
    filters = OperationFilters(request.GET)
    found = operations_visible_to(request.actor).annotate(visits=Count("inspections", distinct=True))
    if filters.is_valid():
        if words := filters.cleaned_data["words"].strip():
            found = found.filter(name__icontains=words)
        if state := filters.cleaned_data["state"]:
            found = found.filter(state=state)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    may_open = request.actor.has(*LEADING)
    rows = [
        Row(
            url=reverse("operations:detail", args=[each.pk]),
            cells=(
                each.name,
                each.district.name,
                f"{day_words(each.starts_on)}至{day_words(each.ends_on)}",
                each.lead.name,
                getattr(each, "visits", 0),
                state_of(each),
            ),
        )
        for each in page
    ]
    table = Table(
        name="operations",
        caption="联合执法行动",
        columns=(
            Column(title="行动名称"),
            Column(title="片区"),
            Column(title="期间", kind="date"),
            Column(title="带队人", phone=False),
            Column(title="检查企业数", kind="number"),
            Column(title="状态", kind="state"),
        ),
        rows=rows,
        empty="还没有联合执法行动。由中队长或者县局执法人员部署。",
        empty_url=reverse("operations:new") if may_open else "",
        empty_action="部署行动",
    )
    context = {"filters": filters, "table": table, "page": page, "may_open": may_open}
    return render(request, "desk/operations/list.html", context)


@require_http_methods(["GET", "POST"])
def operation_new(request: DeskRequest) -> HttpResponse:
    """Open an operation: the district first where there is a choice, then dates and people."""
    require(request.actor, *LEADING)
    chosen = _chosen_district(request)
    if chosen is None:
        context = {"form": DistrictForm(None, districts=_open_to(request.actor))}
        return render(request, "desk/operations/district.html", context)
    today = clock.today()
    form = OperationForm(posted(request), roster=_roster(chosen), on=today)
    page = Page(
        template="desk/operations/new.html",
        context={"district": chosen, "today": today},
        where_urls={"officers": "#id_enforcing-group"},
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: OpenOperation(
            actor=request.actor,
            district_code=chosen.code,
            name=data["name"],
            purpose=data["purpose"],
            starts_on=data["starts_on"],
            ends_on=data["ends_on"],
            enforcing=tuple(data["enforcing"]),
            assisting=tuple(data["assisting"]),
        ),
        done=lambda operation: reverse("operations:detail", args=[operation.pk]),
        said="行动已部署，可以安排检查了。",
    )


@require_GET
def operation_detail(request: DeskRequest, operation_id: int) -> HttpResponse:
    """One operation: its people and its inspections."""
    operation = get_operation_for(request.actor, operation_id)
    leads = leads_operation(request.actor, operation)
    inspections = list(inspections_of(request.actor, operation))
    on_site = {InspectionState.PLANNED, InspectionState.NOTIFIED, InspectionState.UNDERWAY}
    waiting = [each for each in inspections if each.state in on_site]
    context = {
        "operation": operation,
        "state": state_of(operation),
        "pairs": [
            ("片区", operation.district.name),
            ("中队", operation.district.squad_name),
            ("开始日期", operation.starts_on),
            ("结束日期", operation.ends_on),
            ("带队人", operation.lead.name),
            ("检查重点", operation.purpose),
        ],
        "members": _members(list(members_of(operation)), operation),
        "inspections": inspection_table(
            inspections, empty="还没有安排检查。选择企业，确定检查机关和执法人员。"
        ),
        "may_plan": operation.state != OperationState.FINISHED and request.actor.has(*INSPECTING),
        "may_finish": leads and operation.state == OperationState.UNDERWAY and not waiting,
        "history": history_lines(history_of(operation)),
    }
    return render(request, "desk/operations/detail.html", context)


@require_POST
@own_form
def operation_finish(request: DeskRequest, operation_id: int) -> HttpResponse:
    """End an operation."""
    FinishOperation(actor=request.actor, operation_id=operation_id).execute()
    return redirect("operations:detail", operation_id)


def state_of(operation: Operation) -> str:
    """The state as a dot and a word."""
    state = OperationState(operation.state)
    return inline.state(state, tone=STATE_TONES[state])


def _members(members: list[OperationMember], operation: Operation) -> Table:
    return Table(
        caption="参加人员",
        columns=(
            Column(title="姓名"),
            Column(title="所属机关"),
            Column(title="身份", kind="state"),
            Column(title="执法证"),
        ),
        rows=[
            Row(
                cells=(
                    each.officer.name,
                    each.officer.authority.name,
                    Capacity(each.capacity).label,
                    standing(each.officer, operation.starts_on).removeprefix("执法证"),
                )
            )
            for each in members
        ],
    )


def _open_to(actor: Actor) -> list[District]:
    return [each for each in districts() if actor.sees_county or each.code == actor.district_code]


def _chosen_district(request: DeskRequest) -> District | None:
    """The only one there is, or the one asked for; None while it has to be chosen."""
    possible = {each.code: each for each in _open_to(request.actor)}
    if len(possible) == 1:
        return next(iter(possible.values()))
    code = request.GET.get("district", "")
    if code and code not in possible:
        raise NotVisible("没有这个片区。")
    return possible.get(code)


def _roster(district: District) -> list[Officer]:
    today = clock.today()
    people = {each.pk: each for each in officers_of_district(district.code, today)}
    people.update({each.pk: each for each in officers_of_authority(county_bureau().code)})
    return list(people.values())
