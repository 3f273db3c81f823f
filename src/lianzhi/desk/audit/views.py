"""The record as a supervisor reads it."""

from __future__ import annotations

import json

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from lianzhi.audit.selectors import READERS, events_for, get_event_for
from lianzhi.audit.services import verify
from lianzhi.cases.standing_aside import subjects_kept_from
from lianzhi.core.refusals import require
from lianzhi.desk.audit.forms import EventFilterForm
from lianzhi.desk.parts.shapes import Column, Pair, Row, Table
from lianzhi.desk.parts.words import said
from lianzhi.desk.requests import DeskRequest
from lianzhi.organisation.selectors import authorities

PER_PAGE = 50
# As much of a digest as tells two records apart at sight; the whole stands on the record's own page.
SHOWN_DIGITS = 12


@require_safe
def event_list(request: DeskRequest) -> HttpResponse:
    """审计记录: every deed as a sentence, newest first."""
    require(request.actor, *READERS)
    form = EventFilterForm(request.GET)
    found = events_for(request.actor, form.narrowed(), without=subjects_kept_from(request.actor))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    names = {each.code: each.name for each in authorities()}
    table = Table(
        caption="审计记录",
        name="audit",
        columns=(
            Column(title="记事"),
            Column(title="时间", kind="date"),
            Column(title="行为人"),
            Column(title="所属机关", phone=False, key="authority"),
            Column(title="SM3 校验值", kind="code", phone=False, key="digest"),
        ),
        rows=[
            Row(
                url=reverse("audit:detail", args=[event.pk]),
                cells=(
                    said(event.sentence),
                    event.at,
                    event.actor_name,
                    names.get(event.actor_authority, event.actor_authority),
                    event.digest[:SHOWN_DIGITS],
                ),
            )
            for event in page
        ],
        empty="没有符合条件的审计记录。",
    )
    return render(request, "desk/audit/list.html", {"form": form, "table": table, "page": page})


@require_safe
def event_detail(request: DeskRequest, event_id: int) -> HttpResponse:
    """One record whole, with its place in the chain."""
    event = get_event_for(request.actor, event_id, without=subjects_kept_from(request.actor))
    names = {each.code: each.name for each in authorities()}
    context = {
        "event": event,
        "pairs": [
            Pair(label="时间", value=event.at),
            Pair(label="行为人", value=event.actor_name),
            Pair(label="所属机关", value=names.get(event.actor_authority, event.actor_authority)),
            Pair(label="事件", value=event.event),
            Pair(label="对象", value=f"{event.subject_type}#{event.subject_id}"),
            Pair(label="链与序号", value=f"{event.stream} 第{event.sequence}条"),
            Pair(label="记事", value=event.sentence, wide=True),
            Pair(label="SM3 校验值", value=event.digest, wide=True),
            Pair(label="前一条校验值", value=event.previous, wide=True),
        ],
        "payload": json.dumps(event.payload, ensure_ascii=False, indent=2),
    }
    return render(request, "desk/audit/detail.html", context)


@require_POST
def verify_chain(request: DeskRequest) -> HttpResponse:
    """校验: walk every chain and say what was found; writes nothing."""
    require(request.actor, *READERS)
    found = verify()
    if found.holds:
        messages.success(request, f"校验完成：{found.checked}条记录全部相符，没有改动、删除或者插入。")
    else:
        messages.error(
            request, f"校验不符：{found.broken}。此前{found.checked}条相符。请保护现场并立即报告。"
        )
    return redirect("audit:list")
