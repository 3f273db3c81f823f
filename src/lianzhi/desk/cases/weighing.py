"""Proposing the penalty: first the range is computed and explained, then the amount is typed inside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lianzhi.cases.actions.propose_penalty import ProposePenalty
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import companions_of, earlier_penalties, get_case_for
from lianzhi.cases.services import weighing
from lianzhi.cases.services.facts import is_proven_overdue
from lianzhi.cases.services.penalty_question import needs_of
from lianzhi.cases.services.violations import Violation, is_joint
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed
from lianzhi.desk.cases.closed import step_closed
from lianzhi.desk.cases.places import where_urls
from lianzhi.desk.cases.weigh_forms import FiguresForm, ProposalForm
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.penalties import presenting
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.discretion import PenaltyClass
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import Stage, what_if
from lianzhi.kernel.penalties.answers import STAGE_WORDS
from lianzhi.kernel.penalties.regimes import ARTICLE
from lianzhi.kernel.types import Money

TOGETHER_COLUMNS = (
    Column(title="案件"),
    Column(title="处罚条款"),
    Column(title="裁量等次"),
    Column(title="法定幅度"),
)
RECORD_COLUMNS = (
    Column(title="案号"),
    Column(title="决定日期", kind="date"),
    Column(title="处罚条款"),
    Column(title="案由"),
)


def choices_of(of: CaseFile | Violation, *, overdue: bool) -> dict[str, Any]:
    """The stages, circumstances and classes of a case or one of its violations, and the figures its article asks."""
    stages = weighing.stages_of(of, overdue=overdue)
    case = of if isinstance(of, CaseFile) else of.row.case
    return {
        "stages": [(stage.value, STAGE_WORDS[stage]) for stage in stages],
        "factors": weighing.choices(case.party_kind),
        "classes": [(each.value, each.label) for each in PenaltyClass if each is not PenaltyClass.EXEMPT],
        "needs": needs_of(of, stages),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: DeskRequest, case_id: int) -> HttpResponse:
    """GET computes the range for `?stage=…&factors=…`; POST proposes."""
    case = get_case_for(request.actor, case_id)
    if request.method != "POST" and is_joint(case):
        return redirect("cases:together", case.pk)
    overdue = is_proven_overdue(case)
    choices = choices_of(case, overdue=overdue)
    asked: QueryDict = request.POST if request.method == "POST" else request.GET
    weigh_form = FiguresForm(
        asked if asked else None, **choices, initial=first_stage(choices, overdue=overdue)
    )
    shown: weighing.Weighing | None = None
    if weigh_form.is_bound and weigh_form.is_valid():
        shown = weighed(case, weigh_form)
    context = {
        "case": case,
        "weigh_form": weigh_form,
        "overdue": overdue,
        "records": records_table(case),
        **shown_of(shown),
        **_together(request.actor, case, shown),
    }
    page = Page(
        template="desk/cases/propose.html",
        context=context,
        where_urls=where_urls(case),
        closed=step_closed(request.actor, case, "propose-penalty"),
    )
    if request.method != "POST" and shown is None:
        status = 422 if weigh_form.is_bound else 200
        return render(request, page.template, {**context, "form": None, "closed": page.closed}, status=status)
    form = (
        ProposalForm(request.POST, **choices)
        if request.method == "POST"
        else ProposalForm(**choices, initial=_proposed(case, weigh_form, shown))
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: _proposing(request.actor, case, form, data),
        done=lambda _proposal: reverse("cases:detail", args=[case.pk]),
        said="调查终结，处罚建议已提出，请提交法制审核。",
    )


def _proposing(actor: Actor, case: CaseFile, form: ProposalForm, data: Mapping[str, Any]) -> ProposePenalty:
    return ProposePenalty(
        actor=actor,
        case_id=case.pk,
        stage=data["stage"],
        factors=tuple(data["factors"]),
        prefer=data["prefer"],
        figures=form.figures(),
        amount=data["amount"],
        reason=data["reason"],
        course=data["course"],
    )


def shown_of(found: weighing.Weighing | None) -> dict[str, Any]:
    """What the page says of a weighing: conclusion, figures, both days' law, and what would turn it."""
    if found is None:
        return {"weighing": None}
    answer = found.answer
    changes = [change for change in what_if(found.question) if change.field in {"factors", "stage"}]
    return {
        "weighing": found,
        "conclusion": presenting.conclusion(answer),
        "pairs": presenting.pairs_of(answer),
        "sides": presenting.sides(answer.comparison),
        "lighter_law": ARTICLE,
        "changes": presenting.changes_table(changes, answer) if changes else None,
    }


