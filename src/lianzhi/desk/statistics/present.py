"""What the statistics pages show: links behind figures, marks, definitions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lianzhi.core.actors import Actor
from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column as TableColumn
from lianzhi.desk.parts.shapes import Row, Table
from lianzhi.kernel.indicators import ColumnKind, Month
from lianzhi.kernel.types import Money
from lianzhi.statistics.actions.confirm_figures import may_confirm
from lianzhi.statistics.confirmations import Sign, Standing, figures_of
from lianzhi.statistics.records import Entry, RecordKind, RecordRef
from lianzhi.statistics.spans import Span
from lianzhi.statistics.tables import NOT_RECORDED, Annex3, Cell

# Words and tones of a form's standing; colour never speaks alone.
STANDINGS = {
    Standing.OPEN: ("本月未结束", "going"),
    Standing.DUE: ("待确认", "todo"),
    Standing.LATE: ("逾期未确认", "bad"),
    Standing.CONFIRMED: ("已确认", "done"),
    Standing.CONFIRMED_LATE: ("逾期确认", "warn"),
    Standing.CHANGED: ("确认后数据有变动", "warn"),
}
PAGES = {
    RecordKind.ENTERPRISE: "enterprises:detail",
    RecordKind.INSPECTION: "inspections:detail",
    RecordKind.FINDING: "inspections:finding",
    RecordKind.CASE: "cases:detail",
    RecordKind.HANDOVER: "cases:handover-detail",
}
SUBJECTS = {
    "supervised": "监管对象",
    "inspected": "企业",
    "hazards_found": "问题",
    "hazards_corrected": "问题",
    "suspended": "企业",
    "handovers": "移送的问题",
}
DATES = {
    "hazards_found": "发现日期",
    "hazards_corrected": "整改完成日期",
    "cases_filed": "立案日期",
    "filing_ratio": "立案日期",
    "fines": "决定日期",
    "handovers": "移送日期",
}
MASKED = "不在可见范围内"


def form_url(unit_code: str, month: Month) -> str:
    """The page of a unit's form."""
    return f"{reverse('statistics:index')}?{urlencode({'unit': unit_code, 'month': str(month)})}"


def records_url(table: Annex3, cell: Cell) -> str:
    """The page of the records behind a cell."""
    path = reverse("statistics:records", args=[table.unit.code, str(table.month), cell.column.key])
    return f"{path}?span={cell.span}"


def form_context(table: Annex3, sign: Sign, actor: Actor) -> dict[str, Any]:
    """Everything the form's page shows."""
    waiting = sign.standing in {Standing.DUE, Standing.LATE, Standing.CHANGED}
    return {
        "table": table,
        "rows": [
            (row.title_zh, [(cell, records_url(table, cell)) for cell in row.cells]) for row in table.rows
        ],
        "sign": sign,
        "standing": inline.state(
            sign.standing, STANDINGS[sign.standing][0], tone=STANDINGS[sign.standing][1]
        ),
        "may_confirm": waiting and may_confirm(actor, table.unit),
        "seen": json.dumps(figures_of(table), ensure_ascii=False),
        "not_recorded": NOT_RECORDED,
    }


def records_context(table: Annex3, cell: Cell, entries: Sequence[Entry]) -> dict[str, Any]:
    """What the page behind a figure shows: the figure, its definition, its parts, its records."""
    column = cell.column
    row = table.row(cell.span)
    divided = [row.cell(key) for key in (column.numerator, column.denominator) if key]
    parts = [(each, records_url(table, each)) for each in divided]
    return {
        "table": table,
        "cell": cell,
        "row": row,
        "days": cell.span.days(table.month),
        "parts": parts,
        "records": _entries_table(cell, entries),
        "other_span": Span.YEAR if cell.span is Span.MONTH else Span.MONTH,
        "not_recorded": NOT_RECORDED,
    }


