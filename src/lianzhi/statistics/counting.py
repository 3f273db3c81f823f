"""Counting: one aggregate query a table, for one unit or for every township at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum, Value
from django.db.models.functions import Substr

from lianzhi.kernel.indicators import MeasureSign, Month
from lianzhi.statistics.sources import SOURCES, Source, measure_columns, with_sign
from lianzhi.statistics.spans import Span
from lianzhi.statistics.units import TOWNSHIP_CODE_LENGTH, Unit

# Beside the columns: enterprises that cases were filed against, and decisions whose measure cannot be counted.
CASE_ENTERPRISES = "case_enterprises"
UNCLEAR = "unclear"

Counts = dict[Span, dict[str, int]]
_WHOLE = ""


@dataclass(frozen=True, slots=True)
class _Scope:
    """What is counted together: one unit's records, or (without a unit) each township's by itself."""

    unit: Unit | None

    def lines(
        self, rows: QuerySet[Any], place: str, aggregates: Mapping[str, Count | Sum], *by: str
    ) -> list[dict[str, Any]]:
        """The aggregates, a line for each group, with the township (or nothing) as `place_key`."""
        if self.unit is not None:
            rows = rows.filter(self.unit.within(place))
            if not by:
                return [{"place_key": _WHOLE, **rows.aggregate(**aggregates)}]
            key: Any = Value(_WHOLE)
        else:
            key = Substr(place, 1, TOWNSHIP_CODE_LENGTH)
        grouped = rows.annotate(place_key=key).order_by().values("place_key", *by)
        return list(grouped.annotate(**aggregates))


def counts_of(unit: Unit, month: Month) -> Counts:
    """Every countable figure of one unit; fines in fen. The number of queries does not grow with the records."""
    return _Counting(_Scope(unit), month).counted().get(_WHOLE) or no_counts()


def counts_by_township(month: Month) -> dict[str, Counts]:
    """The same figures for every township that has any record; as many queries as for one unit."""
    return _Counting(_Scope(None), month).counted()


def no_counts() -> Counts:
    """Zero everywhere: a township without a record."""
    unclear = (f"{UNCLEAR}:{column.key}" for column in measure_columns())
    keys = (*SOURCES, CASE_ENTERPRISES, *unclear)
    return {span: dict.fromkeys(keys, 0) for span in Span}


@dataclass(slots=True)
class _Counting:
    """A scope's counts of a month, added up as the queries answer."""

    scope: _Scope
    month: Month
    counts: dict[str, Counts] = field(default_factory=dict)

    def counted(self) -> dict[str, Counts]:
        """Every figure by township, or by nothing for one unit."""
        for key in SOURCES:
            if key not in {"fines", "suspended"}:
                self._count(key)
        suspending = self._weigh_decisions()
        self._count("suspended", only=with_sign(suspending))
        rows = (row for found in self.counts.values() for row in found.values())
        if any(row["cases_filed"] > row["inspected"] for row in rows):
            # Only a ratio above the whole is told with the number of enterprises behind its cases.
            self._count("cases_filed", into=CASE_ENTERPRISES)
        return self.counts

    def _count(self, key: str, *, only: Q | None = None, into: str = "") -> None:
        source = SOURCES[key]
        rows = self._of_the_year(source)
        if only is not None:
            rows = rows.filter(only)
        counted = "enterprise" if into == CASE_ENTERPRISES else source.enterprise
        # An enterprise has one credit code and a code one enterprise: counting ids counts codes.
        path = f"{counted}_id" if counted else "pk"
        aggregates = {
            span.value: Count(path, distinct=bool(counted), filter=when) for span, when in self._whens(source)
        }
        for line in self.scope.lines(rows, source.place, aggregates):
            for span in Span:
                self._add(line["place_key"], span, into or key, line[span.value])

    def _weigh_decisions(self) -> list[list[str]]:
        """Fines and measures in one query, grouped by the lists of measures: few however many decisions.

        Returns the lists that count as a suspension; a list is compared as a whole because no lookup into a JSON
        list works on both engines.
        """
        source = SOURCES["suspended"]
        aggregates: dict[str, Count | Sum] = {}
        for span, when in self._whens(source):
            aggregates[f"{span}_fen"] = Sum("amount_fen", filter=when)
            aggregates[f"{span}_number"] = Count("pk", filter=when)
        suspending: list[list[str]] = []
        for line in self.scope.lines(self._of_the_year(source), source.place, aggregates, "measures"):
            place, measures = line["place_key"], [str(each) for each in line["measures"]]
            for span in Span:
                self._add(place, span, "fines", line[f"{span}_fen"])
            for column in measure_columns():
                sign = column.sign(measures)
                if sign is MeasureSign.UNCLEAR:
                    for span in Span:
                        self._add(place, span, f"{UNCLEAR}:{column.key}", line[f"{span}_number"])
                elif sign is MeasureSign.COUNTED and measures not in suspending:
                    suspending.append(measures)
        return suspending

    def _of_the_year(self, source: Source) -> QuerySet[Any]:
        return source.rows().filter(source.within(Span.YEAR.days(self.month)))

    def _whens(self, source: Source) -> Iterator[tuple[Span, Q | None]]:
        """The rows are the year's already; only the month narrows them."""
        for span in Span:
            when = source.within(span.days(self.month)) if span is Span.MONTH else Q()
            yield span, when or None

    def _add(self, place: str, span: Span, key: str, value: int | None) -> None:
        row = self.counts.setdefault(place, no_counts())[span]
        row[key] += int(value or 0)
