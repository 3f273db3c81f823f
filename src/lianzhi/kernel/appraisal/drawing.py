"""Which files are appraised: each authority's lowest ranks, a rank being the hash of the seed and the case."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A closed file: its case's number in the register and the authority that handled it."""

    case_id: int
    authority: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawn file with its rank, a SHA-256 in lowercase hex."""

    case_id: int
    authority: str
    rank: str


def rank_of(seed: str, case_id: int) -> str:
    """SHA-256 of the seed, a bar and the case's number; anybody may compute it again."""
    return hashlib.sha256(f"{seed}|{case_id}".encode()).hexdigest()


def draw(seed: str, pool: Iterable[Candidate], per_authority: int) -> tuple[Drawn, ...]:
    """The files with the lowest ranks, at most so many an authority, in order of rank."""
    taken: dict[str, int] = {}
    found = []
    for each in sorted(
        (Drawn(one.case_id, one.authority, rank_of(seed, one.case_id)) for one in pool), key=_rank
    ):
        if taken.get(each.authority, 0) < per_authority:
            taken[each.authority] = taken.get(each.authority, 0) + 1
            found.append(each)
    return tuple(found)


def pool_digest(pool: Iterable[Candidate]) -> str:
    """SHA-256 of the pool as text: one line `case_id|authority` each, by case number."""
    lines = [f"{each.case_id}|{each.authority}" for each in sorted(pool, key=lambda one: one.case_id)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _rank(drawn: Drawn) -> str:
    return drawn.rank
