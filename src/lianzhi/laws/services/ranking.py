"""BM25 over single characters and pairs of characters: no dictionary, no word splitter, plain Python.

A paragraph or an item is the unit that is scored; an article is as good as its best unit. Pairs carry the meaning,
single characters only break ties and catch rare signs, so they weigh less.

All units stand in one long string. Where a token occurs is looked up when it is first asked for (a tenth of a
millisecond) and kept: nothing has to be built before the first question, which the command line has to answer at once.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

_RUN = re.compile(r"[\u3400-\u9fff\u3007]+|[A-Za-z0-9]+")
_SATURATION, _LENGTH = 1.2, 0.6
_SINGLE_WEIGHT = 0.25
#: Single characters that occur more often than this share of the units say nothing.
_COMMON = 0.2
#: Tokens kept; beyond it memory is worth more than time.
_KEPT = 20_000


def tokens(text: str) -> list[str]:
    """Single Han characters, pairs of neighbours, and Latin words and numbers in lower case."""
    found: list[str] = []
    for run in _RUN.findall(text):
        if run.isascii():
            found.append(run.lower())
            continue
        found.extend(run)
        found.extend(first + second for first, second in pairwise(run))
    return found


def is_single(token: str) -> bool:
    """True for one Han character standing alone."""
    return len(token) == 1 and not token.isascii()


def covered(question: str, text: str) -> float:
    """How much of the question the text answers: the share of its characters that stand there in a pair, 0 to 1."""
    signs = held = 0
    for run in _RUN.findall(question):
        if run.isascii():
            signs, held = signs + 1, held + (run in text)
            continue
        pairs = [run[place : place + 2] in text for place in range(len(run) - 1)]
        marks = [before or after for before, after in pairwise([False, *pairs, False])]
        signs, held = signs + len(run), held + sum(marks)
    return held / signs if signs else 0


@dataclass(frozen=True, slots=True)
class Unit:
    """What is scored: the owner (an article's key), the place inside it, its words."""

    owner: int
    paragraph: int
    item: int
    text: str


@dataclass(slots=True)
class Ranking:
    """An index over units. `like` lends its weights, so that two indexes score alike."""

    units: Sequence[Unit]
    like: Ranking | None = None
    _whole: str = ""
    _starts: list[int] = field(default_factory=list)
    _damping: list[float] = field(default_factory=list)
    _kept: dict[str, list[tuple[int, float]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._whole = "\n".join(unit.text for unit in self.units).lower()
        lengths = [len(unit.text) for unit in self.units]
        mean = max(sum(lengths), 1) / max(len(lengths), 1)
        self._starts = list(accumulate((length + 1 for length in lengths), initial=0))
        self._damping = [_SATURATION * (1 - _LENGTH + _LENGTH * length / mean) for length in lengths]

    def weight(self, token: str) -> float:
        """What a token is worth: its rarity, less for a single character, nothing for a common one."""
        if self.like is not None:
            return self.like.weight(token)
        if self._says_nothing(token):
            return 0
        return self._rarity(len(self._impacts(token)), token)

    def best(self, words: Iterable[str]) -> dict[int, tuple[float, Unit]]:
        """For each owner that holds any of the words: its best unit with the score."""
        scores: dict[int, float] = {}
        for word in words:
            for number, impact in self._impacts(word):
                scores[number] = scores.get(number, 0) + impact
        best: dict[int, tuple[float, Unit]] = {}
        for number, score in scores.items():
            unit = self.units[number]
            if unit.owner not in best or score > best[unit.owner][0]:
                best[unit.owner] = (score, unit)
        return best

    def _says_nothing(self, token: str) -> bool:
        return is_single(token) and self._whole.count(token) > _COMMON * len(self.units)

    def _rarity(self, holders: int, token: str) -> float:
        rarity = math.log(1 + (len(self.units) - holders + 0.5) / (holders + 0.5))
        return _SINGLE_WEIGHT * rarity if is_single(token) else rarity

    def _impacts(self, token: str) -> list[tuple[int, float]]:
        """The units that hold a token, each with what the token adds to its score."""
        kept = self._kept.get(token)
        if kept is not None:
            return kept
        times = Counter() if self._says_nothing(token) else Counter(self._holders(token))
        weight = self.like.weight(token) if self.like is not None else self._rarity(len(times), token)
        found = [
            (number, weight * count * (_SATURATION + 1) / (count + self._damping[number]))
            for number, count in times.items()
        ]
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        self._kept[token] = found
        return found

    def _holders(self, token: str) -> Iterator[int]:
        place = self._whole.find(token)
        while place >= 0:
            yield bisect_right(self._starts, place) - 1
            place = self._whole.find(token, place + 1)
