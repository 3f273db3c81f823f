"""The component gallery: every component in every state, to look at; only in a demo or in development."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lianzhi.core import clock
from lianzhi.desk.gallery import samples
from lianzhi.desk.gallery.forms import SampleFilters, SampleForm

PAGE_SIZE = 20
MANY = 10_000
FEW = 8
# What a township officer may do wrong at once: nothing filled in but a number that is none.
BAD_INPUT = {"uscc": "123", "workers": "许多"}


def gallery(request: HttpRequest) -> HttpResponse:
    """The page; `?rows=0`, `1` or `many` fill the list."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    today = clock.today()
    rows = {"0": 0, "1": 1, "many": PAGE_SIZE}.get(request.GET.get("rows", ""), FEW)
    pages = Paginator(range(MANY if rows == PAGE_SIZE else rows), PAGE_SIZE)
    context = {
        "today": today,
        "answers": samples.answers(today),
        "reason": samples.reason(),
        "sample_refusals": samples.refusals(),
        "where_url": {"officers": "#refusals"},
        "steps": samples.steps(today),
        "table": samples.table(today, rows=rows),
        "page": pages.get_page(request.GET.get("page", "1")),
        "pairs": samples.pairs(today),
        "tabs": samples.tabs(),
        "leaves": samples.leaves(),
        "lines": samples.history(clock.now()),
        "marks": samples.marks(today),
        "work": samples.work(today),
        "citation": samples.ARTICLE,
        "citations": (samples.ARTICLE, samples.PROCEDURE, samples.SCHEDULE),
        "filters": SampleFilters(request.GET),
        "sample_form": SampleForm(auto_id="fresh_%s"),
        "bad_form": SampleForm(BAD_INPUT, auto_id="bad_%s"),
        "article_lines": (
            "（此处为条文原文示例，取自本机导入的法规库。）",
            "（一）第一项；",
            "（二）第二项。",
        ),
    }
    return render(request, "desk/gallery.html", context)
