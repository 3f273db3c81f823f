"""The case list, a new case, the case page, its steps and its dossier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lianzhi.cases.actions.open_case import OpenCase
from lianzhi.cases.clues import clues_to_file
from lianzhi.cases.constants import CaseState, Origin
from lianzhi.cases.handovers import get_handover_for
from lianzhi.cases.listing import CaseLine, case_lines
from lianzhi.cases.models import CaseFile, Handover
from lianzhi.cases.selectors import cases_visible_to, get_case_for, read_together
from lianzhi.cases.services.competence import Route
from lianzhi.cases.services.dossier import dossier_pdf
from lianzhi.cases.services.joining import beside
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible, WrongState
from lianzhi.desk.cases import page as case_page
from lianzhi.desk.cases.choices import officers_for_case
from lianzhi.desk.cases.choosing import choosing_of
from lianzhi.desk.cases.closed import opening_closed, step_closed
from lianzhi.desk.cases.forms import CaseFilter, OpenCaseForm
from lianzhi.desk.cases.parties import party_typed
from lianzhi.desk.cases.places import where_urls
from lianzhi.desk.cases.proceedings import page as matter_page
from lianzhi.desk.cases.steps import STEPS
from lianzhi.desk.documents.views import attachment
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.kept import KeptPaginator
from lianzhi.desk.parts.inline import state as state_words
from lianzhi.desk.parts.rows import record_address
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.desk.workbooks import export_url, list_response
from lianzhi.inspections.models import Finding
from lianzhi.inspections.selectors import get_finding_for
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.procedure.modules import Circumstances, Module

PAGE_ROWS = 50


@require_safe
def case_list(request: DeskRequest) -> HttpResponse:
    """The cases the actor may see, newest first."""
    form = CaseFilter(request.GET)
    page = KeptPaginator(_found(request.actor, form), PAGE_ROWS, request).get_page(request.GET.get("page"))
    address = record_address("cases:detail")
    rows = [
        Row(cells=(*_cells(each), state_words(each.state, CaseState.words(each.state))), url=address(each.pk))
        for each in case_lines(cast("QuerySet[CaseFile]", page.object_list))
    ]
    table = Table(
        caption="案件",
        name="cases",
        columns=(
            Column(title="当事人"),
            Column(title="案号", kind="code"),
            Column(title="案由"),
            Column(title="程序", phone=False),
            Column(title="办案机关", phone=False),
            Column(title="立案日期", kind="date"),
            Column(title="应当决定", kind="date"),
            Column(title="状态", kind="state"),
        ),
        rows=rows,
        empty="没有符合条件的案件。案件从检查发现的问题、核查属实的线索立案。",
        empty_url=reverse("inspections:findings"),
        empty_action="去问题与整改",
    )
    context = {"form": form, "table": table, "page": page, "export": export_url(request, "cases:export")}
    return render(request, "desk/cases/list.html", context)


def _cells(each: CaseLine) -> tuple[str | date, ...]:
    """The columns of the list before the state, on screen and in the file."""
    return (
        each.party_name,
        each.number or "—",
        each.cause,
        Module(each.procedure).label,
        each.authority_name,
        each.filed_on or "—",
        each.decide_by if each.decide_by and each.state not in _SETTLED else "—",
    )


_EXPORTED = (
    ("当事人", 30),
    ("案号", 28),
    ("案由", 44),
    ("程序", 12),
    ("办案机关", 26),
    ("立案日期", 12),
    ("应当决定", 12),
    ("案件来源", 20),
    ("状态", 14),
)


@require_safe
def export(request: DeskRequest) -> HttpResponse:
    """The list as an Excel file: what the page shows this actor under the same conditions, every page of it."""
    found = _found(request.actor, CaseFilter(request.GET))
    rows = (
        (*_cells(each), Origin(each.origin).label, CaseState.words(each.state)) for each in case_lines(found)
    )
    return list_response(request, "案件清单", _EXPORTED, rows)


_SETTLED = frozenset(
    {
        CaseState.DECIDED,
        CaseState.SERVED,
        CaseState.PERFORMED,
        CaseState.REVOKED,
        CaseState.TERMINATED,
        CaseState.CLOSURE_SUBMITTED,
        CaseState.CLOSED,
        CaseState.ARCHIVED,
        CaseState.NOT_FILED,
        CaseState.NOT_PUNISHED,
        CaseState.NO_PENALTY_SERVED,
        CaseState.CANCELLED,
    }
)


def _found(actor: Actor, form: CaseFilter) -> QuerySet[CaseFile]:
    found = cases_visible_to(actor)
    if not form.is_valid():
        return found
    asked = form.cleaned_data
    if asked["q"]:
        q = asked["q"]
        found = found.filter(Q(number__icontains=q) | Q(party_name__icontains=q) | Q(cause__icontains=q))
    if asked["procedure"]:
        found = found.filter(procedure=asked["procedure"])
    if asked["state"]:
        found = found.filter(state=asked["state"])
    if asked["since"]:
        found = found.filter(filed_on__gte=asked["since"])
    if asked["until"]:
        found = found.filter(filed_on__lte=asked["until"])
    if asked["mine"]:
        found = found.filter(handlers__officer_id=actor.officer_key)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Open a case on a finding (`?finding=`), of the own authority or received by handover (`?handover=`)."""
    handover = _handover(request)
    finding = handover.finding if handover else get_finding_for(request.actor, number_in(request, "finding"))
    choosing = choosing_of(request, finding)
    route = choosing.route
    form = OpenCaseForm(
        request.POST or None,
        **_offered(request.actor, finding),
        initial={
            **_initial(request.actor, finding),
            **choosing.initial,
            "clue": request.GET.get("clue", ""),
        },
    )
    back = f"?handover={handover.pk}" if handover else f"?finding={finding.pk}"
    shown = Page(
        template="desk/cases/new.html",
        context={
            "finding": finding,
            "handover": handover,
            "choosing": choosing,
            "route": route,
            "signs_as": _name(route),
            "query": back,
        },
        where_urls={
            "handover": f"{reverse('cases:handover')}?finding={finding.pk}",
            "officers": reverse("organisation:officers"),
        },
        closed=opening_closed(request.actor, finding, received=handover is not None),
    )
    return handle(
        request,
        shown,
        form,
        act=lambda data: _opening(
            request.actor, data, finding=finding, handover=handover, stated=choosing.stated
        ),
        done=lambda case: reverse("cases:detail", args=[case.pk]),
        said=SAID.get(request.POST.get("module", ""), SAID[Module.ORDINARY]),
    )


