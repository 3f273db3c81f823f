"""`lianzhi report annex3`: 执法情况统计表 of a unit and a month as JSON or Excel, computed from the records."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from lianzhi.core.refusals import NotVisible
from lianzhi.kernel.documents import suggestion
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.indicators import Column, Month
from lianzhi.kernel.law import citation_to_json
from lianzhi.statistics.selectors import annex3
from lianzhi.statistics.spreadsheet import workbook
from lianzhi.statistics.tables import NOT_RECORDED, Annex3, FormRow

EXIT_OK = 0
EXIT_FAILED = 1
EXIT_MALFORMED = 2
FORMATS = ("json", "xlsx")
_OPTIONS = ("--unit", "--month", "--format", "--out")
_USAGE = """用法：
  lianzhi report annex3 --unit 代码 --month 2023-11 [--format json|xlsx] [--out 文件]

  代码   乡镇区划代码（9位）、县区划代码（6位）或者片区代码
  输出   默认JSON，写到标准输出；--out 写入文件
"""


def run(argv: Sequence[str]) -> int:
    """0 once written; 2 and nothing on standard output where the question is malformed; 1 for an unwritable file."""
    words = list(argv)
    if not words or words[0] in {"-h", "--help"}:
        sys.stdout.write(_USAGE)
        return EXIT_OK
    try:
        options = _options(words)
        table = _table(options)
        data = _rendered(table, options.get("--format", "json"), to_file="--out" in options)
    except MalformedQuestion as error:
        sys.stderr.write(f"{error.field}：{error.reason}\n")
        return EXIT_MALFORMED
    return _write(data, options.get("--out"))


def as_json(table: Annex3) -> dict[str, Any]:
    """The table as a document. Figures are integers, or decimal strings where there is a fraction; null is “—”."""
    return {
        "report": table.form.key,
        "title": table.title_zh,
        "unit": {"code": table.unit.code, "name": table.unit.name, "kind": table.unit.kind.value},
        "month": str(table.month),
        "due": table.due_on.isoformat(),
        "columns": [
            _column(group.title_zh, column) for group in table.form.groups for column in group.columns
        ],
        "rows": [_row(table, row) for row in table.rows],
        "checks": list(table.checks),
        "provisional": not table.form.verified,
    }


def _options(words: list[str]) -> dict[str, str]:
    if words[0] != "annex3":
        raise MalformedQuestion("report", f"没有名为“{words[0]}”的报表{suggestion(words[0], ['annex3'])}")
    options = _pairs(words[1:])
    for name in ("--unit", "--month"):
        if name not in options:
            raise MalformedQuestion(name, "缺少这个选项")
    chosen = options.get("--format", "json")
    if chosen not in FORMATS:
        raise MalformedQuestion("--format", f"没有“{chosen}”格式，可选{'、'.join(FORMATS)}")
    return options


def _pairs(words: list[str]) -> dict[str, str]:
    """`--name value` and `--name=value`, each option once."""
    options: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, has_value, value = word.partition("=")
        if name not in _OPTIONS:
            raise MalformedQuestion(name, f"没有这个选项{suggestion(name, _OPTIONS)}")
        if name in options:
            raise MalformedQuestion(name, "写了两次")
        given = value if has_value else next(rest, "")
        if not given:
            raise MalformedQuestion(name, "缺少选项的值")
        options[name] = given
    return options


def _table(options: dict[str, str]) -> Annex3:
    month = Month.parse(options["--month"])
    try:
        return annex3(options["--unit"], month)
    except NotVisible as refused:
        raise MalformedQuestion("unit", refused.message) from refused


def _rendered(table: Annex3, form: str, *, to_file: bool) -> bytes:
    if form == "json":
        return msgspec.json.encode(as_json(table)) + b"\n"
    if not to_file and sys.stdout.isatty():
        raise MalformedQuestion("--out", "Excel文件不能显示在终端上，请用 --out 指定文件或者重定向")
    return workbook(table)


def _write(data: bytes, path: str | None) -> int:
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return EXIT_OK
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        sys.stderr.write(f"--out：不能写入“{path}”（{error.strerror}）\n")
        return EXIT_FAILED
    return EXIT_OK


def _column(group: str, column: Column) -> dict[str, Any]:
    return {
        "key": column.key,
        "group": group,
        "title": column.title_zh,
        "unit": column.unit_zh,
        "recorded": column.is_recorded,
        "definition": column.definition_zh,
        "date_basis": column.date_basis_zh,
        "note": column.note_zh if column.is_recorded else NOT_RECORDED,
        "citations": [citation_to_json(citation) for citation in column.citations],
    }


def _row(table: Annex3, row: FormRow) -> dict[str, Any]:
    days = row.span.days(table.month)
    return {
        "span": row.span.value,
        "title": row.title_zh,
        "from": days.start.isoformat(),
        "to": table.month.last.isoformat(),
        "values": {cell.column.key: _figure(cell.value) for cell in row.cells},
    }


def _figure(value: Decimal | None) -> int | str | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else str(value)
