"""The register of numbers: series by authority, kind and year, without a gap, the void ones in their place."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from lianzhi.desk.parts.inline import state
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.documents.models import NumberSeries
from lianzhi.documents.selectors import (
    NumberLine,
    get_series_for,
    numbers_of,
    series_counts,
    series_visible_to,
)

PAGE_ROWS = 50


@require_safe
def series_list(request: DeskRequest) -> HttpResponse:
    """Every series the actor may look through."""
    page = Paginator(series_visible_to(request.actor), PAGE_ROWS).get_page(request.GET.get("page"))
    counts = series_counts(page.object_list)
    table = Table(
        caption="文号系列",
        columns=(
            Column(title="文书字"),
            Column(title="机关"),
            Column(title="年度", kind="number"),
            Column(title="末号", kind="number"),
            Column(title="作废、撤销", kind="number"),
            Column(title="连续性", kind="state"),
        ),
        rows=[_series_row(each, *counts.get(each.pk, (0, 0))) for each in page],
        empty="还没有用过文号；文号在制作文书时自动编排。",
    )
    return render(request, "desk/documents/numbers.html", {"table": table, "page": page})


def _series_row(series: NumberSeries, held: int, ended: int) -> Row:
    whole = held == series.last
    word = state("valid", "连续") if whole else state("veto", f"缺{series.last - held}个号")
    return Row(
        cells=(series.word, series.authority.name, str(series.year), series.last, ended, word),
        url=reverse("documents:series", args=[series.pk]),
    )


@require_safe
def series(request: DeskRequest, series_id: int) -> HttpResponse:
    """One series, number by number."""
    found = get_series_for(request.actor, series_id)
    page = Paginator(numbers_of(found), PAGE_ROWS).get_page(request.GET.get("page"))
    table = Table(
        caption=f"{found.word}〔{found.year}〕",
        columns=(
            Column(title="文号", kind="code"),
            Column(title="文书名称"),
            Column(title="成文日期", kind="date"),
            Column(title="状态", kind="state"),
            Column(title="作废、撤销的原因", phone=False),
        ),
        rows=[_number_row(found, each) for each in page],
    )
    return render(request, "desk/documents/series.html", {"series": found, "table": table, "page": page})


def _number_row(series: NumberSeries, line: NumberLine) -> Row:
    document = line.document
    if document is None:
        number = f"{series.word}〔{series.year}〕{line.number}号"
        return Row(cells=(number, "—", "—", state("veto", "缺号"), "没有对应的文书，请核查"))
    ended = "；".join(each for each in (document.ended_reason, document.ended_basis) if each)
    return Row(
        cells=(
            document.number,
            document.name,
            document.issued_on,
            state(document.state, document.get_state_display()),
            ended or "—",
        ),
        url=reverse("documents:paper", args=[document.pk]),
    )
