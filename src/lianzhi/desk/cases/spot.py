"""Deciding on the spot, on a phone: the range, then what was told, said, decided and signed, on one page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lianzhi.cases.actions.decide_on_the_spot import DecideOnTheSpot, Told
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import get_case_for
from lianzhi.cases.services import weighing
from lianzhi.cases.services.facts import is_proven_overdue
from lianzhi.cases.services.modules import limit_party
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.desk.cases.closed import step_closed
from lianzhi.desk.cases.forms import SpotForm, WeighForm
from lianzhi.desk.cases.places import where_urls
from lianzhi.desk.cases.weighing import choices_of
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.discretion.thresholds import summary_allowed
from lianzhi.kernel.procedure.modules import Module
from lianzhi.kernel.types import Money


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: DeskRequest, case_id: int) -> HttpResponse:
    """GET computes the range for `?stage=…&factors=…`; POST decides."""
    case = get_case_for(request.actor, case_id)
    if case.procedure != Module.SUMMARY:
        raise WrongState("本案不适用简易程序，不能当场作出处罚决定。")
    choices = choices_of(case, overdue=is_proven_overdue(case))
    choices.pop("needs")  # a fine by formula is never decided on the spot
    asked: QueryDict = request.POST if request.method == "POST" else request.GET
    first = {"stage": choices["stages"][0][0]} if choices["stages"] else {}
    weigh_form = WeighForm(asked if asked else None, **choices, initial=first)
    shown = _weighed(case, weigh_form) if weigh_form.is_bound and weigh_form.is_valid() else None
    measures = shown.measures if shown else ()
    party = limit_party(case.party_kind, case.enterprise)
    _, limit = summary_allowed(party, Money(0), measures=measures, on=clock.today())
    context = {"case": case, "weigh_form": weigh_form, "weighing": shown, "limit": limit}
    page = Page(
        template="desk/cases/spot.html",
        context=context,
        where_urls=where_urls(case),
        closed=step_closed(request.actor, case, "decide-on-the-spot"),
    )
    if request.method != "POST" and shown is None:
        return render(request, page.template, {**context, "form": None, "closed": page.closed})
    form = (
        SpotForm(request.POST, **choices)
        if request.method == "POST"
        else SpotForm(**choices, initial=_first(case, weigh_form, shown))
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: _act(request.actor, case, data),
        done=lambda _decision: reverse("cases:detail", args=[case.pk]),
        said="已当场作出处罚决定并交付当事人，请报所属行政机关备案。",
    )


def _weighed(case: CaseFile, form: WeighForm) -> weighing.Weighing | None:
    data = form.cleaned_data
    try:
        return weighing.weigh(
            case, stage=data["stage"], chosen=data["factors"], prefer=data["prefer"], on=clock.today()
        )
    except Malformed as refused:
        for name, message in refused.fields.items():
            form.add_error(name if name in form.fields else "stage", message)
        return None


def _act(actor: Actor, case: CaseFile, data: Mapping[str, Any]) -> DecideOnTheSpot:
    names = Told.__dataclass_fields__
    return DecideOnTheSpot(
        actor=actor,
        case_id=case.pk,
        stage=data["stage"],
        factors=tuple(data["factors"]),
        prefer=data["prefer"],
        amount=data["amount"],
        reason=data["reason"],
        place=data["place"],
        told=Told(**{name: data[name] for name in names}),
    )


def _first(case: CaseFile, form: WeighForm, shown: weighing.Weighing | None) -> dict[str, Any]:
    if shown is None:
        return {}
    return {
        **form.cleaned_data,
        "reason": weighing.paragraph(shown),
        "place": case.party.get("address", ""),
        "receiver": case.party.get("representative", "") or case.party_name,
        "statement": "没有陈述、申辩。",
    }
