"""The records behind a cell: the same rows that were counted, as references a page can link to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from lianzhi.cases.handovers import handovers_visible_to
from lianzhi.cases.models import CaseFile, Decision, Handover
from lianzhi.core.actors import Actor
from lianzhi.core.clock import day_of
from lianzhi.enterprises.models import Enterprise
from lianzhi.inspections.models import Finding, Inspection
from lianzhi.kernel.indicators import Column, ColumnKind, Month
from lianzhi.statistics.sources import SOURCES, suspending_lists, with_sign
from lianzhi.statistics.spans import Span
from lianzhi.statistics.units import Unit


class RecordKind(StrEnum):
    """What a reference points at."""

    ENTERPRISE = "enterprise"
    INSPECTION = "inspection"
    FINDING = "finding"
    CASE = "case"
    HANDOVER = "handover"


@dataclass(frozen=True, slots=True)
class RecordRef:
    """One record; `is_visible` False where it counts but the reader may not open it."""

    kind: RecordKind
    pk: int
    words: str
    is_visible: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a drill-down: the record, whose it is, when, by whom, how much; `behind` are its own records."""

    ref: RecordRef
    on: date | None = None
    enterprise: RecordRef | None = None
    authority: str = ""
    amount_fen: int | None = None
    behind: tuple[RecordRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Records:
    """The rows behind a cell, not read yet: `rows.count()` is the cell's count, `entries` reads one page of them."""

    column: Column
    rows: QuerySet[Any]
    made_by: QuerySet[Any] | None = None

    def entries(self, actor: Actor, page: Sequence[Any]) -> list[Entry]:
        """The lines of some of the rows, with what the actor may not open masked."""
        if not page:
            return []
        return _READERS[type(page[0])](self, actor, page)


def records_of(unit: Unit, month: Month, column: Column, span: Span) -> Records:
    """The records of a column in a row of the unit's form; a ratio shows its numerator's, an unrecorded none."""
    if column.kind is ColumnKind.UNRECORDED:
        return Records(column, Finding.objects.none())
    key = column.numerator or column.key
    source = SOURCES[key]
    days = span.days(month)
    rows = source.rows().filter(source.within(days)).filter(unit.within(source.place))
    if key == "suspended":
        rows = rows.filter(with_sign(suspending_lists(days)))
    if source.enterprise:
        counted = Enterprise.objects.filter(pk__in=rows.order_by().values(f"{source.enterprise}_id"))
        return Records(column, counted.select_related("place").order_by("place_id", "pk"), rows)
    return Records(column, rows.select_related(*_ALONG[rows.model]).order_by("-pk"))


_ALONG: dict[type[Any], tuple[str, ...]] = {
    Enterprise: ("place", "supervisor"),
    Inspection: ("enterprise", "authority"),
    Finding: ("inspection__enterprise", "inspection__authority"),
    CaseFile: ("enterprise", "authority"),
    Decision: ("case__enterprise", "case__authority"),
    Handover: ("finding__inspection__enterprise", "from_authority", "to_authority"),
}


def _seen(queryset: QuerySet[Any], pks: Sequence[int]) -> set[int]:
    return set(queryset.filter(pk__in=pks).order_by().values_list("pk", flat=True))


def _enterprises_seen(actor: Actor, pks: Sequence[int]) -> set[int]:
    return _seen(Enterprise.objects.visible_to(actor), pks)


def _enterprise_ref(enterprise: Enterprise, seen: set[int]) -> RecordRef:
    return RecordRef(RecordKind.ENTERPRISE, enterprise.pk, enterprise.name, enterprise.pk in seen)


def _enterprise_entries(records: Records, actor: Actor, page: Sequence[Enterprise]) -> list[Entry]:
    pks = [each.pk for each in page]
    seen = _enterprises_seen(actor, pks)
    if records.made_by is None:
        return [Entry(ref=_enterprise_ref(each, seen), authority=each.supervisor.name) for each in page]
    behind, masked = _behind(records.made_by, actor, pks)
    return [
        Entry(
            # Where the only record is one the reader may not open, the enterprise's name would give it away.
            ref=_enterprise_ref(each, seen if each.pk not in masked else set()),
            behind=tuple(behind.get(each.pk, ())),
        )
        for each in page
    ]


def _behind(
    made_by: QuerySet[Any], actor: Actor, enterprises: Sequence[int]
) -> tuple[dict[int, list[RecordRef]], set[int]]:
    """The records that made each enterprise count, and the enterprises none of whose records the actor may open."""
    found: dict[int, list[RecordRef]] = {}
    if made_by.model is Inspection:
        inspections = list(made_by.filter(enterprise_id__in=enterprises).order_by("ended_at", "pk"))
        seen = _seen(Inspection.objects.visible_to(actor), [each.pk for each in inspections])
        for visit in inspections:
            words = f"{day_of(visit.ended_at)}检查" if visit.ended_at else "检查"
            ref = RecordRef(RecordKind.INSPECTION, visit.pk, words, visit.pk in seen)
            found.setdefault(visit.enterprise_id, []).append(ref)
    else:
        decisions = list(
            made_by.filter(case__enterprise_id__in=enterprises).select_related("case").order_by("pk")
        )
        seen = _seen(CaseFile.objects.visible_to(actor), [each.case_id for each in decisions])
        for decision in decisions:
            words = decision.case.number or f"{decision.decided_on}决定"
            ref = RecordRef(RecordKind.CASE, decision.case_id, words, decision.case_id in seen)
            found.setdefault(decision.case.enterprise_id, []).append(ref)
    masked = {pk for pk, refs in found.items() if not any(ref.is_visible for ref in refs)}
    return found, masked


def _finding_entries(records: Records, actor: Actor, page: Sequence[Finding]) -> list[Entry]:
    seen = _seen(Finding.objects.visible_to(actor), [each.pk for each in page])
    firms = _enterprises_seen(actor, [each.inspection.enterprise_id for each in page])
    corrected = records.column.key == "hazards_corrected"
    return [
        Entry(
            ref=RecordRef(RecordKind.FINDING, each.pk, each.description, each.pk in seen),
            on=each.corrected_on if corrected else each.found_on,
            enterprise=_enterprise_ref(each.inspection.enterprise, firms),
            authority=each.inspection.authority.name,
        )
        for each in page
    ]


def _case_entries(_records: Records, actor: Actor, page: Sequence[CaseFile]) -> list[Entry]:
    return _of_cases(actor, [(each, each.filed_on, None) for each in page])


def _decision_entries(_records: Records, actor: Actor, page: Sequence[Decision]) -> list[Entry]:
    return _of_cases(actor, [(each.case, each.decided_on, each.amount_fen) for each in page])


def _of_cases(actor: Actor, lines: Sequence[tuple[CaseFile, date | None, int | None]]) -> list[Entry]:
    seen = _seen(CaseFile.objects.visible_to(actor), [case.pk for case, _, _ in lines])
    firms = _enterprises_seen(actor, [case.enterprise_id for case, _, _ in lines])
    return [
        Entry(
            ref=RecordRef(RecordKind.CASE, case.pk, case.number or case.cause, case.pk in seen),
            on=on,
            enterprise=_enterprise_ref(case.enterprise, firms) if case.pk in seen else None,
            authority=case.authority.name,
            amount_fen=amount,
        )
        for case, on, amount in lines
    ]


def _handover_entries(_records: Records, actor: Actor, page: Sequence[Handover]) -> list[Entry]:
    seen = _seen(handovers_visible_to(actor), [each.pk for each in page])
    firms = _enterprises_seen(actor, [each.finding.inspection.enterprise_id for each in page])
    return [
        Entry(
            ref=RecordRef(RecordKind.HANDOVER, each.pk, each.finding.description, each.pk in seen),
            on=each.handed_on,
            enterprise=_enterprise_ref(each.finding.inspection.enterprise, firms)
            if each.pk in seen
            else None,
            authority=f"{each.from_authority.name} → {each.to_authority.name}",
        )
        for each in page
    ]


_READERS: dict[type[Any], Callable[[Records, Actor, Sequence[Any]], list[Entry]]] = {
    Enterprise: _enterprise_entries,
    Finding: _finding_entries,
    CaseFile: _case_entries,
    Decision: _decision_entries,
    Handover: _handover_entries,
}
