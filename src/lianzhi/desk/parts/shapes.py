"""What the bigger components take: frozen values a view fills and the templates only show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

StepState = Literal["done", "now", "next", "skipped"]
ColumnKind = Literal["text", "code", "number", "date", "state", "action"]
Tone = Literal["todo", "going", "done", "warn", "bad", "void"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowStep:
    """One step of a case's way; `url` opens its documents and people."""

    title: str
    state: StepState
    on: date | None = None
    who: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `phone=False` leaves it out on a narrow screen, `key` remembers whether it is shown."""

    title: str
    kind: ColumnKind = "text"
    phone: bool = True
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record: a cell for each column (the first in plain words, it becomes the link to `url`)."""

    cells: Sequence[object]
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list of records; `empty` is the sentence for none, with the one action that helps."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    empty: str = "没有符合条件的记录。"
    empty_url: str = ""
    empty_action: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A page beside this one; `count` in brackets where it helps."""

    title: str
    url: str
    active: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A node of the document tree: a folder when it has children."""

    title: str
    url: str = ""
    note: str = ""
    tone: Tone = "void"
    active: bool = False
    children: Sequence[Leaf] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One event as a sentence: when, who, what, and the record's short SM3 value where there is one."""

    at: datetime
    sentence: str
    who: str = ""
    url: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One dated mark on a timeline."""

    on: date | datetime
    title: str
    text: str = ""
    tone: Tone = "void"
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkItem:
    """A card of the worklist: what, about whom, what is due, where it opens, what to do."""

    title: str
    url: str
    subject: str = ""
    kind: str = ""
    note: str = ""
    due: date | None = None
    word: str = ""
    tone: Tone = "going"
    action: str = "办理"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A label and its value in a description list; `wide` takes the whole line."""

    label: str
    value: object
    wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleAccount:
    """An account of the demo, shown on its sign-in page only."""

    username: str
    password: str
    role: str
    name: str = ""
    place: str = ""
