"""A case on several violations: each is ranged on its own page, then they are proposed together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from lianzhi.cases.actions.propose_together import ProposeTogether
from lianzhi.cases.actions.range_violation import RangeViolation
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import get_case_for
from lianzhi.cases.services import weighing
from lianzhi.cases.services.ranging import Ranged, ranged_of, sum_of
from lianzhi.cases.services.violations import Violation, proof_of, violations_of
from lianzhi.core import clock
from lianzhi.core.refusals import NotVisible
from lianzhi.desk.cases.closed import step_closed
from lianzhi.desk.cases.places import where_urls
from lianzhi.desk.cases.weigh_forms import FiguresForm, RangingForm, TogetherForm
from lianzhi.desk.cases.weighing import (
    carried_of,
    choices_of,
    first_stage,
    middle,
    records_table,
    shown_of,
    weighed,
)
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.parts.words import range_words
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.types import Money

_COLUMNS = (
    Column(title="违法行为"),
    Column(title="处罚条款"),
    Column(title="裁量等次"),
    Column(title="法定幅度"),
    Column(title="拟罚款", kind="number"),
)


def table_of(case: CaseFile, several: tuple[Ranged, ...]) -> Table:
    """The violations with what was made of each; a row leads to its own page."""
    rows = [
        Row(
            cells=(
                f"{one.violation.number}.{one.violation.text}",
                inline.citation_chip(parse_ref(one.violation.penalty), clock.today()),
                *_made_of(one, several),
            ),
            url=reverse("cases:range", args=[case.pk, one.violation.number]),
        )
        for one in several
    ]
    return Table(caption="各项违法行为", columns=_COLUMNS, rows=rows)


def _made_of(one: Ranged, several: tuple[Ranged, ...]) -> tuple[str, str, str]:
    if one.ranging is None:
        return "待裁量", "—", "—"
    if one.weighing is None:
        other = next(each for each in several if each.violation.row.pk == one.ranging.same_act_as_id)
        return f"与第{other.violation.number}项为同一行为", "—", "不另处罚款"
    fine = one.weighing.fine
    return (
        one.weighing.klass.label,
        range_words(fine.low, fine.high) if fine else "没有罚款",
        f"{one.amount.words}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def together(request: DeskRequest, case_id: int) -> HttpResponse:
    """The violations of a case with their sum; POST ends the investigation and proposes."""
    case = get_case_for(request.actor, case_id)
    several = ranged_of(case, clock.today())
    filed = date_zh(case.filed_on) if case.filed_on else ""
    course = f"本案于{filed}立案，承办人依法进行了现场检查、询问和取证，现已调查终结。"
    context = {
        "case": case,
        "violations": table_of(case, several),
        "sum": sum_of(several),
        "ready": all(one.ranging is not None for one in several),
    }
    page = Page(
        template="desk/cases/together.html",
        context=context,
        where_urls=where_urls(case),
        closed=step_closed(request.actor, case, "propose-penalty"),
    )
    return handle(
        request,
        page,
        TogetherForm(request.POST or None, initial={"course": course}),
        act=lambda data: ProposeTogether(actor=request.actor, case_id=case.pk, course=data["course"]),
        done=lambda _proposal: reverse("cases:detail", args=[case.pk]),
        said="调查终结，处罚建议已提出，请提交法制审核。",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def range_one(request: DeskRequest, case_id: int, number: int) -> HttpResponse:
    """One violation: GET computes its range for `?stage=…`; POST keeps its fine."""
    case = get_case_for(request.actor, case_id)
    several = violations_of(case)
    mine = next((each for each in several if each.number == number), None)
    if mine is None:
        raise NotVisible("本案没有这项违法行为。")
    overdue = proof_of(mine.row).proven
    choices = choices_of(mine, overdue=overdue)
    asked: QueryDict = request.POST if request.method == "POST" else request.GET
    weigh_form = FiguresForm(asked or None, **choices, initial=first_stage(choices, overdue=overdue))
    found = weighed(mine, weigh_form) if weigh_form.is_bound and weigh_form.is_valid() else None
    others = [
        (str(each.number), f"第{each.number}项：{each.text}")
        for each in several
        if each.number != mine.number
    ]
    form = RangingForm(
        request.POST if request.method == "POST" else None,
        **choices,
        others=others,
        initial=_first(weigh_form, found),
    )
    context = {
        "case": case,
        "mine": mine,
        "weigh_form": weigh_form,
        "overdue": overdue,
        "records": records_table(case),
        "may_range": found is not None or request.method == "POST",
        **shown_of(found),
    }
    page = Page(
        template="desk/cases/range.html",
        context=context,
        where_urls=where_urls(case),
        closed=step_closed(request.actor, case, "propose-penalty"),
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: _ranging(request, mine, form, data),
        done=lambda _ranging: reverse("cases:together", args=[case.pk]),
        said=f"第{mine.number}项已裁量。",
    )


def _ranging(
    request: DeskRequest, mine: Violation, form: RangingForm, data: Mapping[str, Any]
) -> RangeViolation:
    return RangeViolation(
        actor=request.actor,
        case_id=mine.row.case.pk,
        number=mine.number,
        stage=data["stage"],
        factors=tuple(data["factors"]),
        prefer=data["prefer"],
        figures=form.figures(),
        amount=data["amount"] or Money(0),
        reason=data["reason"],
        same_act_as=int(data["same_act_as"] or 0),
    )


def _first(form: FiguresForm, found: weighing.Weighing | None) -> dict[str, Any]:
    if found is None:
        return {}
    return {**carried_of(form), "amount": middle(found).as_yuan, "reason": weighing.paragraph(found)}
