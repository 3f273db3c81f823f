"""A township officer's case list, 50,000 cases in the county, against two bare pages, all through gunicorn.

The bare page of the site has the same frame, session and rights and no list; the bare Django page has fifty rows and
nothing else.

Works on a scratch copy of the demo's database; the server ends with the benchmark.
"""

from __future__ import annotations

import http
import tempfile
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.figures import Figure, p95
from bench.scratch import BARE, environment, get, scratch_copy, served, told

USER = "wulijie"
PAGE = "/cases/"
CLIENTS = 2
REQUESTS = 150


def _load(port: int, page: str, headers: Mapping[str, str]) -> tuple[float, float]:
    """Pages a second and p95 in milliseconds, with two clients asking as fast as they are answered."""

    def one(_: int) -> float:
        start = time.perf_counter()
        status, _body = get(port, page, headers)
        if status != http.HTTPStatus.OK:
            raise RuntimeError(f"{page} answered {status}")
        return (time.perf_counter() - start) * 1000

    for number in range(10):
        one(number)
    start = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as clients:
        times = sorted(clients.map(one, range(REQUESTS)))
    return REQUESTS / (time.perf_counter() - start), p95(times)


def measure() -> list[Figure]:
    """The officer's list and the bare page, under the same load."""
    with tempfile.TemporaryDirectory(prefix="lianzhi-bench-") as scratch:
        folder = Path(scratch)
        scratch_copy(folder)
        key = told("bench.scratch_site", USER, folder=folder)
        with served("lianzhi.conf.wsgi:application", environment(folder)) as site:
            cookie = {"Cookie": f"sessionid={key}"}
            framed_rate, framed_late = _load(site.port, BARE, cookie)
            rate, late = _load(site.port, PAGE, cookie)
    with served("bench.bare_page:application", {}) as site:
        bare_rate, _bare_late = _load(site.port, "/", {})
    name = f"case list of a township officer ({PAGE}), 50,000 cases"
    return [
        Figure(name, rate, "pages/s", f"bare page of the site ({BARE})", framed_rate),
        Figure(f"{name}, p95", late, "ms", f"bare page of the site ({BARE})", framed_late),
        Figure(name, rate, "pages/s", "bare Django page, 50 rows, no session", bare_rate),
    ]
