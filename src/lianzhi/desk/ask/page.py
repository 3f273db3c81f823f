"""The frame of every question's page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from lianzhi.desk.ask.articles import alike
from lianzhi.desk.ask.forms import QuestionForm
from lianzhi.desk.parts.shapes import Tab
from lianzhi.desk.requests import DeskRequest
from lianzhi.organisation.selectors import townships

TITLES = {"penalty": "处罚幅度", "deadline": "期限", "competence": "管辖", "workload": "年度检查计划"}
#: What the first page asks of each question.
MAIN = {
    "penalty": ("ref", "conduct_date", "subject", "stage"),
    "deadline": ("rule", "start"),
    "competence": ("place", "what", "date"),
    "workload": ("year", "officers"),
}


def question_page(
    request: DeskRequest, name: str, form: QuestionForm, context: dict[str, Any]
) -> HttpResponse:
    """One question with its answer; 422 where something in it could not be read."""
    tabs = [Tab(title=title, url=reverse(f"ask:{key}"), active=key == name) for key, title in TITLES.items()]
    status = 422 if form.is_bound and form.errors else 200
    shown = {**context, "form": form, "tabs": tabs, "title": TITLES[name], "meant": _meant(request, form)}
    return render(request, f"desk/ask/{name}.html", shown, status=status)


def with_changes(asked: QueryDict, **changes: str) -> str:
    """The same question with other values, as a query string."""
    kept = [(key, value) for key, values in asked.lists() for value in values if key not in changes and value]
    return "?" + urlencode([*kept, *changes.items()])


def _meant(request: DeskRequest, form: QuestionForm) -> list[tuple[str, str]]:
    """Where an article could not be read: the entries its words stand in, each asking the same question of it."""
    if not form.is_bound:
        return []
    for name in ("ref", "what", "ref2", "ref3", "previous_ref"):
        if name in form.errors:
            found = alike(request.GET.get(name, ""))
            return [(words, with_changes(request.GET, **{name: words})) for words in found]
    return []


def places() -> list[tuple[str, str]]:
    """The townships to choose from."""
    return list(townships().values_list("code", "name"))


def own_place(request: DeskRequest) -> str:
    """The actor's township where there is just one."""
    own = request.actor.places
    return next(iter(own)) if len(own) == 1 else ""
