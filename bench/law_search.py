"""Everyday questions to the law library: who finds the right article among the first five, and how fast.

Beside ours: BM25 without our tables, SQLite's FTS5 over the same tokens, and FTS5 with its trigrams.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import msgspec

from bench.figures import Figure, durations_ms, p95

#: What is promised of a loaded index, and of the command line with everything it starts.
LOADED_P95_MS = 10
COMMAND_MS = 1000
_QUESTION = "消防通道堆了电动车"
_ROOT = Path(__file__).resolve().parent.parent


class _Found(msgspec.Struct, frozen=True):
    engine: str
    questions: str
    asked: int
    hit_1: float
    hit_5: float
    mrr: float
    p50: float
    p95: float
    worked_p95: float


def measure() -> list[Figure]:
    """Quality against the best other engine, speed against FTS5; the two promises are kept or the run fails."""
    run = subprocess.run(
        [sys.executable, "-m", "bench.law_engines"], capture_output=True, check=True, cwd=_ROOT
    )
    found = msgspec.json.decode(run.stdout, type=list[_Found])
    for each in found:
        print(
            f"  {each.questions} ({each.asked}), {each.engine}: hit@1 {each.hit_1:.3f}, hit@5 {each.hit_5:.3f}, "
            f"MRR {each.mrr:.3f}, p50 {each.p50:.1f} ms, p95 {each.p95:.1f} ms (processor {each.worked_p95:.1f})"
        )
    figures = [
        figure for name in dict.fromkeys(each.questions for each in found) for figure in _of(name, found)
    ]
    return [*figures, _command_line()]


def _of(name: str, found: list[_Found]) -> list[Figure]:
    ours, *others = [each for each in found if each.questions == name]
    best = max(others, key=lambda each: each.hit_5)
    if ours.hit_5 < best.hit_5:
        raise SystemExit(f"{best.engine} finds more than ours ({name}): keep the best")
    # The processor's time: what other work the machine has must not decide whether a promise is kept.
    if ours.worked_p95 > LOADED_P95_MS:
        raise SystemExit(
            f"law search works {ours.worked_p95:.1f} ms at p95, more than the {LOADED_P95_MS} promised"
        )
    return [
        Figure(
            f"law search: right article among five, {name} questions",
            ours.hit_5 * 100,
            "%",
            best.engine,
            best.hit_5 * 100,
        ),
        Figure(f"law search: p95, {name} questions", ours.p95, "ms", best.engine, best.p95),
    ]


def _command_line() -> Figure:
    command = [str(Path(sys.executable).with_name("lianzhi")), "laws", "search", _QUESTION]

    def ask() -> None:
        subprocess.run(command, capture_output=True, check=True)

    taken = durations_ms(ask, times=10)
    before = _children_ms()
    ask()
    worked = _children_ms() - before
    if worked > COMMAND_MS:
        raise SystemExit(f"laws search works {worked:.0f} ms as a process, more than {COMMAND_MS}")
    floor = durations_ms(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), times=10)
    return Figure("laws search, whole process, p95", p95(taken), "ms", "python -c pass", p95(floor))


def _children_ms() -> float:
    """Milliseconds the processor has worked for the processes started here and ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (used.ru_utime + used.ru_stime) * 1000
