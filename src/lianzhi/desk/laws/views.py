"""法规库: search, the list of laws, one law, one article, and the window a citation chip opens.

Statutes are public: everybody signed in sees them, so no actor narrows what is shown.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from lianzhi.core import clock
from lianzhi.core.refusals import NotVisible
from lianzhi.desk.laws.forms import DayForm, LibraryForm
from lianzhi.desk.laws.presenting import anchor, dates_of, related, shown_article, standing
from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import in_chinese, parse_citation
from lianzhi.kernel.types import Citation
from lianzhi.laws.models import Article, Law
from lianzhi.laws.selectors import articles_of, get_law, kinds, laws_list, neighbours, resolve, versions_of
from lianzhi.laws.services.search import Hit, search

PAGE_ROWS = 30
LAW_COLUMNS = (
    Column(title="法律名称"),
    Column(title="文件类别", phone=False, key="kind"),
    Column(title="公布日期", kind="date", phone=False, key="published"),
    Column(title="施行日期", kind="date"),
    Column(title="当日时效", kind="state"),
    Column(title="条数", kind="number", phone=False, key="articles"),
)
HIT_COLUMNS = (Column(title="条文"), Column(title="内容"), Column(title="当日时效", kind="state"))


@require_safe
def library(request: DeskRequest) -> HttpResponse:
    """The search box first; what it found, then the laws that meet the conditions."""
    form = LibraryForm(request.GET, kinds=kinds())
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    on = asked.get("on") or clock.today()
    question = asked.get("q", "")
    hits = search(question, on=on) if question else []
    found = laws_list(
        name=question,
        kind=asked.get("kind", ""),
        status=asked.get("status", ""),
        in_force_on=asked.get("on"),
    )
    page = Paginator(found, PAGE_ROWS).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "question": question,
        "on": on,
        "hits": _hits_table(hits, on) if question else None,
        "laws": _laws_table(list(page), on),
        "page": page,
    }
    return render(request, "desk/laws/list.html", context)


@require_safe
def law(request: DeskRequest, pk: int) -> HttpResponse:
    """One text with its contents and every article."""
    found = get_law(pk)
    today = clock.today()
    articles = list(articles_of(found))
    for each in articles:
        each.law = found
    context = {
        "law": found,
        "dates": dates_of(found),
        "standing": standing(found, today),
        "parts": _parts(articles, None if found.covers(today) else found.in_force_from),
        "versions": [each for each in versions_of(found.short_title) if each.pk != found.pk],
    }
    return render(request, "desk/laws/law.html", context)


@require_safe
def article(request: DeskRequest, ref: str) -> HttpResponse:
    """One article as in force on a day, the cited paragraph or item marked."""
    form = DayForm(request.GET)
    context = _article_context(_citation(ref), _day(form))
    held = context["answer"].article
    if held is not None:
        before, after = neighbours(held)
        for each in (before, after):
            if each is not None:
                each.law = held.law
        context |= {"before": before, "after": after, "related": related(context["answer"].citation)}
    context["form"] = form
    return render(request, "desk/laws/article.html", context, status=200 if held is not None else 404)


@require_safe
def chip(request: DeskRequest, ref: str) -> HttpResponse:
    """What a citation chip opens: the fragment for the window, or the same as a page of its own."""
    context = _article_context(_citation(ref), _day(DayForm(request.GET)))
    fetched = request.headers.get("X-Requested-With") == "fetch"
    return render(request, "desk/laws/fragment.html" if fetched else "desk/laws/chip.html", context)


def _article_context(citation: Citation, on: date) -> dict[str, Any]:
    answer = resolve(citation, on)
    return {
        "answer": answer,
        "citation": answer.citation,
        "title": in_chinese(answer.citation),
        "shown": shown_article(answer, on),
        "on": on,
    }


def _citation(ref: str) -> Citation:
    try:
        return parse_citation(ref)
    except MalformedQuestion as error:
        raise NotVisible(f"{error.reason}。") from error


def _day(form: DayForm) -> date:
    found = form.cleaned_data["on"] if form.is_valid() else None
    return found or clock.today()


def article_url(citation: Citation, on: date | None = None) -> str:
    """The page of an article."""
    url = reverse("laws:article", args=[citation.ref])
    return f"{url}?on={on.isoformat()}" if on else url


def _hits_table(hits: list[Hit], on: date) -> Table:
    rows = [
        Row(
            cells=(in_chinese(hit.place), _found_text(hit), standing(hit.article.law, on)),
            url=article_url(hit.place, on),
        )
        for hit in hits
    ]
    return Table(
        caption="检索到的条文",
        columns=HIT_COLUMNS,
        rows=rows,
        empty="没有检索到条文。可以换成条文里的说法再试。",
    )


def _found_text(hit: Hit) -> SafeString:
    """The statute's words and, where the catalogue brought them up, for which matter."""
    return format_html("{}{}", hit.text, inline.suggested_for(hit.suggested_for))


def _laws_table(laws: list[Law], on: date) -> Table:
    rows = [
        Row(
            cells=(
                each.title,
                each.kind or each.level,
                each.published_on,
                _in_force_from(each),
                standing(each, on),
                getattr(each, "article_count", 0),
            ),
            url=each.get_absolute_url(),
        )
        for each in laws
    ]
    return Table(
        caption="法律",
        columns=LAW_COLUMNS,
        rows=rows,
        empty="没有符合条件的法律。",
        empty_url=reverse("laws:list"),
        empty_action="查看全部法律",
        name="laws",
    )


def _in_force_from(each: Law) -> object:
    """The day, with 待核定 where nobody has checked it."""
    if each.dates_verified:
        return each.in_force_from
    return format_html("{} {}", inline.day(each.in_force_from), inline.provisional())


def _parts(articles: list[Article], on: date | None) -> list[dict[str, Any]]:
    """The articles by chapter, each with its anchor and its lines; `on` is the day that leads back to this text."""
    parts: list[dict[str, Any]] = []
    section = ""
    for each in articles:
        if not parts or parts[-1]["title"] != each.chapter:
            parts.append({"title": each.chapter, "anchor": f"c{len(parts) + 1}", "articles": []})
            section = ""
        parts[-1]["articles"].append(
            {
                "article": each,
                "anchor": anchor(each),
                "section": each.section if each.section != section else "",
                "url": article_url(each.citation, on) if each.number else "",
                "lines": each.text.splitlines(),
            }
        )
        section = each.section
    return parts
