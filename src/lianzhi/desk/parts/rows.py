"""The rows of a list as HTML: a list page is mostly its rows, and the template engine takes thrice as long."""

from __future__ import annotations

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table


def rows_of(table: Table) -> list[SafeString]:
    """Every row: a cell a column, the first a link to the record. Everything that comes from a record is escaped."""
    openings = [_opening(column) for column in table.columns]
    return [_row(row, openings) for row in table.rows]


def _opening(column: Column) -> str:
    width = "" if column.phone else " lz-desk-only"
    opening = '<td role="cell" data-label="{}" class="lz-col-{}{}">'
    return format_html(opening, column.title, column.kind, width)


def _row(row: Row, openings: list[str]) -> SafeString:
    cells = [_words(value) for value in row.cells]
    url = escape(row.url)
    if url:
        cells[0] = f'<a class="lz-row-link" href="{url}">{cells[0]}</a>'
    whole = "".join(f"{opening}{cell}</td>" for opening, cell in zip(openings, cells, strict=True))
    target = f' data-lz-href="{url}"' if url else ""
    # Openings, cells and address were escaped one by one above.
    return mark_safe(f'<tr role="row"{target}>{whole}</tr>')  # noqa: S308


def _words(value: object) -> str:
    return escape(value) if type(value) is str and value else inline.cell(value)
