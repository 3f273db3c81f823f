"""Handing findings over, and answering handovers."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lianzhi.cases.actions.answer_handover import AnswerHandover
from lianzhi.cases.actions.hand_over import HandOver, require_handing_over
from lianzhi.cases.actions.record_receipt import RecordReceipt, receipts_of, require_receipt
from lianzhi.cases.constants import HandoverState
from lianzhi.cases.handovers import get_handover_for, handovers_visible_to, may_answer_handover
from lianzhi.cases.models import Handover
from lianzhi.cases.services.competence import route_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.closed import asked
from lianzhi.desk.cases.forms import AnswerHandoverForm, HandoverFilter, HandOverForm, ReceiptForm
from lianzhi.desk.cases.page import authority_name
from lianzhi.desk.cases.views import PAGE_ROWS, number_in
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.parts.inline import state as state_words
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.desk.workbooks import export_url, list_response
from lianzhi.evidence.selectors import evidence_of
from lianzhi.inspections.selectors import get_finding_for
from lianzhi.kernel.calendars import date_zh

#: What handing over, and the answer to it, rest on.
LAW = ("行政处罚法/22", "行政处罚法/25", "行政处罚法/27")


@require_safe
def handover_list(request: DeskRequest) -> HttpResponse:
    """The handovers the actor may see, under the conditions above the list."""
    form, today = HandoverFilter(request.GET), clock.today()
    page = Paginator(_found(request.actor, form), PAGE_ROWS).get_page(request.GET.get("page"))
    rows = [
        Row(
            cells=(*_cells(each, today), state_words(each.state, each.get_state_display())),
            url=reverse("cases:handover-detail", args=[each.pk]),
        )
        for each in page
    ]
    table = Table(
        caption="线索移送",
        columns=(
            Column(title="涉及单位"),
            Column(title="问题"),
            Column(title="移送机关", phone=False),
            Column(title="接收机关"),
            Column(title="移送日期", kind="date"),
            Column(title="等待天数", kind="number"),
            Column(title="状态", kind="state"),
        ),
        rows=rows,
        empty="没有符合条件的移送线索。不属于本机关管辖的问题，在问题页面移送。",
        empty_url=reverse("inspections:findings"),
        empty_action="去问题与整改",
    )
    context = {
        "form": form,
        "table": table,
        "page": page,
        "export": export_url(request, "cases:handovers-export"),
    }
    return render(request, "desk/cases/handovers.html", context)


def _found(actor: Actor, form: HandoverFilter) -> QuerySet[Handover]:
    found = handovers_visible_to(actor)
    if not form.is_valid():
        return found
    asked = form.cleaned_data
    if asked["direction"] == "sent":
        found = found.filter(from_authority_id=actor.authority_code)
    if asked["direction"] == "received":
        found = found.filter(to_authority_id=actor.authority_code)
    if asked["state"]:
        found = found.filter(state=asked["state"])
    if asked["since"]:
        found = found.filter(handed_on__gte=asked["since"])
    if asked["until"]:
        found = found.filter(handed_on__lte=asked["until"])
    if asked["waiting"] is not None:
        until = clock.today() - timedelta(days=asked["waiting"])
        found = found.filter(state=HandoverState.SENT, handed_on__lte=until)
    return found


def _cells(each: Handover, today: date) -> tuple[str | int | date, ...]:
    """The columns of the list before the state; who was answered waits no longer."""
    return (
        each.finding.inspection.enterprise.name,
        each.finding.description,
        each.from_authority.name,
        each.to_authority.name,
        each.handed_on,
        (today - each.handed_on).days if each.state == HandoverState.SENT else "—",
    )


_EXPORTED = (
    ("涉及单位", 30),
    ("问题", 44),
    ("移送机关", 26),
    ("接收机关", 26),
    ("移送日期", 12),
    ("等待天数", 10),
    ("状态", 12),
)


@require_safe
def export(request: DeskRequest) -> HttpResponse:
    """The list as an Excel file, under the same conditions and sight."""
    today = clock.today()
    found = _found(request.actor, HandoverFilter(request.GET))
    rows = ((*_cells(each, today), each.get_state_display()) for each in found)
    return list_response(request, "线索移送清单", _EXPORTED, rows)


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: DeskRequest) -> HttpResponse:
    """Hand `?finding=` over to the authority the kernel names."""
    finding = get_finding_for(request.actor, number_in(request, "finding"))
    route = route_of(finding, on=clock.today(), party="unit", acting=request.actor.authority_code)
    initial = {
        "facts": f"{date_zh(finding.found_on)}检查发现，{finding.inspection.enterprise.name}"
        f"{finding.location}：{finding.description}"
    }
    page = Page(
        template="desk/cases/hand_over.html",
        context={"finding": finding, "route": route, "receiver": authority_name(route.signs_as)},
        closed=asked(lambda: require_handing_over(request.actor, finding), LAW),
    )
    return handle(
        request,
        page,
        HandOverForm(request.POST or None, initial=initial),
        act=lambda data: HandOver(
            actor=request.actor, finding_id=finding.pk, facts=data["facts"], interim=data["interim"]
        ),
        done=lambda handover: reverse("cases:handover-detail", args=[handover.pk]),
        said="已移送，等待接收机关答复。",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: DeskRequest, handover_id: int) -> HttpResponse:
    """A handover; its receiver answers it here."""
    handover = get_handover_for(request.actor, handover_id)
    answers = may_answer_handover(request.actor, handover)
    may_answer = answers and handover.state == HandoverState.SENT
    may_open = answers and handover.state == HandoverState.ACCEPTED and handover.case_id is None
    page = Page(
        template="desk/cases/handover_detail.html",
        context={
            "handover": handover,
            "may_answer": may_answer,
            "may_open": may_open,
            "may_enter": may_enter_receipt(request.actor, handover),
            "receipts": evidence_of(request.actor, receipts_of(handover)),
        },
    )
    return handle(
        request,
        page,
        AnswerHandoverForm(request.POST or None),
        act=lambda data: AnswerHandover(
            actor=request.actor, handover_id=handover.pk, accepted=data["accepted"], feedback=data["feedback"]
        ),
        done=lambda each: reverse("cases:handover-detail", args=[each.pk]),
        said="已答复移送机关。",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: DeskRequest, handover_id: int) -> HttpResponse:
    """The sender enters the paper receipt of a receiver that has no account here."""
    handover = get_handover_for(request.actor, handover_id)
    page = Page(
        template="desk/cases/handover_receipt.html",
        context={"handover": handover},
        closed=asked(lambda: require_receipt(request.actor, handover), LAW),
    )
    return handle(
        request,
        page,
        ReceiptForm(request.POST or None, request.FILES or None),
        act=lambda data: RecordReceipt(
            actor=request.actor,
            handover_id=handover.pk,
            file_name=data["file"].name,
            **{name: data[name] for name in ("accepted", "received_on", "received_by", "feedback", "file")},
        ),
        done=lambda each: reverse("cases:handover-detail", args=[each.pk]),
        said="回执已登记。",
    )


def may_enter_receipt(actor: Actor, handover: Handover) -> bool:
    """Whether the actor's authority waits for a receipt that can only come on paper."""
    return asked(lambda: require_receipt(actor, handover), LAW) is None
