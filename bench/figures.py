"""What a benchmark yields, and how long it may run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value beside its floor: the least that any program would need for the same."""

    name: str
    value: float
    unit: str
    floor_name: str
    floor: float

    @property
    def ratio(self) -> float:
        """How many times the floor; for rates the floor's rate over ours, so that more is always slower."""
        return self.floor / self.value if self.unit.endswith("/s") else self.value / self.floor


@dataclass(frozen=True, slots=True)
class Absent:
    """Something to compare with that this machine does not have: said so, and left out."""

    name: str


def rate(call: Callable[[], object], *, seconds: float = 2.0) -> float:
    """Calls a second, over a bounded time after one call to warm up."""
    call()
    calls = 0
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < seconds:
        call()
        calls += 1
    return calls / elapsed


def durations_ms(call: Callable[[], object], *, times: int) -> list[float]:
    """The milliseconds of each of some calls, sorted, after one call to warm up."""
    call()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        found.append((time.perf_counter() - start) * 1000)
    return sorted(found)


def p50(sorted_values: list[float]) -> float:
    """The median."""
    return statistics.median(sorted_values)


def p95(sorted_values: list[float]) -> float:
    """What 95 of 100 stay under."""
    return sorted_values[min(len(sorted_values) - 1, round(len(sorted_values) * 0.95))]
