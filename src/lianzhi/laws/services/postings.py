"""Inverted lists of tokens with what each adds to a BM25 score, kept in one SQLite file.

SQLite, because a question needs some sixty of the two hundred thousand lists: the command line must not read the rest.
"""

from __future__ import annotations

import math
import sqlite3
import threading
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lianzhi.laws.services.words import is_single

#: How soon repeating a word stops counting, and how much a long text is held against its words.
SATURATION, LENGTH = 0.8, 0.45
#: Pairs carry the meaning; single characters catch the same thing said in another order (没装栏杆, 栏杆没装).
SINGLE_WEIGHT = 0.6
#: Tokens in more than this share of the texts say nothing.
COMMON = 0.2
#: Lists kept in memory; beyond it memory is worth more than time.
_KEPT = 20_000

Impacts = tuple["array[int]", "array[float]"]
_NOTHING: Impacts = (array("I"), array("f"))


def impacts_of(texts: Sequence[Sequence[str]]) -> dict[str, Impacts]:
    """For each token the texts (by position) that hold it, each with what it adds to the score."""
    held: dict[str, tuple[array[int], array[int]]] = {}
    for number, found in enumerate(texts):
        for token, times in Counter(found).items():
            numbers, counts = held.setdefault(token, (array("I"), array("I")))
            numbers.append(number)
            counts.append(times)
    lengths = [len(found) for found in texts]
    mean = max(sum(lengths), 1) / max(len(lengths), 1)
    damping = [SATURATION * (1 - LENGTH + LENGTH * length / mean) for length in lengths]
    return {
        token: (numbers, _weighed(numbers, counts, damping, rarity(len(numbers), len(texts), token)))
        for token, (numbers, counts) in held.items()
        if len(numbers) <= COMMON * len(texts) or len(texts) < 50
    }


def rarity(holders: int, texts: int, token: str) -> float:
    """The weight of a token that `holders` of `texts` hold."""
    weight = math.log(1 + (texts - holders + 0.5) / (holders + 0.5))
    return SINGLE_WEIGHT * weight if is_single(token) else weight


def _weighed(numbers: array[int], counts: array[int], damping: list[float], weight: float) -> array[float]:
    return array(
        "f",
        (
            weight * count * (SATURATION + 1) / (count + damping[number])
            for number, count in zip(numbers, counts, strict=True)
        ),
    )


_TABLES = (
    "CREATE TABLE notes (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    """CREATE TABLE lists (part INTEGER, token TEXT, numbers BLOB NOT NULL, impacts BLOB NOT NULL,
    PRIMARY KEY (part, token)) WITHOUT ROWID""",
)


def new_file() -> sqlite3.Connection:
    """An empty file in memory with its tables; any thread may use it."""
    file = sqlite3.connect(":memory:", check_same_thread=False)
    for table in _TABLES:
        file.execute(table)
    return file


def write_lists(file: sqlite3.Connection, part: int, lists: Mapping[str, Impacts]) -> None:
    """Store the lists of one part."""
    rows = (
        (part, token, numbers.tobytes(), impacts.tobytes())
        for token, (numbers, impacts) in sorted(lists.items())
    )
    file.executemany("INSERT INTO lists VALUES (?, ?, ?, ?)", rows)


@dataclass(slots=True)
class Postings:
    """The lists of an open file. Safe to share between threads."""

    file: sqlite3.Connection
    _kept: dict[tuple[int, str], Impacts] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def scores(self, part: int, words: Iterable[tuple[str, float]], *, longest: int = 0) -> dict[int, float]:
        """What each text of a part scores for weighted words; lists longer than `longest` (0: none) are left out."""
        found: dict[int, float] = {}
        get = found.get
        for numbers, impacts, weight in self._worth_reading(part, words, longest):
            for number, impact in zip(numbers, impacts, strict=True):
                found[number] = get(number, 0.0) + weight * impact
        return found

    def all_scores(
        self, part: int, words: Iterable[tuple[str, float]], texts: int, *, longest: int = 0
    ) -> list[float]:
        """As `scores`, for every one of the part's `texts`: quicker where the words touch many of them."""
        found = [0.0] * texts
        for numbers, impacts, weight in self._worth_reading(part, words, longest):
            for number, impact in zip(numbers, impacts, strict=True):
                found[number] += weight * impact
        return found

    def _worth_reading(
        self, part: int, words: Iterable[tuple[str, float]], longest: int
    ) -> Iterator[tuple[array[int], array[float], float]]:
        for token, weight in words:
            numbers, impacts = self._list(part, token)
            if not longest or len(numbers) <= longest:
                yield numbers, impacts, weight

    def _list(self, part: int, token: str) -> Impacts:
        kept = self._kept.get((part, token))
        if kept is not None:
            return kept
        with self._lock:
            row = self.file.execute(
                "SELECT numbers, impacts FROM lists WHERE part = ? AND token = ?", (part, token)
            ).fetchone()
        found = _NOTHING if row is None else (array("I", row[0]), array("f", row[1]))
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        self._kept[part, token] = found
        return found