def townships_table(whole: Sequence[Annex3], beside: Sequence[Annex3], signs: Mapping[str, Sign]) -> Table:
    """The townships' rows of the month, the whole above them; every figure leads to its records."""
    shown = [column for column in beside[0].form.columns if column.is_recorded] if beside else []
    return Table(
        caption="各乡镇执法情况",
        name="townships",
        columns=(
            TableColumn(title="单位", kind="code"),
            TableColumn(title="报送", kind="state"),
            *(
                TableColumn(
                    title=column.short_zh or column.heading_zh,
                    kind="number",
                    key=column.key,
                    phone=column.kind is ColumnKind.COUNT,
                )
                for column in shown
            ),
        ),
        rows=[_township_row(table, signs.get(table.unit.code)) for table in (*whole, *beside)],
        empty="您的可见范围内没有乡镇。",
    )


def late_and_zero(beside: Sequence[Annex3], signs: Mapping[str, Sign]) -> dict[str, list[str]]:
    """The names of the townships that have not confirmed in time, and of those without any record of the month."""
    return {
        "late": [t.unit.name for t in beside if signs[t.unit.code].standing is Standing.LATE],
        "zero": [t.unit.name for t in beside if t.is_zero],
    }


def _township_row(table: Annex3, sign: Sign | None) -> Row:
    cells = [cell for cell in table.row(Span.MONTH).cells if cell.column.is_recorded]
    marks = []
    if sign:
        word, tone = STANDINGS[sign.standing]
        marks.append(inline.badge(word, tone=tone))
    if table.is_zero:
        marks.append(inline.badge("本月为零"))
    return Row(
        url=form_url(table.unit.code, table.month),
        cells=(
            table.unit.name,
            _together(marks) if marks else "合计",
            *(inline.number(cell.words, records_url(table, cell)) for cell in cells),
        ),
    )


def _together(marks: Sequence[SafeString]) -> SafeString:
    return format_html("<span>{}</span>", format_html_join(" ", "{}", ((mark,) for mark in marks)))


def _entries_table(cell: Cell, entries: Sequence[Entry]) -> Table:
    key = cell.column.key
    has_firm = any(entry.ref.kind is not RecordKind.ENTERPRISE for entry in entries)
    has_amount = cell.column.kind is ColumnKind.FEN_SUM
    has_behind = any(entry.behind for entry in entries)
    has_authority = any(entry.authority for entry in entries)
    dated = DATES.get(key, "")
    columns = [TableColumn(title=SUBJECTS.get(key, "案件"))]
    columns += [TableColumn(title="企业")] * has_firm
    columns += [TableColumn(title=dated, kind="date")] * bool(dated)
    columns += [TableColumn(title="监管单位" if key == "supervised" else "机关")] * has_authority
    columns += [TableColumn(title="罚款金额", kind="number")] * has_amount
    columns += [TableColumn(title="所依据的记录")] * has_behind
    rows = []
    for entry in entries:
        cells: list[object] = [entry.ref.words if entry.ref.is_visible else MASKED]
        cells += [_link(entry.enterprise)] * has_firm
        cells += [entry.on] * bool(dated)
        cells += [entry.authority] * has_authority
        cells += [Money(entry.amount_fen or 0)] * has_amount
        cells += [_links(entry.behind)] * has_behind
        rows.append(Row(url=_url(entry.ref), cells=cells))
    empty = NOT_RECORDED if not cell.column.is_recorded else "该期间没有这一栏的记录。"
    return Table(caption=cell.column.heading_zh, columns=columns, rows=rows, empty=empty)


def _url(ref: RecordRef) -> str:
    return reverse(PAGES[ref.kind], args=[ref.pk]) if ref.is_visible else ""


def _link(ref: RecordRef | None) -> SafeString | str:
    if ref is None:
        return MASKED
    return format_html('<a href="{}">{}</a>', _url(ref), ref.words) if ref.is_visible else ref.words


def _links(refs: Sequence[RecordRef]) -> SafeString:
    # One element: a phone's card sets label and value side by side, and the links together are the value.
    links = format_html_join("、", "{}", ((_link(ref) if ref.is_visible else MASKED,) for ref in refs))
    return format_html("<span>{}</span>", links)
