"""Document templates: structured YAML, checked when loaded, never executed.

A template declares its fields and lists its blocks; the only thing its text can do is name a declared field
in braces. A mistake is a BrokenRulePack naming the file and the place in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from lianzhi.documents.doc_model import Align, Frozen, Layout
from lianzhi.documents.phases import Phase
from lianzhi.kernel.errors import BrokenRulePack

TEMPLATE_DIR = Path(__file__).resolve().parents[1] / "corpus" / "templates"
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
BUILT_IN = frozenset({"number", "agency", "title"})


class FieldType(StrEnum):
    """How a field is given and printed."""

    TEXT = "text"
    DATE = "date"
    INSTANT = "instant"
    MONEY = "money"
    COUNT = "count"
    TERM = "term"
    RATE = "rate"
    OFFICERS = "officers"
    LINES = "lines"
    ROWS = "rows"


DATES = frozenset({FieldType.DATE, FieldType.INSTANT})


class SealKind(StrEnum):
    """公章, 执法专用章, signatures only, internal."""

    OFFICIAL = "公"
    ENFORCEMENT = "执"
    SIGNED = "签"
    INTERNAL = "内"


class Column(Frozen, frozen=True):
    """A column of a `rows` field; `optional` ones may be blank and print as —."""

    name: str
    label_zh: str
    type: FieldType = FieldType.TEXT
    optional: bool = False


class Field(Frozen, frozen=True):
    """A declared field.

    `choices` closes a text or lines field to these values; `needed_with` makes an optional field required
    as soon as that other optional field is given (a fine needs its bank).
    """

    field: str
    label_zh: str
    type: FieldType = FieldType.TEXT
    help: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    needed_with: str | None = None


class Piece(Frozen, frozen=True, kw_only=True, tag_field="kind"):
    """A block source; `when` names an optional field without which the block is left out, `unless` the reverse."""

    when: str | None = None
    unless: str | None = None


class ParagraphSource(Piece, frozen=True, kw_only=True, tag="paragraph"):
    text: str
    indent: bool = True
    align: Align = Align.LEFT
    strong: bool = False


class HeadingSource(Piece, frozen=True, kw_only=True, tag="heading"):
    text: str


class CellSource(Frozen, frozen=True):
    text: str
    label: bool = False
    span: int = 1
    lines: int = 1


class GridSource(Piece, frozen=True, kw_only=True, tag="grid"):
    """Rows of cells; a bare text at an even place is a label, at an odd place a value, the last value fills the row."""

    widths: tuple[float, ...]
    rows: tuple[tuple[str | CellSource, ...], ...]
    lines: dict[int, int] = msgspec.field(default_factory=dict)


class Markers(StrEnum):
    """1. / 一、 / （一）."""

    ARABIC = "arabic"
    CHINESE = "chinese"
    BRACKETED = "bracketed"


class ItemsSource(Piece, frozen=True, kw_only=True, tag="items"):
    field: str = ""
    texts: tuple[str, ...] = ()
    markers: Markers = Markers.ARABIC


class TableColumn(Frozen, frozen=True):
    name: str
    width: float
    centred: bool = False


class TableSource(Piece, frozen=True, kw_only=True, tag="table"):
    field: str
    columns: tuple[TableColumn, ...]
    numbered: bool = True


class DialogueSource(Piece, frozen=True, kw_only=True, tag="dialogue"):
    """A `rows` field with the columns question and answer."""

    field: str


class SignatureSource(Frozen, frozen=True):
    label: str
    name: str = ""
    date: str = ""
    dated: bool = True


class SignaturesSource(Piece, frozen=True, kw_only=True, tag="signatures"):
    lines: tuple[SignatureSource, ...]


class SealSource(Piece, frozen=True, kw_only=True, tag="seal"):
    agency: str = "{agency}"
    date: str = "{issued_on}"


class ApprovalSource(Frozen, frozen=True):
    """`signer` and `date` may name optional fields: what is not there yet stays free for the hand.

    `when` names the optional field without which the row is left out: not every authority has a middle level.
    """

    label: str
    opinion: str
    signer: str = ""
    date: str = ""
    when: str = ""


class ApprovalsSource(Piece, frozen=True, kw_only=True, tag="approval"):
    rows: tuple[ApprovalSource, ...]


class CheckboxesSource(Piece, frozen=True, kw_only=True, tag="checkboxes"):
    """Ticks those options whose text stands in `field`, a text or lines field with choices."""

    label: str
    field: str


class BlankSource(Piece, frozen=True, kw_only=True, tag="blank"):
    text: str = "（以下空白）"


class NoteSource(Piece, frozen=True, kw_only=True, tag="note"):
    text: str


AnyPiece = (
    ParagraphSource
    | HeadingSource
    | GridSource
    | ItemsSource
    | TableSource
    | DialogueSource
    | SignaturesSource
    | SealSource
    | ApprovalsSource
    | CheckboxesSource
    | BlankSource
    | NoteSource
)


class Template(Frozen, frozen=True):
    """One document's source. `date_field` is the field that dates the document; `copies` is 份数.

    `number_word_verified` is false where the word of the number (字) was seen in no published document or code.
    """

    key: str
    version: str
    name_zh: str
    phase: Phase
    seal: SealKind
    layout: Layout
    copies: int
    date_field: str
    cites: tuple[str, ...]
    required: tuple[Field, ...]
    body: tuple[AnyPiece, ...]
    sample: dict[str, Any]
    number_word: str | None = None
    number_word_verified: bool = True
    red_head: bool = False
    optional: tuple[Field, ...] = ()
    addressee: str | None = None
    copies_to: str = ""
    page_signature: str = ""

    @property
    def fields(self) -> dict[str, Field]:
        """Every declared field by name."""
        return {field.field: field for field in (*self.required, *self.optional)}


class _StrictLoader(yaml.CSafeLoader):
    """YAML without duplicate keys, and with dates left as text: types come from the declaration."""


def _unique_mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value]
    for key in keys:
        if keys.count(key) > 1:
            raise yaml.constructor.ConstructorError(None, None, f"duplicate key {key!r}", node.start_mark)
    return dict(loader.construct_pairs(node, deep=True))


_StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _unique_mapping)
_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", lambda _loader, node: node.value)


def texts_of(value: Any, place: str) -> Iterator[tuple[str, str]]:
    """Every text of a piece with its place, as (place, text)."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name not in {"when", "unless", "field", "widths", "kind"}:
                yield from texts_of(getattr(value, name), f"{place}.{name}")
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from texts_of(part, f"{place}[{index}]")


