"""Gaps and overlaps in any table of steps, each found with a counter-example: a value nobody, or two, answer for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """What is wrong at the counter-example."""

    GAP = "gap"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Fault:
    """A counter-example: no step holds `value` (gap), or two do (overlap)."""

    kind: FaultKind
    value: int

    def told(self, what: str) -> str:
        """The mistake as a sentence: `what` names the measured thing."""
        count = "no step" if self.kind is FaultKind.GAP else "two steps"
        return f"{self.kind}: {count} for {what} {self.value}"


Span = tuple[int, int | None]


def first_fault(spans: Iterable[Span], *, start: int, end: int | None = None) -> Fault | None:
    """The smallest value from `start` to before `end` (None: without end) that is not held exactly once.

    A span holds its first number and not its second (以上 … 不足); None reaches without end.
    """
    edge: int | None = start
    for low, high in sorted(spans, key=lambda span: (span[0], span[1] is None, span[1] or 0)):
        if edge is None or low < edge:
            return Fault(FaultKind.OVERLAP, max(low, start))
        if low > edge:
            return Fault(FaultKind.GAP, edge)
        if high is not None and high <= low:
            return Fault(FaultKind.GAP, low)
        edge = high
    if edge == end:
        return None
    if edge is None or (end is not None and edge > end):
        return Fault(FaultKind.OVERLAP, end or 0)
    return Fault(FaultKind.GAP, edge)
