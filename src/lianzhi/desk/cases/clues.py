"""The register of clues: list, new, detail, its deeds, and the seal over who told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lianzhi.audit.selectors import history_of
from lianzhi.cases.actions.clue_step import keeps, require_identifying
from lianzhi.cases.actions.read_informant import ReadInformant
from lianzhi.cases.actions.register_clue import RECEIVING, Informant, RegisterClue
from lianzhi.cases.clues import (
    LEADS_TO_CASE,
    clues_visible_to,
    findings_for,
    get_clue_for,
    has_informant,
    unit_to_file,
)
from lianzhi.cases.constants import ClueOutcome, ClueSource
from lianzhi.cases.models.clue import Clue, ClueViolation
from lianzhi.cases.selectors import cases_of_established
from lianzhi.cases.services.competence import route_of
from lianzhi.cases.services.terms import term
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible, Refused, require
from lianzhi.desk.cases.closed import asked
from lianzhi.desk.cases.clue_deeds import DEEDS, Data
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.forms.clues import ClueFilter, ClueForm
from lianzhi.desk.cases.page import authority_name
from lianzhi.desk.cases.views import PAGE_ROWS
from lianzhi.desk.form_marks import own_form
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.parts.inline import state as state_words
from lianzhi.desk.parts.shapes import Column, HistoryLine, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.inspections.services import INSPECTING
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.procedure.words import cited, filing_refusal_ground
from lianzhi.organisation.selectors import townships

FILING = parse_ref("行政处罚法/54/2")


@require_safe
def clue_list(request: DeskRequest) -> HttpResponse:
    """The clues the actor may see, newest first."""
    form = ClueFilter(request.GET)
    page = Paginator(_found(request.actor, form), PAGE_ROWS).get_page(request.GET.get("page"))
    may_register = request.actor.has(*RECEIVING)
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
        empty_url=reverse("cases:clue-new") if may_register else "",
        empty_action="登记线索",
    )
    context = {"form": form, "table": table, "page": page, "may_register": may_register}
    return render(request, "desk/cases/clues.html", context)


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
    names = (
        "source",
        "sender",
        "sender_number",
        "received_on",
        "title",
        "content",
        "subject_name",
        "place_code",
    )
    informant = Informant(
        name=data["informant_name"],
        phone=data["informant_phone"],
        address=data["informant_address"],
        wants_reply=data["wants_reply"],
    )
    return RegisterClue(
        actor=actor,
        sender_wants_reply=bool(data["sender"].strip()) and data["wants_reply"],
        informant=informant if data["informant_name"].strip() else None,
        **{name: data[name] for name in names},
    )


@require_safe
def detail(request: DeskRequest, clue_id: int) -> HttpResponse:
    """One clue with what may be done; who told stays sealed."""
    clue = get_clue_for(request.actor, clue_id)
    return render(request, "desk/cases/clue.html", _context(request.actor, clue))


def _ground(clue: Clue) -> dict[str, Any]:
    """Why the clue is not to be filed, and by which articles, as far as somebody has said so."""
    ground = filing_refusal_ground(clue.ground)
    return {"ground": ground, "ground_articles": cited(ground.cite) if ground else ()}


def _context(actor: Actor, clue: Clue) -> dict[str, Any]:
    violations = [_established(actor, each) for each in clue.violations.standing()]
    return {
        "clue": clue,
        # Taking a violation back stands beside the violations, not among what leads on.
        "deeds": [
            (key, deed) for key, deed in DEEDS.items() if key != "withdraw" and deed.is_open(actor, clue)
        ],
        "may_withdraw": DEEDS["withdraw"].is_open(actor, clue),
        "may_identify": _passes(require_identifying, actor, clue),
        "may_file": _passes(unit_to_file, actor, clue) and clue.case is None,
        "violations": violations,
        "withdrawn": clue.violations.exclude(withdrawn_on=None),
        **_ground(clue),
        "sealed": has_informant(clue),
        "may_open": keeps(actor, clue),
        "inspects": actor.has(*INSPECTING),
        "leads_on": clue.outcome in LEADS_TO_CASE,
        "waits": _waits(clue),
        "direct": _waits(clue) and bool(violations),
        "filing_article": FILING,
        "findings": findings_for(actor, clue),
        "file_by": term("case-filing", clue.verified_on) if _waits(clue) and clue.verified_on else None,
        "history": [
            HistoryLine(at=event.at, sentence=event.sentence, who=event.actor_name, proof=event.digest[:12])
            for event in history_of(clue)
        ],
    }


def _passes(check: Callable[[Actor, Clue], object], actor: Actor, clue: Clue) -> bool:
    try:
        check(actor, clue)
    except Refused:
        return False
    return True


def _established(actor: Actor, violation: ClueViolation) -> dict[str, Any]:
    """A violation with its articles and whether the authority may punish it."""
    route = route_of(violation, on=clock.today(), party="unit", acting=violation.clue.authority_id)
    cases = [case for case in cases_of_established(violation.pk) if case.authority_id == actor.authority_code]
    return {
        "violation": violation,
        "articles": tuple(parse_ref(ref) for ref in (violation.obligation, violation.penalty)),
        "route": route,
        "receiver": authority_name(route.signs_as) if route.transfer_reason else "",
        "cases": cases,
    }


def _waits(clue: Clue) -> bool:
    """Whether the violation is established and only the filing is missing (行政处罚法 54)."""
    return clue.outcome == ClueOutcome.FILE and clue.case is None


@require_POST
@own_form
def informant(request: DeskRequest, clue_id: int) -> HttpResponse:
    """Open the seal: an act, so that it leaves its event."""
    found = ReadInformant(actor=request.actor, clue_id=clue_id).execute()
    clue = get_clue_for(request.actor, clue_id)
    answer = render(request, "desk/cases/clue.html", {**_context(request.actor, clue), "informant": found})
    answer["Cache-Control"] = "no-store"
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: DeskRequest, clue_id: int, act: str) -> HttpResponse:
    """One deed's page; a deed there is not is not found."""
    clue = get_clue_for(request.actor, clue_id)
    if act not in DEEDS:
        raise NotVisible("没有这个办理环节。")
    deed = DEEDS[act]
    page = Page(
        template="desk/cases/clue_step.html",
        context={"clue": clue, "deed": deed, "act": act, "today": clock.today(), **_ground(clue)},
        closed=asked(lambda: deed.check(request.actor, clue), deed.cite),
    )
    return handle(
        request,
        page,
        deed.form(clue, request.POST or None),
        act=lambda data: deed.act(request.actor, clue, data),
        # A deed may answer with a part of the clue; the way leads back to the clue all the same.
        done=lambda _: reverse("cases:clue", args=[clue.pk]),
        said=deed.said,
    )