def _check_text(template: Template, text: str) -> str | None:
    """What is wrong with a text's placeholders, or None."""
    for name in PLACEHOLDER.findall(text):
        if name in BUILT_IN:
            continue
        field = template.fields.get(name)
        if field is None:
            return f"unknown placeholder {{{name}}}"
        if field.type is FieldType.ROWS:
            return f"{{{name}}} has rows: use a table or a dialogue"
    if "{" in PLACEHOLDER.sub("", text) or "}" in PLACEHOLDER.sub("", text):
        return "a brace that is no placeholder"
    return None


def _check_piece(template: Template, piece: AnyPiece) -> str | None:
    """What is wrong with a piece's references to fields, or None."""
    optional = {field.field for field in template.optional}
    for name in (piece.when, piece.unless):
        if name is not None and name not in optional:
            return f"when/unless names {name!r}, which is not an optional field"
    if isinstance(piece, ItemsSource) and bool(piece.field) == bool(piece.texts):
        return "items take either field or texts"
    name = getattr(piece, "field", "")
    if not name:
        return None
    field = template.fields.get(name)
    if field is None:
        return f"unknown field {name!r}"
    return _check_shape(piece, field)


def _check_shape(piece: AnyPiece, field: Field) -> str | None:
    columns = {column.name for column in field.columns}
    if isinstance(piece, ItemsSource) and field.type is not FieldType.LINES:
        return f"items need a lines field, {field.field} is {field.type}"
    if isinstance(piece, DialogueSource) and columns != {"question", "answer"}:
        return "a dialogue needs rows with the columns question and answer"
    if isinstance(piece, TableSource):
        unknown = [column.name for column in piece.columns if column.name not in columns]
        if unknown:
            return f"unknown column {unknown[0]!r}"
    if isinstance(piece, CheckboxesSource) and not field.choices:
        return f"checkboxes need a field with choices, {field.field} has none"
    return None


