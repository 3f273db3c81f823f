"""The lines of a yearly inspection plan as data: its figures, and the work that is not inspection."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Citation

FILE = "cn/workload/annual_plan.yaml"
#: The figures the arithmetic answers; the pack names and explains each.
FIGURES = ("legal_workdays", "total", "other", "non_enforcement", "inspection", "key", "general")


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure of the plan, and how it comes about."""

    key: str
    title_zh: str
    formula_zh: str


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of work that takes days away from inspection."""

    key: str
    title_zh: str


class PlanPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The whole file; `verified` False is shown as 待核定 in every answer."""

    key: str
    title_zh: str
    from_: date
    cite: tuple[str, ...]
    source_zh: str
    verified: bool
    figures: tuple[Figure, ...]
    other: tuple[Line, ...]
    non_enforcement: tuple[Line, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles the plan stands on."""
        return tuple(parse_ref(ref) for ref in self.cite)

    def title(self, figure: str) -> str:
        """A figure's name."""
        return next(each.title_zh for each in self.figures if each.key == figure)


def load_plan_pack(path: str) -> PlanPack:
    """The pack of one file; BrokenRulePack where a figure is missing or unknown, or a line's name stands twice."""
    pack = load_yaml(path, PlanPack)
    named = [each.key for each in pack.figures]
    if sorted(named) != sorted(FIGURES):
        wrong = sorted(set(named) ^ set(FIGURES)) or named
        raise BrokenRulePack(path, "figures", f"missing, unknown or twice: {'、'.join(wrong)}")
    lines = (*pack.other, *pack.non_enforcement)
    names = [name for line in lines for name in (line.key, line.title_zh)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise BrokenRulePack(path, "lines", f"the name {twice[0]} stands twice")
    return pack


@lru_cache(maxsize=1)
def plan_pack() -> PlanPack:
    """The national pack, read once."""
    return load_plan_pack(FILE)
