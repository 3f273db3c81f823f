"""Which records make each column: the one place where figures and their drill-down read the same condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from lianzhi.cases.constants import CaseState, HandoverState
from lianzhi.cases.models import CaseFile, Decision, Handover
from lianzhi.enterprises.models import Enterprise
from lianzhi.inspections.models import Finding, Inspection
from lianzhi.kernel.indicators import Column, MeasureSign, annex3_form
from lianzhi.kernel.types import DateSpan
from lianzhi.statistics.spans import at_instants, on_days


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Records behind a column: the rows, the path to their place, and when they fall into a span.

    `enterprise` is the path to the enterprise where the column counts enterprises instead of rows.
    """

    rows: Callable[[], QuerySet[Any]]
    place: str
    within: Callable[[DateSpan], Q]
    enterprise: str = ""


def _always(_days: DateSpan) -> Q:
    return Q()


def _filed() -> QuerySet[CaseFile]:
    return CaseFile.objects.exclude(state=CaseState.NOT_FILED)


def _handed() -> QuerySet[Handover]:
    return Handover.objects.exclude(state=HandoverState.RETURNED)


SOURCES: dict[str, Source] = {
    "supervised": Source(
        rows=lambda: Enterprise.objects.filter(is_active=True), place="place_id", within=_always
    ),
    "inspected": Source(
        rows=Inspection.objects.all,
        place="place_code",
        within=lambda days: at_instants("ended_at", days),
        enterprise="enterprise",
    ),
    "hazards_found": Source(
        rows=Finding.objects.all, place="place_code", within=lambda days: on_days("found_on", days)
    ),
    "hazards_corrected": Source(
        rows=Finding.objects.all, place="place_code", within=lambda days: on_days("corrected_on", days)
    ),
    "cases_filed": Source(rows=_filed, place="place_code", within=lambda days: on_days("filed_on", days)),
    "fines": Source(
        rows=lambda: Decision.objects.filter(amount_fen__gt=0),
        place="case__place_code",
        within=lambda days: on_days("decided_on", days),
    ),
    "suspended": Source(
        rows=Decision.objects.all,
        place="case__place_code",
        within=lambda days: on_days("decided_on", days),
        enterprise="case__enterprise",
    ),
    "handovers": Source(rows=_handed, place="place_code", within=lambda days: on_days("handed_on", days)),
}


@cache
def measure_columns() -> tuple[Column, ...]:
    """The columns that read the measures of decisions."""
    return tuple(column for column in annex3_form().columns if column.measures is not None)


def with_sign(lists: Iterable[Sequence[str]]) -> Q:
    """The condition that a decision carries exactly one of the lists of measures."""
    return reduce(or_, (Q(measures=list(each)) for each in lists), Q(pk__in=()))


def suspending_lists(days: DateSpan) -> list[list[str]]:
    """The lists of measures of a span's decisions that count as a suspension, in one query."""
    found = (
        Decision.objects.filter(on_days("decided_on", days))
        .exclude(measures=[])
        .order_by()
        .values_list("measures", flat=True)
        .distinct()
    )
    (column,) = (each for each in measure_columns() if each.key == "suspended")
    return [list(each) for each in found if column.sign(each) is MeasureSign.COUNTED]
