"""A county's lists: what usually is not punished, punished less, or more, each entry on a statutory ground.

A list never closes the statutory ground: an entry adds its ground when the officer confirms its conditions, and its
absence takes nothing away.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from lianzhi.kernel.discretion.factors import Effect, Factor, factors
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.packs import load_yaml


class ListKind(StrEnum):
    """不予处罚, 从轻减轻, 从重."""

    EXEMPT = "exempt"
    REDUCED = "reduced"
    HEAVIER = "heavier"

    @property
    def label(self) -> str:
        """The list's name."""
        return _LABELS[self]


_LABELS = {
    ListKind.EXEMPT: "不予处罚清单",
    ListKind.REDUCED: "从轻减轻处罚清单",
    ListKind.HEAVIER: "从重处罚清单",
}
_GROUNDS = {
    ListKind.EXEMPT: frozenset({Effect.EXEMPT, Effect.MINOR, Effect.MAY_EXEMPT}),
    ListKind.REDUCED: frozenset({Effect.MUST_REDUCE, Effect.MAY_REDUCE}),
    ListKind.HEAVIER: frozenset({Effect.HEAVIER}),
}


class ListEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line: the place, subject and stage it is about, its conditions, and the circumstance it stands on."""

    id: str
    ref: str
    subject: str
    stage: str
    name: str
    conditions: tuple[str, ...]
    ground: str

    @property
    def factor(self) -> Factor:
        """The statutory circumstance."""
        return next(factor for factor in factors() if factor.id == self.ground)


class CountyList(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the three lists."""

    kind: ListKind
    entries: tuple[ListEntry, ...]


class ListFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A county's lists: `area` is its six-digit code, `sample` marks 示例."""

    area: str
    source: str
    verified: bool
    from_: date
    lists: tuple[CountyList, ...]
    sample: bool = False


def load_lists(path: str) -> ListFile:
    """The lists of one file; BrokenRulePack where an entry has no conditions or leaves its statutory ground."""
    found = load_yaml(path, ListFile)
    effects = {factor.id: factor.effect for factor in factors()}
    taken: set[str] = set()
    for part in found.lists:
        for entry in part.entries:
            if entry.id in taken:
                raise BrokenRulePack(path, entry.id, "two entries of this id")
            taken.add(entry.id)
            if not entry.conditions:
                raise BrokenRulePack(path, entry.id, "no condition")
            if entry.ground not in effects:
                raise BrokenRulePack(path, entry.id, f"{entry.ground} is no statutory circumstance")
            if effects[entry.ground] not in _GROUNDS[part.kind]:
                told = (
                    f"{entry.ground} is no ground of the list {part.kind}: the entry leaves the upper bounds"
                )
                raise BrokenRulePack(path, entry.id, told)
    return found