def _together(actor: Actor, case: CaseFile, found: weighing.Weighing | None) -> dict[str, Any]:
    """The party's other open cases: each ranged by itself, then added; and the way to ask whether it was one act."""
    both = weighing.together(found, case, companions_of(actor, case)) if found is not None else None
    if both is None:
        return {}
    rows = [
        Row(
            cells=(
                "本案" if each.pk == case.pk else str(each),
                inline.citation_chip(item.citation, clock.today()),
                presenting.class_words(item),
                presenting.fine_words(item) if item.applicable else item.reason,
            ),
            url="" if each.pk == case.pk else reverse("cases:detail", args=[each.pk]),
        )
        for each, item in zip(both.cases, both.several.items, strict=True)
    ]
    query = {
        "conduct_date": case.conduct_on.isoformat(),
        "relation": "same_act",
        "subject": case.subject,
        **dict(zip(("ref", "ref2", "ref3"), (each.penalty for each in both.cases), strict=False)),
    }
    return {
        "together": Table(caption="同一当事人的在办案件", columns=TOGETHER_COLUMNS, rows=rows),
        "together_reason": both.several.reason,
        "same_act_url": f"{reverse('ask:penalty')}?{urlencode(query)}",
    }


def records_table(case: CaseFile) -> Table:
    """The party's decided cases in our own records; the kernel says which of them count as repetition."""
    rows = [
        Row(
            cells=(
                each.number,
                each.decided_on,
                inline.citation_chip(parse_ref(each.ref), each.decided_on),
                each.cause,
            )
        )
        for each in earlier_penalties(case)
    ]
    return Table(
        caption="当事人以往处罚",
        columns=RECORD_COLUMNS,
        rows=rows,
        empty="本县记录中没有该当事人的其他处罚决定。",
    )


def weighed(of: CaseFile | Violation, form: FiguresForm) -> weighing.Weighing | None:
    """The weighing the form asks for; None with the reason at the field."""
    data = form.cleaned_data
    try:
        return weighing.weigh(
            of,
            stage=data["stage"],
            chosen=data["factors"],
            prefer=data["prefer"],
            on=clock.today(),
            figures=form.figures(),
        )
    except Malformed as refused:
        for name, message in refused.fields.items():
            form.add_error(name if name in form.fields else "stage", message)
        return None


def first_stage(choices: dict[str, Any], *, overdue: bool) -> dict[str, Any]:
    """The stage proposed first: 逾期未改正 where a re-inspection proved it and the article names it."""
    stages = [value for value, _ in choices["stages"]]
    if overdue and Stage.OVERDUE.value in stages:
        return {"stage": Stage.OVERDUE.value}
    return {"stage": stages[0]} if stages else {}


def _proposed(case: CaseFile, form: FiguresForm, shown: weighing.Weighing | None) -> dict[str, Any]:
    if shown is None:
        return {}
    amount = middle(shown)
    filed = date_zh(case.filed_on) if case.filed_on else ""
    return {
        **carried_of(form),
        "amount": amount.as_yuan,
        "reason": weighing.paragraph(shown),
        "course": f"本案于{filed}立案，承办人依法进行了现场检查、询问和取证，现已调查终结。",
    }


def carried_of(form: FiguresForm) -> dict[str, Any]:
    """What was weighed, as first values of the form that sends it along."""
    carried = {**form.cleaned_data}
    if carried.get("base_amount") is not None:
        carried["base_amount"] = carried["base_amount"].as_yuan
    return carried


def middle(shown: weighing.Weighing) -> Money:
    """A fine to begin with."""
    band = shown.proposal.band
    if band is None:
        return Money(0)
    # A suggestion only: the middle of the band in whole hundreds, never outside it.
    middle = (band.low.fen + band.high.fen) // 2
    rounded = middle // 10_000 * 10_000
    return Money(rounded if rounded >= band.low.fen else middle)
