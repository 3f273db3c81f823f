"""执法情况统计表: the form of a unit and month, the records behind each figure, the townships beside each other."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NotVisible
from lianzhi.desk.handling import Page, handle
from lianzhi.desk.requests import DeskRequest
from lianzhi.desk.statistics import present
from lianzhi.desk.statistics.forms import Annex3Form, ConfirmForm, MonthForm
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.indicators import Month, annex3_form
from lianzhi.statistics.actions.confirm_figures import ConfirmFigures
from lianzhi.statistics.confirmations import latest, latest_by_unit, sign_of
from lianzhi.statistics.records import records_of
from lianzhi.statistics.selectors import annex3_for, of_unit, townships_beside
from lianzhi.statistics.spans import Span
from lianzhi.statistics.spreadsheet import MEDIA_TYPE, file_name, workbook
from lianzhi.statistics.units import Unit, UnitKind, get_unit_for, units_visible_to

PER_PAGE = 50


@require_GET
def index(request: DeskRequest) -> HttpResponse:
    """The form of the chosen unit and month; the own unit's of this month to begin with."""
    units = units_visible_to(request.actor, clock.today())
    if not units:
        raise NotVisible("您的账号没有对应的统计单位。")
    chosen = {
        "unit": request.GET.get("unit") or _widest(units),
        "month": request.GET.get("month") or str(Month.of(clock.today())),
    }
    get_unit_for(request.actor, chosen["unit"], clock.today())
    form = Annex3Form(chosen, units=units)
    if not form.is_valid():
        return render(request, "desk/statistics/index.html", {"chooser": form, "table": None}, status=422)
    table = annex3_for(request.actor, form.cleaned_data["unit"], form.cleaned_data["month"])
    sign = sign_of(table, latest(table.unit.code, table.month), clock.today())
    return render(
        request,
        "desk/statistics/index.html",
        {"chooser": form, **present.form_context(table, sign, request.actor), **_beside(units)},
    )


@require_GET
def townships(request: DeskRequest) -> HttpResponse:
    """The townships in sight beside each other, in the order of their codes."""
    units = units_visible_to(request.actor, clock.today())
    form = MonthForm({"month": request.GET.get("month") or str(Month.of(clock.today()))})
    if not form.is_valid():
        return render(request, "desk/statistics/townships.html", {"form": form, "table": None}, status=422)
    month: Month = form.cleaned_data["month"]
    beside = townships_beside(request.actor, month)
    whole = [each for each in units if each.kind is not UnitKind.TOWNSHIP][:1]
    confirmed = latest_by_unit(month)
    signs = {each.unit.code: sign_of(each, confirmed.get(each.unit.code), clock.today()) for each in beside}
    context = {
        "form": form,
        "month": month,
        "table": present.townships_table(
            [annex3_for(request.actor, each.code, month) for each in whole], beside, signs
        ),
        "due_on": annex3_form().due_on(month),
        "no_ranking": annex3_form().no_ranking_citations,
        **present.late_and_zero(beside, signs),
    }
    return render(request, "desk/statistics/townships.html", context)


@require_GET
def records(request: DeskRequest, unit_code: str, month: str, column: str) -> HttpResponse:
    """The records that make one figure."""
    when = _month(month)
    unit = get_unit_for(request.actor, unit_code, when.last)
    definition = annex3_form().column(column)
    if definition is None:
        raise NotVisible("统计表没有这一栏。")
    try:
        span = Span(request.GET.get("span", Span.MONTH))
    except ValueError as error:
        raise Malformed({"span": "行次应为本月（month）或者累计（year）。"}) from error
    table = of_unit(unit, when)
    found = records_of(unit, when, definition, span)
    page = Paginator(found.rows, PER_PAGE).get_page(request.GET.get("page"))
    entries = found.entries(request.actor, list(page))
    context = {
        "page": page,
        "back_url": present.form_url(unit.code, when),
        **present.records_context(table, table.row(span).cell(column), entries),
    }
    return render(request, "desk/statistics/records.html", context)


@require_GET
def export(request: DeskRequest, unit_code: str, month: str) -> HttpResponse:
    """The form as an Excel file in the printed layout."""
    table = annex3_for(request.actor, unit_code, _month(month))
    response = HttpResponse(workbook(table), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file_name(table))}"
    return response


@require_POST
def confirm(request: DeskRequest, unit_code: str, month: str) -> HttpResponse:
    """The unit's reporter confirms the form as shown."""
    when = _month(month)
    table = annex3_for(request.actor, unit_code, when)
    sign = sign_of(table, latest(unit_code, when), clock.today())
    units = units_visible_to(request.actor, clock.today())
    chooser = Annex3Form({"unit": unit_code, "month": str(when)}, units=units)
    context = {**present.form_context(table, sign, request.actor), "chooser": chooser, **_beside(units)}
    return handle(
        request,
        Page(template="desk/statistics/index.html", context=context),
        ConfirmForm(request.POST),
        act=lambda data: ConfirmFigures(
            actor=request.actor, unit_code=unit_code, month=when, seen=data["seen"]
        ),
        done=lambda _made: f"{reverse('statistics:index')}?{urlencode({'unit': unit_code, 'month': when})}",
        said=f"{table.title_zh}已确认。",
    )


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except MalformedQuestion as error:
        raise Malformed({"month": error.reason}) from error


def _widest(units: list[Unit]) -> str:
    """The unit a person begins with: the widest in sight."""
    order = (UnitKind.COUNTY, UnitKind.DISTRICT, UnitKind.TOWNSHIP)
    return min(units, key=lambda unit: order.index(unit.kind)).code


def _beside(units: list[Unit]) -> dict[str, bool]:
    return {"has_townships": sum(unit.kind is UnitKind.TOWNSHIP for unit in units) > 1}
