"""执法事项: the directory on a day, and one item with its articles, its tiers and who holds it.

The directory is published: everybody signed in sees it, so no actor narrows what is shown.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from lianzhi.core import clock
from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.desk.powers.forms import DirectoryForm, WhoForm
from lianzhi.desk.powers.presenting import grants_table, places, tiers_of, tiers_table
from lianzhi.desk.requests import DeskRequest
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.organisation.selectors import townships
from lianzhi.powers import selectors
from lianzhi.powers.models import PowerGrant, PowerItem

PAGE_ROWS = 30
COLUMNS = (
    Column(title="事项名称"),
    Column(title="代码", kind="code", phone=False, key="code"),
    Column(title="类别", phone=False, key="category"),
    Column(title="处罚条款"),
    Column(title="法定机关", phone=False, key="department"),
    Column(title="赋权乡镇", kind="number"),
)


@require_safe
def directory(request: DeskRequest) -> HttpResponse:
    """The directory as it stood on a day, with how many townships hold each item."""
    form = DirectoryForm(request.GET, townships=_townships(), categories=selectors.categories())
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    on = asked.get("on") or clock.today()
    found = selectors.items_list(
        on,
        text=asked.get("q", ""),
        category=asked.get("category", ""),
        authority_code=asked.get("township", ""),
        channel=asked.get("channel", ""),
    )
    page = Paginator(found, PAGE_ROWS).get_page(request.GET.get("page"))
    context = {"form": form, "on": on, "page": page, "table": _table(list(page), on)}
    return render(request, "desk/powers/list.html", context)


@require_safe
def item(request: DeskRequest, code: str) -> HttpResponse:
    """One item: duty and penalty in words, the tiers, the grants, and who may punish in a township."""
    found = selectors.item(code)
    form = WhoForm(_who(request), townships=_townships())
    asked = form.cleaned_data if form.is_valid() else {}
    on = asked.get("on") or clock.today()
    township = asked.get("township", "")
    who = None
    if township:
        try:
            who = selectors.who_may_punish(township, code, on)
        except MalformedQuestion as error:
            form.add_error("township", f"{error.reason}。")
    context = {
        "item": found,
        "form": form,
        "on": on,
        "pairs": _pairs(found),
        "obligations": places(found.obligations, on),
        "penalties": places(found.penalties, on),
        "tiers": tiers_table(tiers_of(found.penalties, on), on),
        "grants": grants_table(_grants(code, township), on),
        "township": township,
        "who": who,
    }
    return render(request, "desk/powers/item.html", context)


def _grants(code: str, township: str) -> QuerySet[PowerGrant]:
    """The grants that reach the item: the township's where one is chosen, else everybody's."""
    found = selectors.grants_of_item(code)
    return found.filter(authority_id=township) if township else found


def _who(request: DeskRequest) -> Any:
    """The question asked, or the actor's own township where nothing was asked yet."""
    if "township" in request.GET or len(request.actor.places) != 1:
        return request.GET
    asked = request.GET.copy()
    asked["township"] = next(iter(request.actor.places))
    return asked


def _townships() -> list[tuple[str, str]]:
    return list(townships().values_list("code", "name"))


def _table(items: list[PowerItem], on: date) -> Table:
    holders = selectors.delegated_count(on)
    rows = [
        Row(
            cells=(
                each.name,
                each.code,
                each.category,
                inline.citation_chips([parse_ref(ref) for ref in each.penalties], on),
                each.department.name,
                holders.get(each.code, 0),
            ),
            url=f"{each.get_absolute_url()}?on={on.isoformat()}",
        )
        for each in items
    ]
    return Table(
        caption="执法事项",
        columns=COLUMNS,
        rows=rows,
        empty="没有符合条件的执法事项。",
        empty_url=reverse("powers:list"),
        empty_action="查看全部事项",
        name="powers",
    )


def _pairs(found: PowerItem) -> list[tuple[str, object]]:
    code = format_html("{} {}", found.code, inline.badge("示例")) if found.is_sample else found.code
    return [
        ("事项代码", code),
        ("类别", found.category),
        ("法定机关", found.department.name),
        ("来源", found.source),
    ]