def _offered(actor: Actor, finding: Finding) -> dict[str, Any]:
    """Whom and what the form offers: officers, the findings beside this one, the clues to be filed."""
    others, clues = beside(actor, finding), clues_to_file(actor, finding)
    return {
        "officers": officers_for_case(actor.authority_code),
        "others": [(each.pk, f"{each.location}：{each.description}") for each in others],
        "clues": [(each.pk, f"{each.received_on} {each.title}") for each in clues],
    }


def _opening(
    actor: Actor,
    data: Mapping[str, Any],
    *,
    finding: Finding,
    handover: Handover | None,
    stated: Circumstances,
) -> OpenCase:
    return OpenCase(
        actor=actor,
        finding_id=finding.pk,
        handover_id=handover.pk if handover else None,
        party=party_typed(finding.inspection.enterprise, data),
        cause=data["cause"],
        facts=data["facts"],
        conduct_on=data["conduct_on"],
        lead_id=data["lead"],
        assistant_id=data["assistant"],
        module=data["module"] or Module.ORDINARY.value,
        stated=stated,
        more=tuple(data.get("more", ())),
        clue_id=data.get("clue"),
    )


SAID: dict[str, str] = {
    Module.ORDINARY: "已登记为案件线索，请提请立案。",
    Module.SUMMARY: "已登记，请当场作出处罚决定。",
    Module.MINOR_ADMONITION: "已登记，请责令改正或者确认改正。",
}


def number_in(
    request: DeskRequest, name: str, *, missing: str = "请从“问题与整改”中选择要立案的问题。"
) -> int:
    """The record's number in the address; NotVisible for anything that is none."""
    raw = request.GET.get(name, "")
    if not (raw.isascii() and raw.isdigit() and len(raw) < 19):
        raise NotVisible(missing)
    return int(raw)


def _handover(request: DeskRequest) -> Handover | None:
    if "handover" not in request.GET:
        return None
    return get_handover_for(request.actor, number_in(request, "handover"))


def _name(route: Route) -> str:
    return case_page.authority_name(route.signs_as)


def _initial(actor: Actor, finding: Finding) -> dict[str, Any]:
    return {
        "cause": finding.description[:200],
        "facts": f"{date_zh(finding.found_on)}，执法人员对{finding.inspection.enterprise.name}"
        f"进行监督检查，在{finding.location}发现：{finding.description}",
        "conduct_on": finding.found_on,
        "lead": actor.officer_id,
    }


@require_safe
def detail(request: DeskRequest, case_id: int) -> HttpResponse:
    """The case page."""
    case = get_case_for(request.actor, case_id)
    read_together(case)
    context = case_page.context(request.actor, case, clock.today())
    beside = {"matters": matter_page.lines(case), "starts": matter_page.starts(request.actor, case)}
    return render(request, "desk/cases/detail.html", context | beside)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: DeskRequest, case_id: int, act: str) -> HttpResponse:
    """One step's page; an act the procedure does not know is not found."""
    case = get_case_for(request.actor, case_id)
    if act not in STEPS:
        raise NotVisible("没有这个办理环节。")
    this = STEPS[act]
    form = this.form_for(request, case)
    page = Page(
        template="desk/cases/step.html",
        context={"case": case, "step": this, "act": act},
        where_urls=where_urls(case),
        closed=step_closed(request.actor, case, act),
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: this.build(request.actor, case, data),
        # A file referred into another goes on there.
        done=lambda done: reverse("cases:detail", args=[(done if isinstance(done, CaseFile) else case).pk]),
        said=this.said,
    )


@require_safe
def dossier(request: DeskRequest, case_id: int) -> HttpResponse:
    """The archived case as one PDF."""
    case = get_case_for(request.actor, case_id)
    if case.state != CaseState.ARCHIVED:
        raise WrongState("归档后才能下载整卷 PDF。")
    return attachment(dossier_pdf(case), "application/pdf", f"{case}案卷.pdf", inline=True)
