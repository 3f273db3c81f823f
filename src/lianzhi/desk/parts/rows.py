"""The rows of a list as HTML: a list page is mostly its rows, and the template engine takes thrice as long."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table


def record_address(name: str) -> Callable[[int], str]:
    """The address of each record under a named path with its number: asked of Django once a list, not once a row."""
    before, _, after = reverse(name, args=[0]).rpartition("0")
    return lambda number: f"{before}{number}{after}"


def head_of(table: Table) -> SafeString:
    """The heading cells."""
    heading = '<th scope="col" role="columnheader" class="{}">{}</th>'
    return format_html_join("\n", heading, ((_style(column), column.title) for column in table.columns))


def rows_of(table: Table) -> SafeString:
    """Every row: a cell a column, the first a link to the record. Everything that comes from a record is escaped."""
    openings = [_opening(column) for column in table.columns]
    # Each row escapes what it holds.
    return mark_safe("\n".join(_row(row, openings) for row in table.rows))  # noqa: S308


def _style(column: Column) -> str:
    return f"lz-col-{column.kind}{'' if column.phone else ' lz-desk-only'}"


def _opening(column: Column) -> str:
    return format_html('<td role="cell" data-label="{}" class="{}">', column.title, _style(column))


def _row(row: Row, openings: list[str]) -> str:
    cells = [_words(value) for value in row.cells]
    url = escape(row.url)
    if url:
        cells[0] = f'<a class="lz-row-link" href="{url}">{cells[0]}</a>'
    whole = "".join(f"{opening}{cell}</td>" for opening, cell in zip(openings, cells, strict=True))
    target = f' data-lz-href="{url}"' if url else ""
    return f'<tr role="row"{target}>{whole}</tr>'


def _words(value: object) -> str:
    # A SafeString is another type and stays as it is.
    return escape(value) if type(value) is str and value else inline.cell(value)
