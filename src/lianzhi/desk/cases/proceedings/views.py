"""Start a matter, look at it, take its next step."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lianzhi.cases.models import CaseFile
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.selectors import get_case_for, get_matter_for
from lianzhi.core import clock
from lianzhi.core.refusals import NotVisible
from lianzhi.desk.cases.closed import matter_closed, start_closed
from lianzhi.desk.cases.places import where_urls
from lianzhi.desk.cases.proceedings import page as matter_page
from lianzhi.desk.cases.proceedings.kinds import Kind
from lianzhi.desk.cases.proceedings.registry import kind_of
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.requests import DeskRequest


def _found(request: DeskRequest, slug: str, matter_id: int) -> tuple[Kind, CaseFile, Proceeding]:
    """The matter behind its case's door. Raises NotVisible."""
    kind = kind_of(slug)
    matter = get_matter_for(request.actor, kind.model, matter_id)
    return kind, matter.case, matter


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: DeskRequest, case_id: int, kind: str) -> HttpResponse:
    """Open a matter of a kind on the case."""
    case, this = get_case_for(request.actor, case_id), kind_of(kind)
    act = this.start
    form = act.form_for(request, case)
    page = Page(
        template="desk/cases/matter_step.html",
        context={
            "case": case,
            "step": act,
            "key": f"{this.slug}-new",
            "back": reverse("cases:detail", args=[case.pk]),
        },
        where_urls=where_urls(case),
        closed=start_closed(case, this.model, lambda: this.may_ask(request.actor, case)),
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: act.build(request.actor, case, data),
        done=lambda matter: reverse("cases:matter", args=[this.slug, matter.pk]),
        said=act.said,
    )


@require_safe
def detail(request: DeskRequest, kind: str, matter_id: int) -> HttpResponse:
    """The matter: where it stands, what comes next and for whom, what is due."""
    this, case, matter = _found(request, kind, matter_id)
    acts = matter_page.acts_on(request.actor, this, matter, clock.today())
    context = {
        "case": case,
        "kind": this,
        "matter": matter,
        "state_zh": matter_page.state_zh(matter),
        "flow": matter_page.flow(matter),
        "acts": acts,
        "primary": next((act for act in acts if act.mine), None),
        "pairs": this.pairs(matter),
        "clocks": this.clocks(matter),
        "alarms": this.alarms(matter, clock.today()),
        "where_urls": {**where_urls(case), this.slug: ""},
    }
    return render(request, "desk/cases/matter.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: DeskRequest, kind: str, matter_id: int, act: str) -> HttpResponse:
    """One step's page; an act the procedure does not know is not found."""
    this, case, matter = _found(request, kind, matter_id)
    if act not in this.steps:
        raise NotVisible("没有这个办理环节。")
    here = this.steps[act]
    form = here.form_for(request, matter)
    back = reverse("cases:matter", args=[this.slug, matter.pk])
    page = Page(
        template="desk/cases/matter_step.html",
        context={"case": case, "step": here, "key": f"{this.slug}-{matter.pk}-{act}", "back": back},
        where_urls={**where_urls(case), "matter": back, this.slug: back},
        closed=matter_closed(request.actor, matter, act),
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: here.build(request.actor, matter, data),
        done=lambda _result: back,
        said=here.said,
    )
