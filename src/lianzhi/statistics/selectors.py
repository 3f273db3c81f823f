"""执法情况统计表 for a unit and a month, and the townships beside each other. Everything is derived."""

from __future__ import annotations

from lianzhi.core.actors import Actor
from lianzhi.kernel.indicators import Month
from lianzhi.statistics.counting import counts_by_township, counts_of, no_counts
from lianzhi.statistics.tables import Annex3, filled
from lianzhi.statistics.units import Unit, UnitKind, get_unit_for, unit_called, units_visible_to


def annex3(unit_code: str, month: Month) -> Annex3:
    """The form of a township (9 digits), the county (6 digits) or a district; NotVisible for another code.

    A district's townships are those of the month's last day.
    """
    return of_unit(unit_called(unit_code, month.last), month)


def annex3_for(actor: Actor, unit_code: str, month: Month) -> Annex3:
    """The same through the door: the actor's own township or district, any for the county, else NotVisible."""
    return of_unit(get_unit_for(actor, unit_code, month.last), month)


def of_unit(unit: Unit, month: Month) -> Annex3:
    """The form of a unit in hand."""
    return filled(unit, month, counts_of(unit, month))


def townships_beside(actor: Actor, month: Month) -> list[Annex3]:
    """The form of every township in the actor's sight, by code: never in the order of a figure (行政处罚法 74.3)."""
    counts = counts_by_township(month)
    return [
        filled(unit, month, counts.get(unit.code) or no_counts())
        for unit in units_visible_to(actor, month.last)
        if unit.kind is UnitKind.TOWNSHIP
    ]
