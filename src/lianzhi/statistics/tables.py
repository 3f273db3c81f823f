"""The form as filled: two rows of cells from counts, with the sentences a reader should look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lianzhi.kernel.indicators import (
    Column,
    ColumnKind,
    Form,
    Month,
    annex3_form,
    facts_check,
    figure_words,
    in_wan_yuan,
    measure_check,
    percentage,
    ratio_check,
)
from lianzhi.statistics.counting import CASE_ENTERPRISES, UNCLEAR, Counts
from lianzhi.statistics.spans import Span
from lianzhi.statistics.units import Unit, UnitKind

NOT_RECORDED = "本平台暂未登记此类记录，本列为0只表示没有登记，不表示没有发生。"


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: a count, an amount in 万元, a percentage; None prints “—”."""

    column: Column
    span: Span
    value: Decimal | None

    @property
    def words(self) -> str:
        """As printed."""
        return figure_words(self.value)


@dataclass(frozen=True, slots=True)
class FormRow:
    """本月数 or 累计数."""

    span: Span
    title_zh: str
    cells: tuple[Cell, ...]

    def cell(self, key: str) -> Cell:
        """The cell of a column; KeyError for a key the form does not have."""
        for cell in self.cells:
            if cell.column.key == key:
                return cell
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex3:
    """执法情况统计表 of one unit and month, wholly derived from records."""

    form: Form
    unit: Unit
    month: Month
    rows: tuple[FormRow, ...]
    checks: tuple[str, ...]

    @property
    def title_zh(self) -> str:
        """The title as printed."""
        return f"{self.unit.name}{self.month.title_zh}{self.form.title_zh}"

    @property
    def due_on(self) -> date:
        """By when the form is due."""
        return self.form.due_on(self.month)

    @property
    def not_recorded(self) -> tuple[Column, ...]:
        """The columns of which the platform keeps no record."""
        return tuple(column for column in self.form.columns if not column.is_recorded)

    @property
    def is_zero(self) -> bool:
        """True where nothing at all was done in the month: every count of the month is zero, the stock aside."""
        return all(
            not cell.value
            for row in self.rows
            if row.span is Span.MONTH
            for cell in row.cells
            if cell.column.kind is not ColumnKind.STOCK
        )

    def row(self, span: Span) -> FormRow:
        """The row of a span."""
        return next(row for row in self.rows if row.span is span)


def filled(unit: Unit, month: Month, counts: Counts) -> Annex3:
    """The form filled with a unit's counts."""
    form = annex3_form()
    titles = {Span.MONTH: form.rows.month, Span.YEAR: form.rows.year}
    rows = tuple(
        FormRow(
            span, titles[span], tuple(Cell(each, span, _value(each, counts[span])) for each in form.columns)
        )
        for span in Span
    )
    return Annex3(form=form, unit=unit, month=month, rows=rows, checks=tuple(_checks(unit, rows, counts)))


def _value(column: Column, counts: dict[str, int]) -> Decimal | None:
    if column.kind is ColumnKind.UNRECORDED:
        return Decimal(0)
    if column.kind is ColumnKind.RATIO:
        return percentage(counts[column.numerator], counts[column.denominator], decimals=column.decimals or 0)
    figure = counts[column.key]
    return in_wan_yuan(figure) if column.kind is ColumnKind.FEN_SUM else Decimal(figure)


def _checks(unit: Unit, rows: tuple[FormRow, ...], counts: Counts) -> Iterator[str]:
    if unit.kind is UnitKind.DISTRICT and not unit.townships:
        yield f"{unit.name}在该月末没有成员乡镇，各栏均为0。"
    for row in rows:
        yield from (said for said in _row_checks(row, counts[row.span]) if said)


def _row_checks(row: FormRow, counts: dict[str, int]) -> Iterator[str]:
    name = row.title_zh
    supervised, inspected = row.cell("supervised").column, row.cell("inspected").column
    yield facts_check(
        inspected, supervised, figures=(counts[inspected.key], counts[supervised.key]), row=name
    )
    for cell in row.cells:
        if cell.column.kind is ColumnKind.RATIO:
            yield ratio_check(cell.column, cell.value, row=name, distinct=counts[CASE_ENTERPRISES])
        if cell.column.measures is not None:
            yield measure_check(cell.column, counts[f"{UNCLEAR}:{cell.column.key}"], row=name)
