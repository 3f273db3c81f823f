"""Counting: one aggregate query a table, for one unit or for every township at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import Substr

from lianzhi.kernel.indicators import MeasureSign, Month
from lianzhi.statistics.sources import SOURCES, SignedMeasures, signed_measures
from lianzhi.statistics.spans import Span
from lianzhi.statistics.units import TOWNSHIP_CODE_LENGTH, Unit

# Beside the columns: enterprises that cases were filed against, and decisions whose measure cannot be counted.
CASE_ENTERPRISES = "case_enterprises"
UNCLEAR = "unclear"

Counts = dict[Span, dict[str, int]]


@dataclass(frozen=True, slots=True)
class _Tally:
    """One query: rows of the year, the path to their place, and what to aggregate by row of the form and name."""

    rows: QuerySet[Any]
    place: str
    aggregates: dict[str, Count | Sum]


def counts_of(unit: Unit, month: Month) -> Counts:
    """Every countable figure of one unit; fines in fen. Always the same number of queries."""
    found = _nothing()
    for tally in _tallies(month):
        _add(found, tally.rows.filter(unit.within(tally.place)).aggregate(**tally.aggregates))
    return found


def counts_by_township(month: Month) -> dict[str, Counts]:
    """The same figures for every township that has any record; as many queries as for one unit."""
    found: dict[str, Counts] = {}
    for tally in _tallies(month):
        grouped = (
            tally.rows.annotate(township=Substr(tally.place, 1, TOWNSHIP_CODE_LENGTH))
            .order_by()
            .values("township")
            .annotate(**tally.aggregates)
        )
        for line in grouped:
            _add(found.setdefault(line.pop("township"), _nothing()), line)
    return found


def no_counts() -> Counts:
    """Zero everywhere: a township without a record."""
    return _nothing()


def _nothing() -> Counts:
    keys = (*SOURCES, CASE_ENTERPRISES, *(f"{UNCLEAR}:{key}" for key in ("suspended", "licences")))
    return {span: dict.fromkeys(keys, 0) for span in Span}


def _add(found: Counts, aggregated: dict[str, Any]) -> None:
    for name, value in aggregated.items():
        span, _, key = name.partition("__")
        found[Span(span)][key.replace("__", ":")] = int(value or 0)


def _tallies(month: Month) -> Iterator[_Tally]:
    measures = signed_measures(Span.YEAR.days(month))
    for key, source in SOURCES.items():
        rows = source.rows().filter(source.within(Span.YEAR.days(month)))
        aggregates: dict[str, Count | Sum] = {}
        for span in Span:
            # The rows are the year's already; the month narrows them.
            when = source.within(span.days(month)) if span is Span.MONTH else Q()
            aggregates[f"{span}__{key}"] = _aggregate(key, source.enterprise, when)
            if key == "cases_filed":
                aggregates[f"{span}__{CASE_ENTERPRISES}"] = Count(
                    "enterprise_id", distinct=True, filter=when or None
                )
        if key == "suspended":
            rows = rows.filter(measures[key].q(MeasureSign.COUNTED))
        yield _Tally(rows, source.place, aggregates)
    yield _unclear(month, measures)


def _aggregate(key: str, enterprise: str, when: Q) -> Count | Sum:
    if key == "fines":
        return Sum("amount_fen", filter=when or None)
    if enterprise:
        # An enterprise has one credit code and a code one enterprise: counting ids counts codes.
        return Count(f"{enterprise}_id", distinct=True, filter=when or None)
    return Count("pk", filter=when or None)


def _unclear(month: Month, measures: dict[str, SignedMeasures]) -> _Tally:
    source = SOURCES["suspended"]
    everything = Q(pk__in=())
    aggregates: dict[str, Count | Sum] = {}
    for key, signed in measures.items():
        open_ones = signed.q(MeasureSign.UNCLEAR)
        everything |= open_ones
        for span in Span:
            when = open_ones & (source.within(span.days(month)))
            aggregates[f"{span}__{UNCLEAR}__{key}"] = Count("pk", filter=when)
    rows = source.rows().filter(source.within(Span.YEAR.days(month))).filter(everything)
    return _Tally(rows, source.place, aggregates)
