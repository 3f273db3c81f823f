"""Checklists by industry: dated data, each line tied to an item of power, the duty and the article that punishes."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml, pack_paths
from lianzhi.kernel.types import Citation

FOLDER = "checklists"
GENERAL = "general"


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question; `item` is the code in the directory of powers, empty where the directory has none."""

    key: str
    question_zh: str
    item: str
    obligation: str
    penalty: str
    help: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The duty, then the article that punishes."""
        return parse_ref(self.obligation), parse_ref(self.penalty)


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Questions that are answered at one place."""

    title_zh: str
    lines: tuple[Line, ...]


class Checklist(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A checklist; `sectors` are the sectors of the ledger it is proposed for."""

    key: str
    title_zh: str
    from_: date
    sectors: tuple[str, ...]
    verified: bool
    groups: tuple[Group, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line in order."""
        return tuple(line for group in self.groups for line in group.lines)

    def line(self, key: str) -> Line | None:
        """The line of that key, or None."""
        return next((line for line in self.lines if line.key == key), None)


@cache
def checklists() -> dict[str, Checklist]:
    """Every checklist by its key; raises BrokenRulePack for a wrong name, a key twice, or a ref that cannot be read."""
    found: dict[str, Checklist] = {}
    for file in pack_paths(FOLDER):
        checklist = load_yaml(file, Checklist)
        if f"{FOLDER}/{checklist.key}.yaml" != file:
            raise BrokenRulePack(file, "key", f"{checklist.key!r} is not the file's name")
        _check_lines(checklist, file)
        found[checklist.key] = checklist
    return found


def checklist(key: str) -> Checklist:
    """The checklist of that key; the general one where it has gone out of use."""
    return checklists().get(key) or checklists()[GENERAL]


def proposed_for(sector: str) -> Checklist:
    """The checklist proposed for a sector of the ledger, else the general one."""
    return next((each for each in checklists().values() if sector in each.sectors), checklists()[GENERAL])


def _check_lines(checklist: Checklist, file: str) -> None:
    seen: set[str] = set()
    for line in checklist.lines:
        if line.key in seen:
            raise BrokenRulePack(file, line.key, "the key stands twice")
        seen.add(line.key)
        for ref in (line.obligation, line.penalty):
            try:
                parse_ref(ref)
            except ValueError as error:
                raise BrokenRulePack(file, line.key, str(error)) from error
