"""A case of 200 documents: its page, and the self-check the page fetches, against a bare page of the site.

Works on a scratch copy of the demo's database; the server ends with the benchmark.
"""

from __future__ import annotations

import http
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Absent, Figure, p50, p95
from bench.scratch import BARE, Served, environment, get, scratch_copy, served, told

USER = "wulijie"
DOCUMENTS = 200
WARM = 24
TIMES = 40


def measure() -> list[Figure | Absent]:
    """One request after the other: what the client waits, and what the server's processor works for it."""
    with tempfile.TemporaryDirectory(prefix="lianzhi-bench-") as scratch:
        folder = Path(scratch)
        scratch_copy(folder)
        case, key = told("bench.scratch_case", USER, str(DOCUMENTS), folder=folder).split()
        pages = {
            f"page of a case of {DOCUMENTS} documents": f"/cases/{case}/",
            f"self-check (案卷体检) of a case of {DOCUMENTS} documents": f"/cases/{case}/checkup/",
        }
        with served("lianzhi.conf.wsgi:application", environment(folder)) as site:
            bare = _asked(site, BARE, key)
            asked = {name: _asked(site, page, key) for name, page in pages.items()}
    return [row for name, times in asked.items() for row in _rows(name, times, bare)]


Times = tuple[list[float], float | None]


def _asked(site: Served, page: str, key: str) -> Times:
    """The sorted milliseconds of each request, and the processor's a request."""
    found: list[float] = []
    before: float | None = None
    for number in range(WARM + TIMES):
        if number == WARM:
            before = site.processor_ms()
        start = time.perf_counter()
        status, _body = get(site.port, page, {"Cookie": f"sessionid={key}"})
        if status != http.HTTPStatus.OK:
            raise RuntimeError(f"{page} answered {status}")
        found.append((time.perf_counter() - start) * 1000)
    after = site.processor_ms()
    worked = None if before is None or after is None else (after - before) / TIMES
    return sorted(found[WARM:]), worked


def _rows(name: str, times: Times, bare: Times) -> Iterator[Figure | Absent]:
    floor = f"bare page of the site ({BARE})"
    yield Figure(f"{name}, median", p50(times[0]), "ms", floor, p50(bare[0]))
    yield Figure(f"{name}, p95", p95(times[0]), "ms", floor, p95(bare[0]))
    if times[1] is None or not bare[1]:
        yield Absent(f"{name}, processor time")
    else:
        yield Figure(f"{name}, processor time", times[1], "ms", floor, bare[1])
