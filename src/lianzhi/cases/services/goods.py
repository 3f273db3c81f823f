"""Things on a list: registered evidence, seized goods; one row a thing, as typed and as printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A row of a list; `remark` says what the thing proves or why it is taken."""

    name: str
    spec: str
    unit: str
    quantity: str
    state: str
    remark: str = ""


def rows(things: Iterable[Thing]) -> list[dict[str, str]]:
    """The list as a record keeps it and a document prints it."""
    return [asdict(each) for each in things]


def names(kept: Iterable[dict[str, Any]]) -> list[str]:
    """What the things are called."""
    return [str(each["name"]) for each in kept]


def in_words(kept: Iterable[dict[str, Any]]) -> str:
    """「稀释剂二十桶、板房一间」 as one line."""
    return "、".join(f"{each['name']}{each['quantity']}{each['unit']}" for each in kept)
