"""Whether a unit's reporter has confirmed a month's form, in time, and whether records changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lianzhi.kernel.indicators import Month
from lianzhi.statistics.models import Confirmation
from lianzhi.statistics.tables import Annex3


class Standing(StrEnum):
    """How a form stands on a day."""

    OPEN = "open"
    DUE = "due"
    LATE = "late"
    CONFIRMED = "confirmed"
    CONFIRMED_LATE = "confirmed_late"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Sign:
    """The standing with the confirmation it rests on."""

    standing: Standing
    confirmation: Confirmation | None = None


def figures_of(table: Annex3) -> dict[str, dict[str, str]]:
    """The form's cells as printed, row by row: what a confirmation keeps and is compared with."""
    return {row.span.value: {cell.column.key: cell.words for cell in row.cells} for row in table.rows}


def latest(unit_code: str, month: Month) -> Confirmation | None:
    """The last confirmation of a unit's month."""
    return (
        Confirmation.objects.filter(unit_code=unit_code, month=str(month))
        .select_related("confirmed_by")
        .order_by("-pk")
        .first()
    )


def latest_by_unit(month: Month) -> dict[str, Confirmation]:
    """The last confirmation of every unit for a month, in one query."""
    found = Confirmation.objects.filter(month=str(month)).select_related("confirmed_by").order_by("pk")
    return {each.unit_code: each for each in found}


def sign_of(table: Annex3, confirmation: Confirmation | None, today: date) -> Sign:
    """How the form stands today: the ledger's stock may grow, any other change since the confirmation is told."""
    if confirmation is None:
        if today <= table.month.last:
            return Sign(Standing.OPEN)
        return Sign(Standing.DUE if today <= table.due_on else Standing.LATE)
    if _moving(confirmation.figures) != _moving(figures_of(table)):
        return Sign(Standing.CHANGED, confirmation)
    late = confirmation.confirmed_on > table.due_on
    return Sign(Standing.CONFIRMED_LATE if late else Standing.CONFIRMED, confirmation)


def _moving(figures: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Without the stock of the ledger, which is read as of now and moves without any record of the month changing."""
    return {
        span: {key: words for key, words in row.items() if key != "supervised"}
        for span, row in figures.items()
    }
