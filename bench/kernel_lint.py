"""Case files checked a second, from JSON text to JSON text, over every rule."""

from __future__ import annotations

import json

from bench.figures import Figure, rate
from lianzhi.kernel.lint import ask
from tests.kernel.lint.case_files import case_file


def measure() -> list[Figure]:
    """Files a second against reading and writing the same text alone."""
    text = json.dumps(case_file("ordinary"), ensure_ascii=False)
    return [
        Figure(
            "kernel: whole case file checked by every rule",
            rate(lambda: json.dumps(ask(json.loads(text)), ensure_ascii=False)),
            "files/s",
            "JSON in, JSON out",
            rate(lambda: json.dumps(json.loads(text), ensure_ascii=False)),
        )
    ]
