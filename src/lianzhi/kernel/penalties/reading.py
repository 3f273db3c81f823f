"""Reading the places and records a penalty question names; plain fields are read by `kernel.documents`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from lianzhi.kernel.documents import (
    read_choice,
    read_date,
    read_money,
    read_number,
    read_words,
    reject_unknown_fields,
)
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_citation
from lianzhi.kernel.penalties.daily import DailyInterval
from lianzhi.kernel.penalties.previous import Previous
from lianzhi.kernel.types import Citation

__all__ = [
    "read_choice",
    "read_date",
    "read_facts",
    "read_interval",
    "read_money",
    "read_number",
    "read_previous",
    "read_ref",
    "read_words",
    "refuse_unknown",
]


def refuse_unknown(document: Mapping[str, Any], fields: tuple[str, ...]) -> None:
    """MalformedQuestion with a suggestion for the first field that is not one of `fields`."""
    reject_unknown_fields(document, fields)


def read_ref(document: Mapping[str, Any], *, place: str = "") -> Citation:
    """The place asked about: a ref string, or a citation object."""
    field = f"{place}.ref" if place else "ref"
    ref = document.get("ref")
    if not isinstance(ref, str) and isinstance(ref, Mapping):
        refuse_unknown(ref, ("law", "article", "sub", "paragraph", "item"))
        numbers = [str(ref[key]) for key in ("article", "paragraph", "item") if ref.get(key) is not None]
        if numbers and ref.get("sub") is not None:
            numbers[0] = f"{numbers[0]}-{ref['sub']}"
        ref = "/".join([str(ref.get("law", "")), *numbers])
    if not isinstance(ref, str) or not ref.strip():
        raise MalformedQuestion(field, "应当写明条文，例如“安全生产法/97/1/7”")
    try:
        return _parsed(ref)
    except MalformedQuestion as error:
        raise MalformedQuestion(field, error.reason) from error


@lru_cache(maxsize=4096)
def _parsed(ref: str) -> Citation:
    """The same refs come thousands of times in bulk use."""
    return parse_citation(ref)


def read_previous(document: Mapping[str, Any]) -> tuple[Previous, ...]:
    """Earlier penalties of the party: `[{"ref", "decided_on"}]`; empty where absent."""
    records = document.get("previous")
    if records is None:
        return ()
    if not isinstance(records, list):
        raise MalformedQuestion("previous", "应当是以往处罚的列表")
    found = []
    for index, record in enumerate(records):
        place = f"previous.{index}"
        reject_unknown_fields(record, ("ref", "decided_on"), place=place)
        found.append(Previous(read_ref(record, place=place), read_date(record, "decided_on", place=place)))
    return tuple(found)


def read_facts(document: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """Figures by key, for the steps of a county's table; empty where absent."""
    facts = document.get("facts")
    if facts is None:
        return ()
    if not isinstance(facts, Mapping):
        raise MalformedQuestion("facts", "应当是数量的对象，例如{“人数”: 3}")
    figures = ((str(key), read_number(facts, key, place="facts", least=0)) for key in facts)
    return tuple((key, figure) for key, figure in figures if figure is not None)


def read_interval(document: Mapping[str, Any]) -> DailyInterval | None:
    """The days of a daily continuing fine by their dates, both or neither; None where absent."""
    given = [name for name in ("ordered_on", "uncorrected_until") if document.get(name) is not None]
    if not given:
        return None
    if document.get("days") is not None:
        raise MalformedQuestion("days", "已写明责令改正之日和未改正的最后一日的，天数由其推算")
    return DailyInterval(read_date(document, "ordered_on"), read_date(document, "uncorrected_until"))
