"""The links under a list: which pages, with the filters of the present page kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.http import HttpRequest, QueryDict

NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """One link of the pager; no url for the gap and for the present page."""

    title: str
    url: str = ""
    present: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """What stands under a list."""

    total: int
    first: int
    last: int
    links: tuple[PageLink, ...]
    earlier: str
    later: str


def pager(page: Page[Any], request: HttpRequest | None) -> Pager:
    """The pager of a page; filters in the query string survive."""
    query = request.GET if request is not None else QueryDict()
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=NEIGHBOURS, on_ends=1)
    links = tuple(
        PageLink(str(number), present=number == page.number)
        if number in (page.number, page.paginator.ELLIPSIS)
        else PageLink(str(number), url=_url(query, int(number)))
        for number in numbers
    )
    return Pager(
        total=page.paginator.count,
        first=page.start_index(),
        last=page.end_index(),
        links=links,
        earlier=_url(query, page.previous_page_number()) if page.has_previous() else "",
        later=_url(query, page.next_page_number()) if page.has_next() else "",
    )


def _url(query: QueryDict, number: int) -> str:
    changed = query.copy()
    changed["page"] = str(number)
    return f"?{changed.urlencode()}"
