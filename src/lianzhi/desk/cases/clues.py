"""The register of clues: list, new, detail, its deeds, and the seal over who told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianzhi.audit.acts import Act
from lianzhi.audit.selectors import history_of
from lianzhi.cases.actions.assign_clue import AssignClue
from lianzhi.cases.actions.clue_step import keeps
from lianzhi.cases.actions.read_informant import ReadInformant
from lianzhi.cases.actions.register_clue import RECEIVING, Informant, RegisterClue
from lianzhi.cases.actions.reply_informant import ReplyInformant
from lianzhi.cases.actions.verify_clue import VerifyClue
from lianzhi.cases.clues import LEADS_TO_CASE, clues_visible_to, findings_for, get_clue_for, has_informant
from lianzhi.cases.constants import ClueOutcome, ClueSource, ClueState
from lianzhi.cases.models.clue import Clue
from lianzhi.cases.services.terms import term
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible, require
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.forms.clues import AssignClueForm, ClueFilter, ClueForm, ReplyForm, VerifyClueForm
from lianzhi.desk.cases.views import PAGE_ROWS
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.parts.inline import state as state_words
from lianzhi.desk.parts.shapes import Column, HistoryLine, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.law import parse_ref
from lianzhi.organisation.selectors import officers_of_authority, townships

Data = Mapping[str, Any]
FILING = parse_ref("行政处罚法/54/2")


@require_safe
def clue_list(request: DeskRequest) -> HttpResponse:
    """The clues the actor may see, newest first."""
    form = ClueFilter(request.GET)
    page = Paginator(_found(request.actor, form), PAGE_ROWS).get_page(request.GET.get("page"))
    rows = [
        Row(
            cells=(
                each.title,
                each.get_source_display(),
                each.subject_name,
                each.received_on,
                each.assignee.name if each.assignee else "—",
                each.verify_by or "—",
                state_words(each.state, each.get_state_display()),
            ),
            url=reverse("cases:clue", args=[each.pk]),
        )
        for each in page
    ]
    table = Table(
        caption="线索登记",
        name="clues",
        columns=(
            Column(title="线索"),
            Column(title="来源"),
            Column(title="涉及单位"),
            Column(title="收到日期", kind="date"),
            Column(title="核查人", phone=False),
            Column(title="核查期限", kind="date"),
            Column(title="状态", kind="state"),
        ),
        rows=rows,
        empty="没有符合条件的线索。",
        empty_url=reverse("cases:clue-new"),
        empty_action="登记线索",
    )
    return render(request, "desk/cases/clues.html", {"form": form, "table": table, "page": page})


def _found(actor: Actor, form: ClueFilter) -> QuerySet[Clue]:
    found = clues_visible_to(actor)
    if not form.is_valid():
        return found
    asked = form.cleaned_data
    if asked["q"]:
        found = found.filter(Q(title__icontains=asked["q"]) | Q(subject_name__icontains=asked["q"]))
    return found.filter(**{name: asked[name] for name in ("source", "state") if asked[name]})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest) -> HttpResponse:
    """Put a clue on the register."""
    actor = request.actor
    require(actor, *RECEIVING)
    form = ClueForm(
        request.POST or None,
        places=_places(actor),
        initial={**today_initial("received_on"), "source": ClueSource.COMPLAINT},
    )
    return handle(
        request,
        Page(template="desk/cases/clue_new.html"),
        form,
        act=lambda data: _registering(actor, data),
        done=lambda clue: reverse("cases:clue", args=[clue.pk]),
        said="已登记线索，请交办核查。",
    )


def _places(actor: Actor) -> list[tuple[str, str]]:
    found = townships().order_by("code")
    return [(each.code, each.name) for each in found if actor.sees_county or each.code in actor.places]


def _registering(actor: Actor, data: Data) -> RegisterClue:
    names = ("source", "received_on", "title", "content", "subject_name", "place_code")
    informant = Informant(
        name=data["informant_name"],
        phone=data["informant_phone"],
        address=data["informant_address"],
        wants_reply=data["wants_reply"],
    )
    return RegisterClue(
        actor=actor,
        informant=informant if data["informant_name"].strip() else None,
        **{name: data[name] for name in names},
    )


@require_safe
def detail(request: DeskRequest, clue_id: int) -> HttpResponse:
    """One clue with what may be done; who told stays sealed."""
    clue = get_clue_for(request.actor, clue_id)
    return render(request, "desk/cases/clue.html", _context(request.actor, clue))


def _context(actor: Actor, clue: Clue) -> dict[str, Any]:
    return {
        "clue": clue,
        "deeds": [(key, deed) for key, deed in DEEDS.items() if deed.is_open(actor, clue)],
        "sealed": has_informant(clue),
        "may_open": keeps(actor, clue),
        "leads_on": clue.outcome in LEADS_TO_CASE,
        "filing_article": FILING,
        "findings": findings_for(actor, clue),
        "file_by": term("case-filing", clue.verified_on) if _waits(clue) and clue.verified_on else None,
        "history": [
            HistoryLine(at=event.at, sentence=event.sentence, who=event.actor_name, proof=event.digest[:12])
            for event in history_of(clue)
        ],
    }


def _waits(clue: Clue) -> bool:
    """Whether the violation is established and only the filing is missing (行政处罚法 54)."""
    return clue.outcome == ClueOutcome.FILE and clue.case is None


@require_POST
def informant(request: DeskRequest, clue_id: int) -> HttpResponse:
    """Open the seal: an act, so that it leaves its event."""
    found = ReadInformant(actor=request.actor, clue_id=clue_id).execute()
    clue = get_clue_for(request.actor, clue_id)
    answer = render(request, "desk/cases/clue.html", {**_context(request.actor, clue), "informant": found})
    answer["Cache-Control"] = "no-store"
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed on a clue: its words, form and act, and for whom it is open."""

    title: str
    effect: str
    said: str
    form: Callable[[Clue, Any], forms.Form]
    act: Callable[[Actor, Clue, Data], Act[Clue]]
    is_open: Callable[[Actor, Clue], bool]


