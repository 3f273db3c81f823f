"""The explanation tree: a conclusion first, its grounds below, each with its articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lianzhi.kernel.types import Citation


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of an explanation in Chinese; `provisional` marks what must be shown as 待核定."""

    text: str
    citations: tuple[Citation, ...] = ()
    children: tuple[Reason, ...] = ()
    provisional: bool = False

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Reason]]:
        """Every line with its depth, conclusion first: the order in which it is printed."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)
