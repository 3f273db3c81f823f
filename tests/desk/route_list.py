"""The checked-in list of routes: read, compared with the resolver, and turned into addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lianzhi.documents.models import Document, Signature
from tests.desk.world import Records

LIST = Path(__file__).with_name("route-list.json")
MONTH = "2026-02"


class Route(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is expected of a route.

    `rule` says who may see it: `public`, `everyone` signed in, `place` (the record's township, its squad, the county),
    `own` (whoever made it), `district` (the record's district, the county) or `receiver` (as `place`, and the bureau's
    own). `get` and `post` name the group that gets the page or may send it; others who see the record get 403.
    `shows` are the statuses of the page for who may get it.
    """

    path: str
    rule: str
    get: str = "anybody"
    post: str = ""
    shows: tuple[int, ...] = (200,)
    signed_in: tuple[int, ...] = ()
    acts: dict[str, str] = {}


def routes() -> dict[str, Route]:
    """Name → route."""
    return msgspec.convert(json.loads(LIST.read_text(encoding="utf-8")), dict[str, Route])


def resolved() -> dict[str, str]:
    """Name → path of every route there is."""
    return dict(_walk(get_resolver().url_patterns, "/", ""))


def _walk(patterns: list[Any], prefix: str, space: str) -> Iterator[tuple[str, str]]:
    for each in patterns:
        path = f"{prefix}{each.pattern}"
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from _walk(each.url_patterns, path, space + inner)
        elif isinstance(each, URLPattern):
            yield f"{space}{each.name}", path


def address(name: str, records: Records, *, act: str = "", law: int = 0) -> str:
    """Where a route leads for a township's records."""
    wanted = _arguments(routes()[name].path, records, act=act, law=law)
    query = {"cases:new": "finding", "cases:handover": "finding"}.get(name, "")
    tail = f"?{query}={records[query]}" if query else ""
    if name in {"inspections:new", "cases:clue-unit"}:
        tail = f"?enterprise={records['enterprise']}"
    if name == "operations:new":
        tail = "?district=wulijie"
    return reverse(name, kwargs=wanted) + tail


def _code(path: str, records: Records) -> str:
    if path.startswith("/verify/"):
        return Document.objects.get(pk=records["document"]).code
    return "350525-yj" if "authorities" in path else "AQ-099-1-1"


def _arguments(path: str, records: Records, *, act: str, law: int) -> dict[str, Any]:
    known: dict[str, Any] = {f"{name}_id": number for name, number in records.numbers.items()}
    if "violations" in path:
        known["number"] = 1
    if "matter" in path:
        # An act on a matter is named with its kind: registration:register.
        known["kind"], _, act = act.partition(":")
        known["matter_id"] = records.matters[known["kind"]]
    if "signature_id" in path:
        known["document_id"] = Signature.objects.get(pk=records["signature"]).document_id
    known |= {
        "pk": law,
        "ref": "安全生产法/97/7",
        "code": _code(path, records),
        "key": "rectify_order",
        "unit_code": records.place,
        "month": MONTH,
        "column": "inspected",
        "act": act,
    }
    return {name: value for name, value in known.items() if f":{name}>" in path}