def _officers(clue: Clue) -> list[tuple[int, str]]:
    return [(each.pk, each.name) for each in officers_of_authority(clue.authority_id)]


DEEDS: dict[str, Deed] = {
    "assign": Deed(
        title="交办",
        effect="交办后由核查人在期限内核查。",
        said="已交办。",
        form=lambda clue, data: AssignClueForm(data, officers=_officers(clue)),
        act=lambda actor, clue, data: AssignClue(
            actor=actor, clue_id=clue.pk, assignee_id=data["assignee"], verify_by=data["verify_by"]
        ),
        is_open=lambda actor, clue: clue.state == ClueState.RECEIVED and keeps(actor, clue),
    ),
    "verify": Deed(
        title="登记核查情况",
        effect="登记后按处理办理；要求答复的，由受理人答复举报人。",
        said="已登记核查情况。",
        form=lambda _clue, data: VerifyClueForm(data),
        act=lambda actor, clue, data: VerifyClue(
            actor=actor, clue_id=clue.pk, outcome=data["outcome"], found=data["found"]
        ),
        is_open=lambda actor, clue: (
            clue.state == ClueState.ASSIGNED and clue.assignee_id == actor.officer_key
        ),
    ),
    "reply": Deed(
        title="答复举报人",
        effect="登记答复后线索办结。",
        said="已登记答复。",
        form=lambda _clue, data: ReplyForm(data, initial=today_initial("replied_on")),
        act=lambda actor, clue, data: ReplyInformant(
            actor=actor, clue_id=clue.pk, replied_on=data["replied_on"], reply=data["reply"]
        ),
        is_open=lambda actor, clue: clue.state == ClueState.TO_REPLY and keeps(actor, clue),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: DeskRequest, clue_id: int, act: str) -> HttpResponse:
    """One deed's page; a deed there is not is not found."""
    clue = get_clue_for(request.actor, clue_id)
    if act not in DEEDS:
        raise NotVisible("没有这个办理环节。")
    deed = DEEDS[act]
    page = Page(
        template="desk/cases/clue_step.html",
        context={"clue": clue, "deed": deed, "act": act, "today": clock.today()},
    )
    return handle(
        request,
        page,
        deed.form(clue, request.POST or None),
        act=lambda data: deed.act(request.actor, clue, data),
        done=lambda each: reverse("cases:clue", args=[each.pk]),
        said=deed.said,
    )
