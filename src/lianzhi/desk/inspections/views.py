"""Lists of inspections, planning one, and the page that leads through its steps."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lianzhi.audit.selectors import history_of_many
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import require
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.inspections.field_measures import MEASURING, measure_deed
from lianzhi.desk.inspections.forms import InspectionFilters, PlanForm, posted
from lianzhi.desk.inspections.lists import (
    course_words,
    finding_state,
    inspection_state,
    inspection_table,
    remaining,
)
from lianzhi.desk.inspections.picking import EnterprisePicker, enterprise_table
from lianzhi.desk.inspections.present import (
    Progress,
    flow_steps,
    history_lines,
    next_deed,
    papers,
    unwritten,
)
from lianzhi.desk.inspections.punish import standing_of, standings_of
from lianzhi.desk.requests import DeskRequest
from lianzhi.documents.selectors import documents_of
from lianzhi.enterprises.models import Enterprise
from lianzhi.enterprises.selectors import EnterpriseFilter, enterprises_for, get_enterprise_for
from lianzhi.evidence.selectors import evidence_by_owner
from lianzhi.inspections.actions.plan_inspection import PlanInspection
from lianzhi.inspections.checklists import proposed_for
from lianzhi.inspections.constants import (
    Capacity,
    FieldMeasureState,
    FindingState,
    InspectionKind,
    InspectionState,
)
from lianzhi.inspections.models import Finding, Inspection, Operation
from lianzhi.inspections.selectors import (
    answers_of,
    attendances_of,
    checklist_of,
    field_measures_of,
    findings_of,
    get_inspection_for,
    get_operation_for,
    inspections_visible_to,
    members_of,
    officers_of,
    orders_of,
    with_finding_counts,
)
from lianzhi.inspections.services import INSPECTING, leads_operation, owner_of, owners_of
from lianzhi.kernel.law import parse_ref
from lianzhi.organisation.models import Authority, Officer
from lianzhi.organisation.selectors import (
    county_bureau,
    district_of,
    officers_visible_to,
    township_authority,
    townships_of,
)

PAGE_SIZE = 20


@require_GET
def inspection_list(request: DeskRequest) -> HttpResponse:
    """Every inspection the actor may see."""
    filters = InspectionFilters(request.GET)
    found = _narrowed(inspections_visible_to(request.actor), filters)
    page = Paginator(with_finding_counts(found), PAGE_SIZE).get_page(request.GET.get("page"))
    may_plan = request.actor.has(*INSPECTING)
    table = inspection_table(
        page,
        empty="没有符合条件的监督检查。",
        url=reverse("inspections:new") if may_plan else "",
        action="安排检查",
    )
    context = {"filters": filters, "table": table, "page": page, "may_plan": may_plan}
    return render(request, "desk/inspections/list.html", context)


def _narrowed(found: QuerySet[Inspection], filters: InspectionFilters) -> QuerySet[Inspection]:
    if not filters.is_valid():
        return found
    data = filters.cleaned_data
    given = {
        "enterprise__name__icontains": data["words"].strip(),
        "state": data["state"],
        "kind": data["kind"],
        "planned_on__gte": data["since"],
        "planned_on__lte": data["until"],
    }
    return found.filter(**{name: value for name, value in given.items() if value})


@require_http_methods(["GET", "POST"])
def inspection_new(request: DeskRequest) -> HttpResponse:
    """Plan an inspection: the enterprise first, then in whose name, when and who."""
    require(request.actor, *INSPECTING)
    operation = _operation_asked(request)
    chosen = request.GET.get("enterprise", "")
    if not chosen.isdecimal():
        return _pick_enterprise(request, operation)
    enterprise = get_enterprise_for(request.actor, int(chosen))
    form = _plan_form(request, enterprise, operation)
    page = Page(
        template="desk/inspections/new.html",
        context={
            "enterprise": enterprise,
            "operation": operation,
            "back_url": f"{reverse('inspections:new')}{f'?operation={operation.pk}' if operation else ''}",
        },
        where_urls={"officers": "#id_enforcing-group"},
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: PlanInspection(
            actor=request.actor,
            enterprise_id=enterprise.pk,
            authority_code=data["authority"],
            kind=InspectionKind(data["kind"]),
            checklist=data["checklist"],
            planned_on=data["planned_on"],
            enforcing=tuple(data["enforcing"]),
            assisting=tuple(data["assisting"]),
            operation_id=operation.pk if operation else None,
        ),
        done=lambda inspection: reverse("inspections:detail", args=[inspection.pk]),
        said="检查已安排。",
    )


def _operation_asked(request: DeskRequest) -> Operation | None:
    asked = request.GET.get("operation", "")
    return get_operation_for(request.actor, int(asked)) if asked.isdecimal() else None


def _pick_enterprise(request: DeskRequest, operation: Operation | None) -> HttpResponse:
    """The ledger narrowed to the operation's district, to choose from."""
    picker = EnterprisePicker(request.GET)
    words = picker.cleaned_data["words"] if picker.is_valid() else ""
    sector = picker.cleaned_data["sector"] if picker.is_valid() else ""
    found = enterprises_for(request.actor, EnterpriseFilter(words=words, sector=sector))
    if operation is not None:
        found = found.filter(place__in=townships_of(operation.district_id, operation.starts_on))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "filters": picker,
        "operation": operation,
        "page": page,
        "table": enterprise_table(page, operation),
        "reset_url": f"?operation={operation.pk}" if operation else "?",
    }
    return render(request, "desk/inspections/pick.html", context)


