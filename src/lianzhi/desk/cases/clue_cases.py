"""From a clue to a case: the unit found in the ledger, then an ordinary case without an inspection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lianzhi.cases.actions.clue_step import require_identifying
from lianzhi.cases.actions.identify_unit import IdentifyUnit
from lianzhi.cases.actions.open_case_on_clue import OpenCaseOnClue
from lianzhi.cases.clues import get_clue_for, unit_to_file
from lianzhi.cases.models.clue import Clue
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import require
from lianzhi.desk.cases.choices import officers_for_case
from lianzhi.desk.cases.closed import asked
from lianzhi.desk.cases.clue_deeds import Data
from lianzhi.desk.cases.forms import ClueCaseForm
from lianzhi.desk.cases.forms.clues import UnitForm
from lianzhi.desk.cases.parties import party_typed
from lianzhi.desk.cases.views import PAGE_ROWS, SAID, number_in
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.inspections.picking import EnterprisePicker, enterprise_table
from lianzhi.desk.requests import DeskRequest
from lianzhi.enterprises.models import Enterprise
from lianzhi.enterprises.selectors import EnterpriseFilter, enterprises_for, get_enterprise_for
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.procedure.modules import Module

#: What looking into a clue and filing on it rest on.
LAW = ("安全生产法/73", "行政处罚法/54")


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: DeskRequest, clue_id: int) -> HttpResponse:
    """Which enterprise of the ledger the clue is about: chosen from the list, then confirmed (`?enterprise=`)."""
    clue = get_clue_for(request.actor, clue_id)
    closed = asked(lambda: require_identifying(request.actor, clue), LAW)
    chosen = (
        number_in(request, "enterprise", missing="没有找到这家企业。")
        if "enterprise" in request.GET
        else None
    )
    if closed is None and chosen is None:
        return _pick(request, clue)
    enterprise = get_enterprise_for(request.actor, chosen) if chosen is not None else None
    page = Page(
        template="desk/cases/clue_unit.html",
        context={"clue": clue, "enterprise": enterprise},
        closed=closed,
    )
    return handle(
        request,
        page,
        UnitForm(request.POST if request.method == "POST" else None),
        act=_identifying(request.actor, clue, enterprise.pk if enterprise else 0),
        done=lambda each: reverse("cases:clue", args=[each.pk]),
        said="已确认涉及单位。",
    )


def _identifying(actor: Actor, clue: Clue, enterprise_id: int) -> Callable[[Data], IdentifyUnit]:
    return lambda _data: IdentifyUnit(actor=actor, clue_id=clue.pk, enterprise_id=enterprise_id)


def _pick(request: DeskRequest, clue: Clue) -> HttpResponse:
    """The ledger to choose from, first narrowed by what was told."""
    picker = EnterprisePicker(request.GET if "words" in request.GET else {"words": clue.subject_name})
    words = picker.cleaned_data["words"] if picker.is_valid() else ""
    sector = picker.cleaned_data["sector"] if picker.is_valid() else ""
    found = enterprises_for(request.actor, EnterpriseFilter(words=words, sector=sector))
    page = Paginator(found, PAGE_ROWS).get_page(request.GET.get("page"))
    context = {
        "clue": clue,
        "filters": picker,
        "page": page,
        "table": enterprise_table(page, None),
        "reset_url": "?words=",
    }
    return render(request, "desk/cases/clue_unit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DeskRequest, clue_id: int) -> HttpResponse:
    """An ordinary case on what the clue established."""
    clue = get_clue_for(request.actor, clue_id)
    form = ClueCaseForm(
        request.POST or None,
        officers=officers_for_case(request.actor.authority_code),
        violations=[(each.pk, f"{each.location}：{each.description}") for each in clue.violations.standing()],
        initial=_initial(request.actor, clue),
    )
    page = Page(
        template="desk/cases/clue_case.html",
        context={"clue": clue},
        where_urls={
            "handover": reverse("cases:clue", args=[clue.pk]),
            "officers": reverse("organisation:officers"),
        },
        closed=asked(lambda: _require(request.actor, clue), LAW),
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: _opening(request.actor, clue, data),
        done=lambda case: reverse("cases:detail", args=[case.pk]),
        said=SAID[Module.ORDINARY],
    )


def _require(actor: Actor, clue: Clue) -> Enterprise:
    """As the act asks before it reads the form; the enterprise the case will be about."""
    require(actor, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
    return unit_to_file(actor, clue)


def _initial(actor: Actor, clue: Clue) -> dict[str, Any]:
    """All that was established; the words of the finding, never of who told."""
    found = list(clue.violations.standing())
    if not found:
        return {"lead": actor.officer_id}
    seen_on = max(each.found_on for each in found)
    what = "；".join(f"{each.location}{each.description}" for each in found)
    return {
        "violations": [each.pk for each in found],
        "cause": found[0].description[:200],
        "facts": f"{date_zh(seen_on)}，执法人员经核查查明，{clue.subject_name}{what}",
        "conduct_on": seen_on,
        "lead": actor.officer_id,
    }


def _opening(actor: Actor, clue: Clue, data: Data) -> OpenCaseOnClue:
    return OpenCaseOnClue(
        actor=actor,
        clue_id=clue.pk,
        violations=tuple(data["violations"]),
        party=party_typed(_require(actor, clue), data),
        cause=data["cause"],
        facts=data["facts"],
        conduct_on=data["conduct_on"],
        lead_id=data["lead"],
        assistant_id=data["assistant"],
    )
