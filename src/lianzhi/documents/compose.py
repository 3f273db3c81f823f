"""Template + fields → DocModel: finished text, or an error that names every field that is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lianzhi.documents import doc_model as model
from lianzhi.documents import templates as source
from lianzhi.documents.amounts import chinese_count, date_zh, instant_zh, money_zh, rate_zh, term_zh
from lianzhi.documents.templates import PLACEHOLDER, Field, FieldType, Template, get_template
from lianzhi.kernel.types import Money, Term

FORM_BAND = "安全生产行政执法文书"
SEAL_MARK = "测试章"
NOT_GIVEN = "—"

Row = Mapping[str, Any]
FieldValue = str | int | date | datetime | Money | Term | Decimal | Sequence[str] | Sequence[Row]


class MissingFields(ValueError):  # noqa: N818 - reads as the sentence it is
    """Required fields that are absent or blank; `missing` is (field, label_zh) each."""

    def __init__(self, template: str, missing: tuple[tuple[str, str], ...]) -> None:
        super().__init__(f"{template}: 缺少 " + "、".join(label for _, label in missing))
        self.template = template
        self.missing = missing


class WrongFieldValue(ValueError):  # noqa: N818 - reads as the sentence it is
    """A field whose value does not fit its declared type or choices."""

    def __init__(self, field: str, label_zh: str, reason: str) -> None:
        super().__init__(f"{label_zh}（{field}）：{reason}")
        self.field = field
        self.label_zh = label_zh
        self.reason = reason


def _is_blank(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, Sequence) and not value)


def _missing(template: Template, fields: Mapping[str, FieldValue]) -> tuple[tuple[str, str], ...]:
    """Every required field, or required column of a given row, that is absent or blank."""
    missing: list[tuple[str, str]] = []
    required = {field.field for field in template.required}
    for name, field in template.fields.items():
        value = fields.get(name)
        if _is_blank(value):
            if name in required or (field.needed_with and not _is_blank(fields.get(field.needed_with))):
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
        if _is_blank(row.get(name))
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
class _Scope:
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
            text = NOT_GIVEN if _is_blank(given) else _scalar(column.type, given)
            if text is None:
                raise WrongFieldValue(field.field, column.label_zh, f"应为{EXPECTED[column.type]}")
            cells[column.name] = text
        printed.append(cells)
    return tuple(printed)


def _print_officers(field: Field, value: object) -> str:
    if isinstance(value, str) or not isinstance(value, Sequence):
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


def _print_fields(
    template: Template, fields: Mapping[str, FieldValue], built_in: dict[str, str], mark: str
) -> _Scope:
    texts, lines = built_in, {}
    rows: dict[str, tuple[Mapping[str, str], ...]] = {}
    for name, field in template.fields.items():
        value = fields.get(name)
        if _is_blank(value):
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
    return _Scope(texts=texts, lines=lines, rows=rows, seal_mark=mark)


def _paragraphs(piece: source.ParagraphSource, scope: _Scope) -> list[model.AnyBlock]:
    """A text with line breaks becomes as many paragraphs."""
    return [
        model.Paragraph(text=line.strip(), indent=piece.indent, align=piece.align, strong=piece.strong)
        for line in scope.fill(piece.text).split("\n")
        if line.strip()
    ]


def _grid(piece: source.GridSource, scope: _Scope) -> model.Grid:
    rows = []
    for number, row in enumerate(piece.rows):
        cells: list[model.GridCell] = []
        used = 0
        for index, cell in enumerate(row):
            last = index == len(row) - 1
            if isinstance(cell, source.CellSource):
                text, label, span, lines = cell.text, cell.label, cell.span, cell.lines
            else:
                text, label = cell, index % 2 == 0
                span, lines = 1, piece.lines.get(number, 1)
            if last:
                span = len(piece.widths) - used
            used += span
            cells.append(
                model.GridCell(
                    text=scope.fill(text) or ("" if label else NOT_GIVEN), label=label, span=span, lines=lines
                )
            )
        rows.append(tuple(cells))
    return model.Grid(widths=piece.widths, rows=tuple(rows))


def _marker(markers: source.Markers, number: int) -> str:
    if markers is source.Markers.ARABIC:
        return f"{number}."
    written = chinese_count(number)
    return f"{written}、" if markers is source.Markers.CHINESE else f"（{written}）"


def _items(piece: source.ItemsSource, scope: _Scope) -> model.Items:
    texts = (
        scope.lines.get(piece.field, ()) if piece.field else tuple(scope.fill(text) for text in piece.texts)
    )
    return model.Items(
        items=tuple(
            model.Item(marker=_marker(piece.markers, number), text=text)
            for number, text in enumerate(texts, start=1)
        )
    )


def _table(piece: source.TableSource, template: Template, scope: _Scope) -> model.Table:
    labels = {column.name: column.label_zh for column in template.fields[piece.field].columns}
    number = ("序号",) if piece.numbered else ()
    rows = tuple(
        (*((str(index),) if piece.numbered else ()), *(row[column.name] for column in piece.columns))
        for index, row in enumerate(scope.rows.get(piece.field, ()), start=1)
    )
    return model.Table(
        head=(*number, *(labels[column.name] for column in piece.columns)),
        rows=rows,
        widths=(*((1.5,) if piece.numbered else ()), *(column.width for column in piece.columns)),
        centred=(*((True,) if piece.numbered else ()), *(column.centred for column in piece.columns)),
    )


def _signatures(piece: source.SignaturesSource, scope: _Scope) -> model.Signatures:
    return model.Signatures(
        lines=tuple(
            model.SignatureLine(
                label=scope.fill(line.label),
                name=scope.fill(line.name),
                date=scope.fill(line.date),
                dated=line.dated,
            )
            for line in piece.lines
        )
    )


def _approval(piece: source.ApprovalsSource, scope: _Scope) -> model.Approval:
    return model.Approval(
        rows=tuple(
            model.ApprovalRow(
                label=scope.fill(row.label),
                opinion=scope.fill(row.opinion),
                signer=scope.fill(row.signer),
                date=scope.fill(row.date),
            )
            for row in piece.rows
        )
    )


def _dialogue(piece: source.DialogueSource, scope: _Scope) -> model.Dialogue:
    return model.Dialogue(
        exchanges=tuple(
            model.Exchange(question=row["question"], answer=row["answer"])
            for row in scope.rows.get(piece.field, ())
        )
    )


def _checkboxes(piece: source.CheckboxesSource, template: Template, scope: _Scope) -> model.Checkboxes:
    chosen = scope.lines.get(piece.field) or (scope.texts.get(piece.field, ""),)
    options = tuple(
        model.Option(text=text, ticked=text in chosen) for text in template.fields[piece.field].choices
    )
    return model.Checkboxes(label=piece.label, options=options)


def _blocks(piece: source.AnyPiece, template: Template, scope: _Scope) -> list[model.AnyBlock]:  # noqa: C901, PLR0911 - one case a kind
    match piece:
        case source.ParagraphSource():
            return _paragraphs(piece, scope)
        case source.HeadingSource():
            return [model.Heading(text=scope.fill(piece.text))]
        case source.GridSource():
            return [_grid(piece, scope)]
        case source.ItemsSource():
            return [_items(piece, scope)]
        case source.TableSource():
            return [_table(piece, template, scope)]
        case source.DialogueSource():
            return [_dialogue(piece, scope)]
        case source.SignaturesSource():
            return [_signatures(piece, scope)]
        case source.SealSource():
            return [
                model.Seal(agency=scope.fill(piece.agency), date=scope.fill(piece.date), mark=scope.seal_mark)
            ]
        case source.ApprovalsSource():
            return [_approval(piece, scope)]
        case source.CheckboxesSource():
            return [_checkboxes(piece, template, scope)]
        case source.BlankSource():
            return [model.BlankStroke(text=piece.text)]
        case source.NoteSource():
            return [model.Note(text=scope.fill(piece.text))]


def _is_wanted(piece: source.AnyPiece, scope: _Scope) -> bool:
    if piece.when is not None and not scope.has(piece.when):
        return False
    return piece.unless is None or not scope.has(piece.unless)


def _copies(template: Template) -> str:
    if template.copies < 2:
        return ""
    return f"本文书一式{'两' if template.copies == 2 else chinese_count(template.copies)}份，{template.copies_to}。"


def _dated(template: Template, fields: Mapping[str, FieldValue]) -> date:
    value = fields[template.date_field]
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, date):
        raise WrongFieldValue(template.date_field, template.fields[template.date_field].label_zh, "应为日期")
    return value


def compose_template(
    template: Template,
    fields: Mapping[str, FieldValue],
    *,
    number: str | None,
    agency: str,
    seal_mark: str = SEAL_MARK,
) -> model.DocModel:
    """The document of a template.

    `number` is the finished 文号 (None for unnumbered kinds), `agency` the authority that signs; `seal_mark` is
    printed where the seal goes. Fields that the template does not declare are ignored, so one set of facts may
    serve several documents.

    Raises MissingFields with every missing (field, label); WrongFieldValue for a value of another type.
    """
    missing = list(_missing(template, fields))
    if template.number_word is not None and _is_blank(number):
        missing.insert(0, ("number", "文号"))
    if _is_blank(agency):
        missing.insert(0, ("agency", "行政机关名称"))
    if missing:
        raise MissingFields(template.key, tuple(missing))
    built_in = {"number": number or "", "agency": agency, "title": template.name_zh}
    scope = _print_fields(template, fields, built_in, seal_mark)
    blocks = [
        block
        for piece in template.body
        if _is_wanted(piece, scope)
        for block in _blocks(piece, template, scope)
    ]
    return model.DocModel(
        template=template.key,
        template_version=template.version,
        title=template.name_zh,
        agency=agency,
        dated=_dated(template, fields),
        layout=template.layout,
        blocks=tuple(blocks),
        red_head=template.red_head,
        band="" if template.red_head or template.layout is model.Layout.COVER else FORM_BAND,
        number=number,
        addressee=scope.fill(template.addressee) if template.addressee else None,
        copies=_copies(template),
        page_signature=scope.fill(template.page_signature),
    )


def compose(
    key: str, fields: Mapping[str, FieldValue], *, number: str | None, agency: str, seal_mark: str = SEAL_MARK
) -> model.DocModel:
    """As `compose_template`, by the template's key (LookupError where there is none)."""
    return compose_template(get_template(key), fields, number=number, agency=agency, seal_mark=seal_mark)


def sample_fields(template: Template) -> dict[str, FieldValue]:
    """The template's invented sample (示例) with dates and amounts in their types."""
    return {name: _from_sample(template.fields[name], value) for name, value in template.sample.items()}


def _from_sample(field: Field, value: Any) -> Any:
    if field.type is FieldType.ROWS:
        types = {column.name: column.type for column in field.columns}
        return [{name: _typed(types[name], cell) for name, cell in row.items()} for row in value]
    return _typed(field.type, value)


def _typed(kind: FieldType, value: Any) -> Any:
    if kind is FieldType.DATE:
        return date.fromisoformat(value)
    if kind is FieldType.INSTANT:
        return datetime.fromisoformat(value)
    return Money.yuan(value) if kind is FieldType.MONEY else value
