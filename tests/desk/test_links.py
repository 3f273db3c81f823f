"""No page leads its reader to a place that refuses him: every link on every kind of page, as each person."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Callable, Iterator
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from tests.desk.world import World, law_library, world

__all__ = ["law_library", "world"]

pytestmark = [pytest.mark.django_db, pytest.mark.asked_once]

# Who officers, heads, districts, reviewers and supervisors are; the others see what one of these sees.
READERS = ("officer", "leader", "squad_lead", "legal_reviewer", "joint_office", "supervisor")
LINK = re.compile(r"""<a\b[^>]*\bhref="([^"]+)\"""")
# One of each kind of page is opened, and of pages that differ by what was asked of them, one a question.
Kind = tuple[str, tuple[str, ...]]


def _kind(address: str) -> Kind:
    parts = urlsplit(address)
    match = resolve(parts.path)
    asked = tuple(sorted(each.partition("=")[0] for each in parts.query.split("&") if each))
    return f"{match.view_name} {match.kwargs.get('step', '')}", asked


def _links(page: HttpResponse, here: str) -> Iterator[str]:
    if page.streaming or not page.headers["Content-Type"].startswith("text/html"):
        return
    for found in LINK.findall(page.content.decode()):
        address = urljoin(here, html.unescape(found)).partition("#")[0]
        if address.startswith("/"):
            yield address


def _led_astray(client: Client) -> Iterator[str]:
    """Each refused link with the page it stands on, from the worklist onwards."""
    waiting, opened = deque([("/", "")]), set[Kind]()
    while waiting:
        address, stands_on = waiting.popleft()
        kind = _kind(address)
        if kind in opened:
            continue
        opened.add(kind)
        page = client.get(address)
        page.close()
        if page.status_code >= HTTPStatus.BAD_REQUEST:
            yield f"{stands_on} leads to {address}: {page.status_code}"
        waiting.extend((each, address) for each in _links(page, address))
    assert len(opened) > 1, "a crawl that opened nothing proves nothing"


@pytest.mark.parametrize("name", READERS)
def test_no_link_leads_to_a_refusal(name: str, world: World, client_for: Callable[..., Client]) -> None:
    assert list(_led_astray(client_for(world.person(name)))) == []
