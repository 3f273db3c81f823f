"""A list as an Excel workbook: a title, the columns of the screen, who took it out and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lianzhi.statistics.spreadsheet import BODY, BOX, CENTRE, HEAD, LEFT, TITLE, write_words

Cell = str | int | Decimal | date | None
_HEAD_ROW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSheet:
    """A list to export; `widths` are in characters and as many as `columns`."""

    title: str
    columns: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Sequence[Cell]]
    by: str
    on: date


def list_workbook(listed: ListSheet) -> bytes:
    """The list as .xlsx: numbers and days as such, words never as formulas."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a first sheet")
    sheet.title = "清单"
    width = len(listed.columns)
    write_words(sheet, (1, 1), listed.title, font=TITLE).alignment = CENTRE
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    for column, words in enumerate(listed.columns, start=1):
        heading = write_words(sheet, (_HEAD_ROW, column), words, font=HEAD)
        heading.alignment, heading.border = CENTRE, BOX
        sheet.column_dimensions[get_column_letter(column)].width = listed.widths[column - 1]
    row = _HEAD_ROW
    for row, values in enumerate(listed.rows, start=_HEAD_ROW + 1):
        for column, value in enumerate(values, start=1):
            _value(sheet, (row, column), value)
    foot = f"填报人：{listed.by}　　填报日期：{listed.on:%Y-%m-%d}　　共{row - _HEAD_ROW}条"
    write_words(sheet, (row + 1, 1), foot).alignment = LEFT
    sheet.merge_cells(start_row=row + 1, start_column=1, end_row=row + 1, end_column=width)
    _page(sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _value(sheet: Worksheet, at: tuple[int, int], value: Cell) -> None:
    if value is None or isinstance(value, str):
        cell = write_words(sheet, at, value or "")
    else:
        cell = write_words(sheet, at, "")
        cell.value = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    cell.font, cell.alignment, cell.border = BODY, LEFT, BOX


def _page(sheet: Worksheet) -> None:
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = int(Worksheet.PAPERSIZE_A4)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
