"""Proposing the penalty: first the range is computed and explained, then the amount is typed inside it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lianzhi.cases.actions.propose_penalty import ProposePenalty
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import get_case_for
from lianzhi.cases.services import weighing
from lianzhi.cases.services.facts import is_proven_overdue
from lianzhi.cases.services.papers import zh
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.desk.cases import page as case_page
from lianzhi.desk.cases.forms import ProposeForm, WeighForm
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.discretion import PenaltyClass
from lianzhi.kernel.penalties import Stage
from lianzhi.kernel.types import Money

STAGE_WORDS = {
    Stage.BASE: "首次发现",
    Stage.OVERDUE: "逾期未改正（拒不改正）",
    Stage.SERIOUS: "情节严重",
    Stage.MITIGATED: "情节较轻",
    Stage.AGGRAVATED: "情节特别严重",
    Stage.ACCIDENT: "发生事故",
    Stage.ACCIDENT_GENERAL: "一般事故",
    Stage.ACCIDENT_LARGER: "较大事故",
    Stage.ACCIDENT_MAJOR: "重大事故",
    Stage.ACCIDENT_EXTRA: "特别重大事故",
    Stage.REPEAT: "再次违法",
    Stage.DAILY: "按日连续处罚",
    Stage.CLOSURE: "提请关闭",
}


def _choices(case: CaseFile, *, overdue: bool) -> dict[str, Any]:
    return {
        "stages": [(stage.value, STAGE_WORDS[stage]) for stage in weighing.stages_of(case, overdue=overdue)],
        "factors": weighing.choices(case.party_kind),
        "classes": [(each.value, each.label) for each in PenaltyClass if each is not PenaltyClass.EXEMPT],
    }


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: DeskRequest, case_id: int) -> HttpResponse:
    """GET computes the range for `?stage=…&factors=…`; POST proposes."""
    case = get_case_for(request.actor, case_id)
    overdue = is_proven_overdue(case)
    choices = _choices(case, overdue=overdue)
    asked: QueryDict = request.POST if request.method == "POST" else request.GET
    weigh_form = WeighForm(asked if asked else None, **choices, initial=_first(choices, overdue=overdue))
    shown: weighing.Weighing | None = None
    if weigh_form.is_bound and weigh_form.is_valid():
        shown = _weighed(case, weigh_form)
    context = {"case": case, "weigh_form": weigh_form, "weighing": shown, "overdue": overdue}
    page = Page(template="desk/cases/propose.html", context=context, where_urls=case_page.where_urls(case))
    if request.method != "POST" and shown is None:
        return render(request, page.template, {**context, "form": None})
    form = (
        ProposeForm(request.POST, **choices)
        if request.method == "POST"
        else ProposeForm(**choices, initial=_proposed(case, weigh_form, shown))
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: ProposePenalty(
            actor=request.actor,
            case_id=case.pk,
            stage=data["stage"],
            factors=tuple(data["factors"]),
            prefer=data["prefer"],
            amount=data["amount"],
            reason=data["reason"],
            course=data["course"],
        ),
        done=lambda _proposal: reverse("cases:detail", args=[case.pk]),
        said="调查终结，处罚建议已提出，请提交法制审核。",
    )


def _weighed(case: CaseFile, form: WeighForm) -> weighing.Weighing | None:
    data = form.cleaned_data
    try:
        return weighing.weigh(
            case, stage=data["stage"], chosen=data["factors"], prefer=data["prefer"], on=clock.today()
        )
    except Malformed as refused:
        for name, message in refused.fields.items():
            form.add_error(name, message)
        return None


def _first(choices: dict[str, Any], *, overdue: bool) -> dict[str, Any]:
    """The stage proposed first: 逾期未改正 where a re-inspection proved it and the article names it."""
    stages = [value for value, _ in choices["stages"]]
    if overdue and Stage.OVERDUE.value in stages:
        return {"stage": Stage.OVERDUE.value}
    return {"stage": stages[0]} if stages else {}


def _proposed(case: CaseFile, form: WeighForm, shown: weighing.Weighing | None) -> dict[str, Any]:
    if shown is None:
        return {}
    amount = _middle(shown)
    filed = zh(case.filed_on) if case.filed_on else ""
    return {
        **form.cleaned_data,
        "amount": amount.as_yuan,
        "reason": weighing.paragraph(case, shown),
        "course": f"本案于{filed}立案，承办人依法进行了现场检查、询问和取证，现已调查终结。",
    }


def _middle(shown: weighing.Weighing) -> Money:
    band = shown.proposal.band
    if band is None:
        return Money(0)
    # A suggestion only: the middle of the band in whole hundreds, never outside it.
    middle = (band.low.fen + band.high.fen) // 2
    rounded = middle // 10_000 * 10_000
    return Money(rounded if rounded >= band.low.fen else middle)
