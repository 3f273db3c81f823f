"""The form as an Excel workbook: the printed layout on the first sheet, the definitions on the second."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from lianzhi.kernel.indicators import Column, Form
from lianzhi.kernel.indicators.figures import NO_FIGURE
from lianzhi.kernel.law import in_chinese
from lianzhi.statistics.tables import NOT_RECORDED, Annex3, Cell

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
_LINE = Side(style="thin")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
TITLE, HEAD, BODY = (
    Font(name="宋体", size=16, bold=True),
    Font(name="宋体", size=10, bold=True),
    Font(name="宋体", size=10),
)
_TITLE_ROW, _UNIT_ROW, _GROUP_ROW, _HEADING_ROW, _FIRST_ROW = 1, 2, 3, 4, 5
_HEADING_HEIGHT, _ROW_HEIGHT = 72, 30


def workbook(table: Annex3) -> bytes:
    """The form as .xlsx: figures as numbers, words never as formulas."""
    book = Workbook()
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a first sheet")
    sheet.title = "统计表"
    width = len(table.form.columns) + 1
    _head(sheet, table, width)
    _headings(sheet, table.form)
    last = _rows(sheet, table)
    _foot(sheet, table, last + 1, width)
    _page(sheet, width)
    _definitions(book.create_sheet("口径说明"), table.form)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def file_name(table: Annex3) -> str:
    """What the file is called."""
    return f"{table.unit.name}{table.month}{table.form.title_zh}.xlsx"


def write_words(sheet: Worksheet, at: tuple[int, int], words: str, *, font: Font = BODY) -> SheetCell:
    """Words as words: what begins like a formula is stored as text and marked so."""
    cell = sheet.cell(*at)
    if not isinstance(cell, SheetCell):
        raise TypeError("the cell lies inside a merged range")
    cell.value = words
    cell.data_type = "s"
    cell.font = font
    if words.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True
    return cell


def _merged(
    sheet: Worksheet, first: tuple[int, int], last: tuple[int, int], words: str, *, font: Font = BODY
) -> SheetCell:
    cell = write_words(sheet, first, words, font=font)
    if first != last:
        sheet.merge_cells(start_row=first[0], start_column=first[1], end_row=last[0], end_column=last[1])
    return cell


def _head(sheet: Worksheet, table: Annex3, width: int) -> None:
    title = _merged(sheet, (_TITLE_ROW, 1), (_TITLE_ROW, width), table.title_zh, font=TITLE)
    title.alignment = CENTRE
    sheet.row_dimensions[_TITLE_ROW].height = _ROW_HEIGHT
    half = width // 2
    _merged(sheet, (_UNIT_ROW, 1), (_UNIT_ROW, half), f"填报单位：{table.unit.name}").alignment = LEFT
    span = table.month.year_to_date
    words = f"统计月份：{table.month.title_zh}（累计自{span.start:%Y-%m-%d}至{table.month.last:%Y-%m-%d}）"
    _merged(sheet, (_UNIT_ROW, half + 1), (_UNIT_ROW, width), words).alignment = Alignment(
        horizontal="right", vertical="center"
    )


def _headings(sheet: Worksheet, form: Form) -> None:
    _merged(sheet, (_GROUP_ROW, 1), (_HEADING_ROW, 1), "", font=HEAD)
    at = 2
    for group in form.groups:
        last = at + len(group.columns) - 1
        if group.stands_alone:
            words = group.columns[0].heading_zh
            _merged(sheet, (_GROUP_ROW, at), (_HEADING_ROW, at), words, font=HEAD)
        else:
            _merged(sheet, (_GROUP_ROW, at), (_GROUP_ROW, last), group.title_zh, font=HEAD)
            for offset, column in enumerate(group.columns):
                write_words(sheet, (_HEADING_ROW, at + offset), column.heading_zh, font=HEAD)
        at = last + 1
    for row in (_GROUP_ROW, _HEADING_ROW):
        for column_number in range(1, at):
            cell = sheet.cell(row=row, column=column_number)
            cell.border, cell.alignment = BOX, CENTRE
    sheet.row_dimensions[_HEADING_ROW].height = _HEADING_HEIGHT


def _rows(sheet: Worksheet, table: Annex3) -> int:
    number = _FIRST_ROW
    for number, row in enumerate(table.rows, start=_FIRST_ROW):
        name = write_words(sheet, (number, 1), row.title_zh, font=HEAD)
        name.border, name.alignment = BOX, CENTRE
        for offset, cell in enumerate(row.cells, start=2):
            _figure(sheet, number, offset, cell)
        sheet.row_dimensions[number].height = _ROW_HEIGHT
    return number


def _figure(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    if cell.value is None:
        written = write_words(sheet, (row, column), NO_FIGURE)
    else:
        written = write_words(sheet, (row, column), "")
        written.value = int(cell.value) if cell.value == cell.value.to_integral_value() else cell.value
        written.number_format = _number_format(cell.value)
    written.border, written.alignment = BOX, CENTRE


def _number_format(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "#,##0" + ("." + "0" * places if places else "")


def _foot(sheet: Worksheet, table: Annex3, row: int, width: int) -> None:
    third = width // 3
    places = ((1, third), (third + 1, 2 * third), (2 * third + 1, width))
    words = ("填报人签字：", "审核人：", "填报日期：      年    月    日")
    for (first, last), said in zip(places, words, strict=True):
        _merged(sheet, (row, first), (row, last), said).alignment = LEFT
    sheet.row_dimensions[row].height = _ROW_HEIGHT
    lines = [f"备注：{table.form.due.remark_zh}"]
    if table.not_recorded:
        names = "、".join(f"“{column.title_zh}”" for column in table.not_recorded)
        lines.append(f"{names}：{NOT_RECORDED}")
    lines += [f"核对：{said}" for said in table.checks]
    for offset, said in enumerate(lines, start=row + 1):
        _merged(sheet, (offset, 1), (offset, width), said).alignment = LEFT
        sheet.row_dimensions[offset].height = _ROW_HEIGHT


def _page(sheet: Worksheet, width: int) -> None:
    for number in range(1, width + 1):
        sheet.column_dimensions[get_column_letter(number)].width = 9.5
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = int(Worksheet.PAPERSIZE_A4)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True


def _definitions(sheet: Worksheet, form: Form) -> None:
    headings = ("分组", "栏目", "单位", "口径", "时间依据", "法律依据", "说明")
    for number, words in enumerate(headings, start=1):
        write_words(sheet, (1, number), words, font=HEAD).alignment = CENTRE
    row = 1
    for group in form.groups:
        for column in group.columns:
            row += 1
            for number, words in enumerate((group.title_zh, *_said(column)), start=1):
                write_words(sheet, (row, number), words).alignment = LEFT
    for letter, width in zip("ABCDEFG", (16, 24, 8, 48, 26, 30, 48), strict=True):
        sheet.column_dimensions[letter].width = width


def _said(column: Column) -> tuple[str, ...]:
    laws = "、".join(in_chinese(citation) for citation in column.citations)
    note = column.note_zh if column.is_recorded else NOT_RECORDED
    return column.title_zh, column.unit_zh, column.definition_zh, column.date_basis_zh, laws, note
