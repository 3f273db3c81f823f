"""How long one `lianzhi ask deadline` takes as a process, against the interpreter's own start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.figures import Figure, durations_ms, p50, p95

QUESTION = b'{"rule": "penalty-decision", "start": "2026-03-02"}'


def measure() -> list[Figure]:
    """Median and p95 of whole processes; the promise is 300 ms."""
    command = [str(Path(sys.executable).with_name("lianzhi")), "ask", "deadline"]
    ours = durations_ms(
        lambda: subprocess.run(command, input=QUESTION, capture_output=True, check=True), times=20
    )
    floor = durations_ms(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), times=20)
    return [
        Figure("ask deadline, whole process, median", p50(ours), "ms", "python -c pass", p50(floor)),
        Figure("ask deadline, whole process, p95", p95(ours), "ms", "python -c pass", p95(floor)),
    ]
