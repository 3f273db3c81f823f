"""Circumstances that move a penalty, each with its statutory ground."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Citation

FILE = "cn/discretion/factors.yaml"


class Effect(StrEnum):
    """What a circumstance does to the penalty."""

    EXEMPT = "exempt"
    MINOR = "minor"
    MAY_EXEMPT = "may-exempt"
    MUST_REDUCE = "must-reduce"
    MAY_REDUCE = "may-reduce"
    HEAVIER = "heavier"


class Factor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One circumstance: stable id, statutory words, effect and ground; `party` where only a person can have it."""

    id: str
    name: str
    effect: Effect
    cite: tuple[str, ...]
    verified: bool
    party: str = "any"

    @property
    def is_personal(self) -> bool:
        """Whether only a natural person can have it (age, capacity)."""
        return self.party == "person"

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The ground of the factor."""
        return tuple(parse_ref(ref) for ref in self.cite)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    from_: date
    factors: tuple[Factor, ...]


def load_factors(path: str) -> tuple[Factor, ...]:
    """The factors of one file; BrokenRulePack where an id or a name stands twice or a ground is missing."""
    found = load_yaml(path, _File).factors
    names: set[str] = set()
    for factor in found:
        for name in (factor.id, factor.name):
            if name in names:
                raise BrokenRulePack(path, factor.id, f"{name} is used twice")
            names.add(name)
        if not factor.cite:
            raise BrokenRulePack(path, factor.id, "no statutory ground")
    return found


@lru_cache(maxsize=1)
def factors() -> tuple[Factor, ...]:
    """Every factor of the national pack, in its order."""
    return load_factors(FILE)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Factor]:
    return {name: factor for factor in factors() for name in (factor.id, factor.name)}


def named(keys: Iterable[str], *, field: str = "factors") -> tuple[Factor, ...]:
    """The factors called by id or by their Chinese name, each once; MalformedQuestion with a suggestion."""
    found: dict[str, Factor] = {}
    for key in keys:
        factor = _by_name().get(key)
        if factor is None:
            close = get_close_matches(key, _by_name(), n=1, cutoff=0.5)
            hint = f"，是否指“{close[0]}”" if close else f"，可用：{'、'.join(item.id for item in factors())}"
            raise MalformedQuestion(field, f"没有名为“{key}”的情节{hint}")
        found[factor.id] = factor
    return tuple(found.values())