def _check_fields(template: Template, file: str) -> None:
    declared = [field.field for field in (*template.required, *template.optional)]
    optional = {field.field for field in template.optional}
    for name in declared:
        if declared.count(name) > 1 or name in BUILT_IN:
            raise BrokenRulePack(file, f"required.{name}", "declared twice or built in")
    for name, field in template.fields.items():
        if (field.type is FieldType.ROWS) != bool(field.columns):
            raise BrokenRulePack(file, f"required.{name}", "rows fields, and only they, have columns")
        if field.needed_with is not None and field.needed_with not in optional:
            raise BrokenRulePack(file, f"optional.{name}", "needed_with names no optional field")
    dated = template.fields.get(template.date_field)
    if dated is None or dated.type not in DATES or template.date_field in optional:
        raise BrokenRulePack(file, "date_field", "must name a required date or instant")


def _mistakes(template: Template) -> Iterator[tuple[str, str]]:
    """Every mistake in heads and body, as (place, mistake)."""
    places = [("addressee", template.addressee or ""), ("page_signature", template.page_signature)]
    for index, piece in enumerate(template.body):
        mistake = _check_piece(template, piece)
        if mistake is not None:
            yield f"body[{index}]", mistake
        places.extend(texts_of(piece, f"body[{index}]"))
    for place, text in places:
        mistake = _check_text(template, text)
        if mistake is not None:
            yield place, mistake


def _check(template: Template, file: str) -> None:
    _check_fields(template, file)
    for place, mistake in _mistakes(template):
        raise BrokenRulePack(file, place, mistake)
    _check_use(template, file)


def _check_use(template: Template, file: str) -> None:
    """A required field that nothing prints would be asked of the officer for nothing."""
    heads = f"{template.addressee}{template.page_signature}{{{template.date_field}}}"
    used = set(PLACEHOLDER.findall(heads))
    for piece in template.body:
        used.update({piece.when or "", getattr(piece, "field", "")})
        used.update(name for _, text in texts_of(piece, "") for name in PLACEHOLDER.findall(text))
    for name in template.fields:
        if name not in used:
            raise BrokenRulePack(file, f"required.{name}", "declared but printed nowhere")


def parse_template(raw: str, *, file: str) -> Template:
    """One template from its YAML text; `file` is only for messages. Raises BrokenRulePack."""
    try:
        data = yaml.load(raw, Loader=_StrictLoader)  # noqa: S506 - a SafeLoader subclass
        template = msgspec.convert(data, Template)
    except yaml.YAMLError as error:
        raise BrokenRulePack(file, "yaml", str(error)) from error
    except msgspec.ValidationError as error:
        mistake, _, place = str(error).partition(" - at `")
        raise BrokenRulePack(file, place.strip("`$.") or "top", mistake) from error
    _check(template, file)
    return template


@cache
def load_templates(folder: Path = TEMPLATE_DIR) -> dict[str, Template]:
    """Every template by key. Raises BrokenRulePack for a broken file or a key that is not the file's name."""
    found: dict[str, Template] = {}
    for path in sorted(folder.glob("*.yaml")):
        template = parse_template(path.read_text(encoding="utf-8"), file=path.name)
        if template.key != path.stem:
            raise BrokenRulePack(path.name, "key", f"{template.key!r} is not the file's name")
        found[template.key] = template
    return found


def get_template(key: str) -> Template:
    """The template of that key; raises LookupError with the known keys."""
    templates = load_templates()
    if key not in templates:
        raise LookupError(f"no document template {key!r}; known: {', '.join(templates)}")
    return templates[key]
