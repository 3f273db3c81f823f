"""`make bench`: measure, print ratios; `python -m bench --write` keeps them in docs/benchmarks.md.

`python -m bench kernel_answers` runs one benchmark alone.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import (
    archive_pdf,
    ask_start,
    batch,
    case_page,
    documents_pdf,
    kernel_answers,
    kernel_lint,
    kernel_penalties,
    law_search,
    list_page,
    pdf_peers,
)
from bench.figures import Absent, Figure

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
BENCHMARKS: dict[str, Callable[[], Sequence[Figure | Absent]]] = {
    "kernel_answers": kernel_answers.measure,
    "kernel_penalties": kernel_penalties.measure,
    "kernel_lint": kernel_lint.measure,
    "ask_start": ask_start.measure,
    "law_search": law_search.measure,
    "documents_pdf": documents_pdf.measure,
    "pdf_peers": pdf_peers.measure,
    "archive_pdf": archive_pdf.measure,
    "batch": batch.measure,
    "case_page": case_page.measure,
    "list_page": list_page.measure,
}
HEAD = """# Benchmarks

Measured with `make bench` (`.venv/bin/python -m bench --write` wrote this page) on {machine}.
The ratio says how many times the floor a thing costs; the floor is the least any program would need. ±15 % is noise.

| what | measured | floor | ratio |
|---|--:|--:|--:|
"""


def _row(figure: Figure | Absent) -> str:
    if isinstance(figure, Absent):
        return f"| {figure.name} | not installed here (未安装) | | |"
    measured = f"{figure.value:,.1f} {figure.unit}"
    floor = f"{figure.floor_name}: {figure.floor:,.1f} {figure.unit}"
    return f"| {figure.name} | {measured} | {floor} | {figure.ratio:.1f}× |"


def main() -> int:
    """Run what is asked for, all without a name."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("names", nargs="*", choices=[[], *BENCHMARKS], metavar="name")
    parser.add_argument("--write", action="store_true", help="keep the figures in docs/benchmarks.md")
    asked = parser.parse_args()
    rows = []
    for name in asked.names or BENCHMARKS:
        for figure in BENCHMARKS[name]():
            rows.append(_row(figure))
            print(rows[-1].strip("| "), flush=True)
    if asked.write:
        machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
        PAGE.write_text(HEAD.format(machine=machine) + "\n".join(rows) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
