"""Five hundred decisions printed in one batch, with the register and the beats its progress bar reads.

Works on a scratch copy of the demo's database.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from bench.documents_pdf import FLOOR, one_line
from bench.figures import Figure, p50
from bench.scratch import scratch_copy, told

USER = "wulijie"
DECISIONS = 500


def measure() -> list[Figure]:
    """Seconds of the whole batch, by the clock and by the processor."""
    with tempfile.TemporaryDirectory(prefix="lianzhi-bench-") as scratch:
        folder = Path(scratch)
        scratch_copy(folder)
        found = json.loads(told("bench.scratch_batch", USER, str(DECISIONS), folder=folder))
    floor = p50(one_line()) * DECISIONS / 1000
    name, beside = f"batch of {DECISIONS} decisions with its register", f"{DECISIONS} times {FLOOR}"
    return [
        Figure(name, found["seconds"], "s", beside, floor),
        Figure(f"{name}, processor time", found["worked"], "s", beside, floor),
    ]
