"""The frozen model of one document: what PDF, Word and the paper preview all render, and what is hashed.

Everything in it is finished text; a renderer decides looks only, never words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

MODEL_VERSION = 1


class Layout(StrEnum):
    """LETTER fills the GB/T 9704 grid; RECORD is a transcript; FORM a ruled sheet; COVER a dossier's front."""

    LETTER = "letter"
    RECORD = "record"
    FORM = "form"
    COVER = "cover"


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Frozen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of every part: frozen, closed to unknown keys."""


class Block(Frozen, frozen=True, tag_field="kind"):
    """One piece of the body, from top to bottom."""


class Paragraph(Block, frozen=True, tag="paragraph"):
    text: str
    indent: bool = True
    align: Align = Align.LEFT
    strong: bool = False


class Heading(Block, frozen=True, tag="heading"):
    text: str


class GridCell(Frozen, frozen=True):
    """`span` columns wide; `lines` is the least height in text lines."""

    text: str
    label: bool = False
    span: int = 1
    lines: int = 1


class Grid(Block, frozen=True, tag="grid"):
    """The ruled form of an approval sheet; `widths` are shares of the text width."""

    widths: tuple[float, ...]
    rows: tuple[tuple[GridCell, ...], ...]


class Item(Frozen, frozen=True):
    marker: str
    text: str


class Items(Block, frozen=True, tag="items"):
    items: tuple[Item, ...]


class Table(Block, frozen=True, tag="table"):
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    centred: tuple[bool, ...]


class Exchange(Frozen, frozen=True):
    question: str
    answer: str


class Dialogue(Block, frozen=True, tag="dialogue"):
    exchanges: tuple[Exchange, ...]


class SignatureLine(Frozen, frozen=True):
    """A line to sign: `name` is printed where known, the rule after it stays free for the hand."""

    label: str
    name: str = ""
    date: str = ""
    dated: bool = True


class Signatures(Block, frozen=True, tag="signatures"):
    lines: tuple[SignatureLine, ...]


class Seal(Block, frozen=True, tag="seal"):
    """Authority and date of signing, with the place of the seal; `mark` is what the placeholder says."""

    agency: str
    date: str
    mark: str


class ApprovalRow(Frozen, frozen=True):
    label: str
    opinion: str
    signer: str = ""
    date: str = ""


class Approval(Block, frozen=True, tag="approval"):
    """Opinion, signature and date, one row for each hand the sheet goes through."""

    rows: tuple[ApprovalRow, ...]


class Option(Frozen, frozen=True):
    text: str
    ticked: bool


class Checkboxes(Block, frozen=True, tag="checkboxes"):
    label: str
    options: tuple[Option, ...]


class BlankStroke(Block, frozen=True, tag="blank"):
    """以下空白: closes the text so that nothing can be added below it."""

    text: str = "（以下空白）"


class Note(Block, frozen=True, tag="note"):
    text: str


AnyBlock = (
    Paragraph
    | Heading
    | Grid
    | Items
    | Table
    | Dialogue
    | Signatures
    | Seal
    | Approval
    | Checkboxes
    | BlankStroke
    | Note
)


class DocModel(Frozen, frozen=True):
    """One document, ready to render.

    `dated` is the date of the document (PDF metadata, archive order). `page_signature` is printed at the
    foot of every page for transcripts that are signed page by page.
    """

    template: str
    template_version: str
    title: str
    agency: str
    dated: date
    layout: Layout
    blocks: tuple[AnyBlock, ...]
    red_head: bool = False
    band: str = ""
    number: str | None = None
    addressee: str | None = None
    copies: str = ""
    page_signature: str = ""
    version: int = MODEL_VERSION

    def canonical(self) -> bytes:
        """The bytes that are hashed and handed to the typesetter: same model, same bytes."""
        return msgspec.json.encode(self)

    def to_json(self) -> dict[str, Any]:
        """Plain values for a JSON column; `from_json` gives an equal model back."""
        stored: dict[str, Any] = msgspec.to_builtins(self)
        return stored

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> DocModel:
        """The model again; raises msgspec.ValidationError on anything unknown or missing."""
        return msgspec.convert(stored, cls)

    def digest(self, algorithm: str = "sm3") -> str:
        """Hex digest over the canonical bytes: SM3 (GB/T 32905), or any name hashlib knows."""
        return hashlib.new(algorithm, self.canonical()).hexdigest()


class CheckMark(StrEnum):
    """In GB 2312, hence in every font; ☑ is in none of the free ones."""

    TICKED = "■"
    FREE = "□"


def option_text(option: Option) -> str:
    return f"{CheckMark.TICKED if option.ticked else CheckMark.FREE}{option.text}"
