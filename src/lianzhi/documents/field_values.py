"""Given values checked against their declaration and printed: what a template may put into its text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lianzhi.documents.amounts import instant_zh, money_zh, rate_zh, term_zh
from lianzhi.documents.templates import PLACEHOLDER, Field, FieldType, Template
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.types import Money, Term

NOT_GIVEN = "—"

Row = Mapping[str, Any]
FieldValue = str | int | date | datetime | Money | Term | Decimal | Sequence[str] | Sequence[Row]


class MissingFields(ValueError):
    """Required fields that are absent or blank; `missing` is (field, label_zh) each."""

    def __init__(self, template: str, missing: tuple[tuple[str, str], ...]) -> None:
        super().__init__(f"{template}: 缺少 " + "、".join(label for _, label in missing))
        self.template = template
        self.missing = missing


class WrongFieldValue(ValueError):
    """A field whose value does not fit its declared type or choices."""

    def __init__(self, field: str, label_zh: str, reason: str) -> None:
        super().__init__(f"{label_zh}（{field}）：{reason}")
        self.field = field
        self.label_zh = label_zh
        self.reason = reason


def is_blank(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, Sequence) and not value)


def missing_fields(template: Template, fields: Mapping[str, FieldValue]) -> tuple[tuple[str, str], ...]:
    """Every required field, or required column of a given row, that is absent or blank."""
    missing: list[tuple[str, str]] = []
    required = {field.field for field in template.required}
    for name, field in template.fields.items():
        value = fields.get(name)
        if is_blank(value):
            if name in required or (field.needed_with and not is_blank(fields.get(field.needed_with))):
                missing.append((name, field.label_zh))
            continue
        missing.extend(_missing_cells(field, value))
    return tuple(missing)


def _missing_cells(field: Field, value: object) -> list[tuple[str, str]]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    if field.type is FieldType.OFFICERS:
        columns = [("name", "姓名"), ("certificate", "执法证号")]
    else:
        columns = [(column.name, column.label_zh) for column in field.columns if not column.optional]
    return [
        (f"{field.field}[{index}].{name}", f"{field.label_zh}第{index + 1}行的{label}")
        for index, row in enumerate(value)
        if isinstance(row, Mapping)
        for name, label in columns
        if is_blank(row.get(name))
    ]


# The printed form of one value by declared type and given type; a term or a rate may come as the kernel worded it.
PRINTERS: dict[FieldType, tuple[tuple[type, Callable[[Any], str]], ...]] = {
    FieldType.TEXT: ((str, str.strip), (int, str)),
    FieldType.COUNT: ((int, str),),
    FieldType.DATE: ((date, date_zh),),
    FieldType.INSTANT: ((datetime, instant_zh),),
    FieldType.MONEY: ((Money, money_zh),),
    FieldType.TERM: ((Term, term_zh), (str, str.strip)),
    FieldType.RATE: ((Decimal, rate_zh), (str, str.strip)),
}


def _scalar(kind: FieldType, value: object) -> str | None:
    """The printed form of one value, or None where it is of another type."""
    # An instant is a date and a truth value is a number to Python, but not on paper.
    if isinstance(value, bool) or (kind is FieldType.DATE and isinstance(value, datetime)):
        return None
    for given, printed in PRINTERS[kind]:
        if isinstance(value, given):
            return printed(value)
    return None


EXPECTED = {
    FieldType.TEXT: "文字",
    FieldType.COUNT: "整数",
    FieldType.DATE: "日期",
    FieldType.INSTANT: "日期和时间",
    FieldType.MONEY: "金额",
    FieldType.TERM: "期限",
    FieldType.RATE: "比例",
    FieldType.OFFICERS: "执法人员名单",
    FieldType.LINES: "条目清单",
    FieldType.ROWS: "表格行",
}


@dataclass(frozen=True, slots=True)
class Scope:
    """The printed values while one document is composed."""

    texts: Mapping[str, str]
    lines: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, tuple[Mapping[str, str], ...]]
    seal_mark: str

    def fill(self, text: str) -> str:
        """Placeholders replaced; an optional field that was not given prints nothing."""
        return PLACEHOLDER.sub(lambda match: self.texts.get(match.group(1), ""), text).strip()

    def has(self, name: str) -> bool:
        return bool(self.texts.get(name) or self.lines.get(name) or self.rows.get(name))


def _print_rows(field: Field, value: object) -> tuple[dict[str, str], ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise WrongFieldValue(field.field, field.label_zh, "应为表格行")
    printed: list[dict[str, str]] = []
    for row in value:
        if not isinstance(row, Mapping):
            raise WrongFieldValue(field.field, field.label_zh, "应为表格行")
        cells: dict[str, str] = {}
        for column in field.columns:
            given = row.get(column.name)
            text = NOT_GIVEN if is_blank(given) else _scalar(column.type, given)
            if text is None:
                raise WrongFieldValue(field.field, column.label_zh, f"应为{EXPECTED[column.type]}")
            cells[column.name] = text
        printed.append(cells)
    return tuple(printed)


def _print_officers(field: Field, value: object) -> str:
    if (
        isinstance(value, str)
        or not isinstance(value, Sequence)
        or not all(isinstance(row, Mapping) for row in value)
    ):
        raise WrongFieldValue(field.field, field.label_zh, "应为执法人员名单")
    return "、".join(f"{row['name']}（执法证号：{row['certificate']}）" for row in value)


def _print_lines(field: Field, value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise WrongFieldValue(field.field, field.label_zh, "应为条目清单")
    return tuple(str(line).strip() for line in value)


def _check_choices(field: Field, given: Sequence[str]) -> None:
    for text in given:
        if field.choices and text not in field.choices:
            raise WrongFieldValue(field.field, field.label_zh, f"应为下列之一：{'、'.join(field.choices)}")


def print_fields(
    template: Template, fields: Mapping[str, FieldValue], built_in: dict[str, str], mark: str
) -> Scope:
    texts, lines = built_in, {}
    rows: dict[str, tuple[Mapping[str, str], ...]] = {}
    for name, field in template.fields.items():
        value = fields.get(name)
        if is_blank(value):
            continue
        if field.type is FieldType.ROWS:
            rows[name] = _print_rows(field, value)
        elif field.type is FieldType.OFFICERS:
            texts[name] = _print_officers(field, value)
        elif field.type is FieldType.LINES:
            lines[name] = _print_lines(field, value)
            _check_choices(field, lines[name])
            texts[name] = "、".join(lines[name])
        else:
            text = _scalar(field.type, value)
            if text is None:
                raise WrongFieldValue(name, field.label_zh, f"应为{EXPECTED[field.type]}")
            _check_choices(field, [text])
            texts[name] = text
    return Scope(texts=texts, lines=lines, rows=rows, seal_mark=mark)
