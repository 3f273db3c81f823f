"""Which of two outcomes is heavier: kinds of penalty first, then the fine (行政处罚法 9, 29, 37)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import msgspec

from lianzhi.kernel.discretion.ranges import FineRange
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Citation

FILE = "cn/discretion/comparison.yaml"


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of penalty besides the fine, recognised by words in a measure; a higher rank is heavier."""

    rank: int
    name: str
    words: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The order of kinds and its source."""

    from_: date
    cite: tuple[str, ...]
    source: str
    verified: bool
    kinds: tuple[Kind, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The ground of the order."""
        return tuple(parse_ref(ref) for ref in self.cite)


@dataclass(frozen=True, slots=True, order=True)
class Severity:
    """An outcome's weight, compared part by part: kind, ceiling, floor (fen), whether the fine must be imposed."""

    kind: int
    ceiling: int
    floor: int
    required: bool

    def mixed_with(self, other: Severity) -> bool:
        """Whether the parts point different ways, so that neither outcome is lighter in every respect."""
        pairs = (
            (self.kind, other.kind),
            (self.ceiling, other.ceiling),
            (self.floor, other.floor),
        )
        return any(mine < theirs for mine, theirs in pairs) and any(mine > theirs for mine, theirs in pairs)


#: Lighter than any penalty: the rule does not punish.
NOT_PUNISHED = Severity(-1, 0, 0, required=False)


def load_comparison(path: str) -> Comparison:
    """The order of one file; BrokenRulePack where a rank or a word stands twice or ranks fall."""
    found = load_yaml(path, Comparison)
    seen: set[str] = set()
    last = 0
    for kind in found.kinds:
        if kind.rank <= last:
            raise BrokenRulePack(path, kind.name, f"the rank {kind.rank} does not rise above {last}")
        last = kind.rank
        for word in kind.words:
            if word in seen:
                raise BrokenRulePack(path, kind.name, f"{word} is used twice")
            seen.add(word)
    return found


@lru_cache(maxsize=1)
def comparison() -> Comparison:
    """The national order."""
    return load_comparison(FILE)


def kind_rank(measures: Sequence[str]) -> int:
    """The rank of the heaviest kind among the measures; zero where none is a penalty."""
    ranks = (kind.rank for kind in comparison().kinds for word in kind.words if _among(word, measures))
    return max(ranks, default=0)


def _among(word: str, measures: Sequence[str]) -> bool:
    return any(word in measure for measure in measures)


def severity(fine: FineRange | None, measures: Sequence[str]) -> Severity:
    """The weight of an outcome; `fine` None where the rule provides none."""
    kind = kind_rank(measures)
    if fine is None:
        return Severity(kind, 0, 0, required=False)
    return Severity(kind, fine.high.fen, fine.low.fen, required=not fine.optional)
