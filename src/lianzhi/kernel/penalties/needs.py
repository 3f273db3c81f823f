"""What must be found out before a place is weighed: base amounts, a daily fine, the county's figure and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lianzhi.kernel.discretion.lists import ListEntry, ListKind
from lianzhi.kernel.discretion.steps import Fact
from lianzhi.kernel.penalties.amounts import BASE_WORDS
from lianzhi.kernel.penalties.county import County, county_at
from lianzhi.kernel.penalties.pack import BaseAmount, Stage, Subject
from lianzhi.kernel.penalties.tiers import Tier, stages_for, table
from lianzhi.kernel.types import Citation


@dataclass(frozen=True, slots=True)
class Needs:
    """What the article and the county's own tables ask for; all empty where they ask for nothing.

    `bases` are the amounts the article multiplies, `fact` the figure that picks a step of the county's table,
    `entries` the lines of its lists about the place, `source` where these lists come from.
    """

    bases: tuple[BaseAmount, ...] = ()
    daily: bool = False
    fact: Fact | None = None
    entries: tuple[tuple[ListKind, ListEntry], ...] = ()
    source: str = ""

    @property
    def base_words(self) -> str:
        """The base amounts in the article's words."""
        return "、".join(BASE_WORDS[base] for base in self.bases)


def rows_of(cited: Citation, subject: Subject) -> tuple[Tier, ...]:
    """The tiers of a place for a subject, in the latest text; none where the law has no table.

    MalformedQuestion for a place that does not exist.
    """
    found = table(cited.law)
    if found is None:
        return ()
    rows = found.matching.get(found.locate(cited), ())
    return tuple(row for row in rows if row.subject is subject)


def needs_of(cited: Citation, subject: Subject, stages: Sequence[Stage], *, place: str, on: date) -> Needs:
    """What a place asks for a subject at any of the stages; `place` is the division, empty for no county."""
    wanted = {known for stage in stages for known in stages_for(stage)}
    rows = [row for row in rows_of(cited, subject) if row.stage in wanted]
    branches = [branch for row in rows for branch in row.branches]
    county = county_at(place) if place else None
    return Needs(
        bases=tuple(dict.fromkeys(each.base for each in branches if each.of is None)),
        daily=any(each.per_day for each in branches),
        fact=_fact(county, rows, on),
        entries=_entries(cited, subject, stages, county=county, on=on),
        source=county.lists.source if county is not None and county.lists is not None else "",
    )


def _fact(county: County | None, rows: Sequence[Tier], on: date) -> Fact | None:
    tables = (county.table_of(row, on) for row in rows) if county is not None else ()
    return next((each.fact for each in tables if each is not None), None)


def _entries(
    cited: Citation, subject: Subject, stages: Sequence[Stage], *, county: County | None, on: date
) -> tuple[tuple[ListKind, ListEntry], ...]:
    if county is None:
        return ()
    found = table(cited.law)
    located = found.locate(cited) if found is not None else cited
    return tuple(each for stage in stages for each in county.entries_for(located, subject, stage, on=on))