def _plan_form(request: DeskRequest, enterprise: Enterprise, operation: Operation | None) -> PlanForm:
    today = clock.today()
    on = max(today, operation.starts_on) if operation else today
    authorities = _authorities_for(request.actor, enterprise)
    enforcing, roster = _roster_for(request.actor, operation)
    return PlanForm(
        posted(request),
        authorities=authorities,
        roster=roster,
        on=on,
        initial={
            "authority": authorities[0].code,
            "checklist": proposed_for(enterprise.sector).key,
            "enforcing": enforcing,
        },
    )


def _authorities_for(actor: Actor, enterprise: Enterprise) -> list[Authority]:
    """In whose name the actor may inspect there: the township's first, because it is the nearer one."""
    possible = [township_authority(enterprise.place_id), county_bureau()]
    if actor.authority_code == county_bureau().code:
        return possible
    return [each for each in possible if each.code == actor.authority_code] or possible[:1]


def _roster_for(actor: Actor, operation: Operation | None) -> tuple[list[int], list[Officer]]:
    """Who is proposed as enforcing, and everybody to choose from."""
    if operation is None:
        own = [actor.officer_id] if actor.officer_id is not None else []
        return own, list(officers_visible_to(actor, clock.today()))
    members = list(members_of(operation))
    enforcing = [each.officer_id for each in members if each.capacity == Capacity.ENFORCING]
    return enforcing, [each.officer for each in members]


@require_GET
def inspection_detail(request: DeskRequest, inspection_id: int) -> HttpResponse:
    """One inspection, step by step, with the one thing to do next."""
    inspection = get_inspection_for(request.actor, inspection_id)
    findings = findings_of(inspection)
    orders = orders_of(inspection)
    attendances = attendances_of(inspection)
    checklist = checklist_of(inspection)
    team = officers_of(inspection)
    answers = answers_of(inspection)
    measures = field_measures_of([inspection.pk])
    progress = Progress(
        inspection=inspection,
        attended=len(attendances),
        answered=len(answers),
        questions=len(checklist.lines),
        unwritten=unwritten(checklist, answers, findings),
        findings=findings,
        orders=orders,
        standing=[each for each in measures if each.state != FieldMeasureState.LIFTED],
    )
    mine = _may_act(
        request.actor, inspection, [each.officer_id for each in team if each.capacity == Capacity.ENFORCING]
    )
    deed = next_deed(progress) if mine else None
    owners = owners_of(inspection, findings)
    context = {
        "inspection": inspection,
        "state": inspection_state(inspection),
        "deed": deed,
        "steps": flow_steps(progress),
        "pairs": _pairs(inspection, checklist.title_zh),
        "team": team,
        "attendances": attendances,
        "progress": progress,
        "lines": _finding_lines(request.actor, findings),
        "orders": [(each, remaining(each, clock.today())) for each in orders],
        "measures": [(each, measure_deed(request.actor, each, mine=mine)) for each in measures],
        "may_order": mine and inspection.state in MEASURING,
        "papers": papers(documents_of(*owners)),
        "history": history_lines(history_of_many([inspection, *findings, *orders, *measures])),
        "on_site": mine and inspection.state == InspectionState.UNDERWAY,
        "mine": mine,
        "leads": request.actor.has(Role.APPROVING_LEADER)
        and request.actor.authority_code == inspection.authority_id,
        "today": clock.today(),
    }
    return render(request, "desk/inspections/detail.html", context)


def _may_act(actor: Actor, inspection: Inspection, enforcing: list[int]) -> bool:
    leads = inspection.operation is not None and leads_operation(actor, inspection.operation)
    return actor.officer_id in enforcing or leads


def _pairs(inspection: Inspection, checklist: str) -> list[tuple[str, object]]:
    enterprise = inspection.enterprise
    district = district_of(inspection.place_code, inspection.planned_on)
    return [
        ("检查机关", inspection.authority.name),
        ("检查类型", inspection.get_kind_display()),
        ("计划检查日期", inspection.planned_on),
        ("检查场所", inspection.site),
        ("开始时间", inspection.started_at),
        ("结束时间", inspection.ended_at),
        ("统一社会信用代码", enterprise.uscc),
        ("主要负责人", enterprise.principal),
        ("联系电话", enterprise.phone),
        ("所在乡镇、片区", f"{enterprise.place.name}{f'（{district.name}）' if district else ''}"),
        ("检查表", checklist),
        ("联合执法行动", inspection.operation.name if inspection.operation else ""),
    ]


def _finding_lines(actor: Actor, findings: list[Finding]) -> list[dict[str, Any]]:
    """Each finding with its articles, who may punish it, and its photos."""
    answers = standings_of(findings)
    photos = evidence_by_owner(actor, [owner_of(each) for each in findings])
    today = clock.today()
    return [
        {
            "finding": each,
            "state": finding_state(each),
            "standing": standing_of(answers, each),
            "citations": [parse_ref(each.obligation), parse_ref(each.penalty)],
            "photos": photos.get(owner_of(each), []),
            "remaining": remaining(each.order, today) if each.state == FindingState.ORDERED else "",
            "course": course_words(each),
            "url": reverse("inspections:finding", args=[each.pk]),
        }
        for each in findings
    ]
