"""The same violation in the texts before and after: which place answered it on another day (行政处罚法 37)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.penalties.pack import files, heirs
from lianzhi.kernel.penalties.tiers import Table, Tier, table_on, texts
from lianzhi.kernel.types import Citation


class Standing(StrEnum):
    """What is known of a violation in the text of a day."""

    FOUND = "found"
    #: The text of that day punishes no such violation: not yet, or no longer.
    NOT_YET = "not-yet"
    DROPPED = "dropped"
    #: No text of that day, or nobody has compared the two.
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Located:
    """The places of a violation in the text of a day; `table` is that text where one is recorded."""

    standing: Standing
    places: tuple[Citation, ...] = ()
    table: Table | None = None


def on_day(found: Table, rows: tuple[Tier, ...], located: Citation, *, day: date) -> Located:
    """Where the violation of `rows` at `located` stands in the text of `day`.

    `rows` are the tiers asked about (those of one stage and subject where the place has them), so that a place
    whose sentences went different ways follows the right one.
    """
    if day in found.valid:
        return Located(Standing.FOUND, (located,), found)
    return _later(found, rows, day) if found.valid.start < day else _earlier(found, rows, day)


def _later(found: Table, rows: tuple[Tier, ...], day: date) -> Located:
    text = _successor(found.law.law, found.valid.start)
    if text is None:
        return Located(Standing.UNKNOWN)
    if rows and all(row.dropped for row in rows):
        return Located(Standing.DROPPED, table=text)
    if not rows or any(not row.successors and not row.dropped for row in rows):
        return Located(Standing.UNKNOWN, table=text)
    places = tuple(dict.fromkeys(there for row in rows for there in row.successors))
    return _onwards(text, places, day)


def _earlier(found: Table, rows: tuple[Tier, ...], day: date) -> Located:
    older = predecessors(found.law.law, found.valid.start)
    if not older or not rows:
        return Located(Standing.UNKNOWN)
    wanted = {row.citation for row in rows}
    for text in older:
        places = tuple(
            dict.fromkeys(row.citation for row in text.rows if wanted.intersection(row.successors))
        )
        if places:
            return _onwards(text, places, day)
    return Located(Standing.NOT_YET, table=older[0])


def _onwards(text: Table, places: tuple[Citation, ...], day: date) -> Located:
    """The places themselves where the day is reached, else one text further."""
    together = _together(text, places)
    rows = tuple(row for there in together for row in text.matching[there])
    if day in text.valid:
        return Located(Standing.FOUND, together, text)
    return on_day(text, rows, together[0], day=day)


def _together(text: Table, places: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Items of one paragraph that are all of its items, as the paragraph."""
    paragraphs = {Citation(there.law, there.article, there.paragraph) for there in places}
    if len(places) > 1 and len(paragraphs) == 1:
        (paragraph,) = paragraphs
        amounts = {(row.stage, row.subject, row.low, row.high) for row in text.matching[paragraph]}
        kinds = {(row.stage, row.subject) for row in text.matching[paragraph]}
        if len(amounts) == len(kinds):
            return (paragraph,)
    return places


@lru_cache(maxsize=64)
def _successor(law: str, start: date) -> Table | None:
    """The text that replaced the one of `law` that starts on `start`, once its places are known to exist."""
    found = table_on(law, start)
    if found is None or found.law.replaced_by is None:
        return None
    check_successors((found,))
    return table_on(found.law.replaced_by.law, found.law.replaced_by.from_)


@lru_cache(maxsize=64)
def predecessors(law: str, start: date) -> tuple[Table, ...]:
    """The texts that were replaced by the text of `law` that starts on `start`."""
    found = tuple(
        text
        for name, paths in files().items()
        if name == law or any(heirs().get(path) == law for path in paths)
        for text in texts(name)
        if text.law.replaced_by is not None
        and (text.law.replaced_by.law, text.law.replaced_by.from_) == (law, start)
    )
    check_successors(found)
    return found


def check_successors(tables: Iterable[Table]) -> None:
    """BrokenRulePack where a successor is no place of the newer text, or that text does not start when it should."""
    for found in tables:
        newer = found.law.replaced_by
        if newer is None:
            continue
        name = found.law.law
        text = table_on(newer.law, newer.from_)
        if text is None or text.valid.start != newer.from_:
            raise BrokenRulePack(name, "replaced_by", f"no text of {newer.law} starts on {newer.from_}")
        for row in found.rows:
            for there in row.successors:
                if there not in text.matching:
                    raise BrokenRulePack(name, row.citation.ref, f"{there.ref} is no penalty place")
