"""The case lists of who does not see all 50,000 cases of the county, against two bare pages, all through gunicorn.

The bare page of the site has the same frame, session and rights and no list; the bare Django page has fifty rows and
nothing else. Beside the clock's time stands the processor's, which holds on a busy machine too.

Works on a scratch copy of the demo's database; the server ends with the benchmark.
"""

from __future__ import annotations

import http
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import Absent, Figure, p95
from bench.scratch import BARE, Served, environment, get, scratch_copy, served, told

USERS = {"wulijie": "a township officer", "squad": "a squad lead"}
PAGE = "/cases/"
CLIENTS = 2
WARM = 10
REQUESTS = 150
TURNS = 5


@dataclass(slots=True)
class Load:
    """What a page was asked under: the ms of each request, the seconds of all, the processor's ms where it is told."""

    times: list[float] = field(default_factory=list)
    seconds: float = 0
    worked: float = 0

    @property
    def rate(self) -> float:
        """Pages a second."""
        return len(self.times) / self.seconds

    def ask(self, site: Served, page: str, key: str = "", *, times: int) -> None:
        """Two clients ask as fast as they are answered."""

        def one(_: int) -> float:
            start = time.perf_counter()
            status, _body = get(site.port, page, {"Cookie": f"sessionid={key}"} if key else {})
            if status != http.HTTPStatus.OK:
                raise RuntimeError(f"{page} answered {status}")
            return (time.perf_counter() - start) * 1000

        before, start = site.processor_ms(), time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as clients:
            self.times += clients.map(one, range(times))
        self.seconds += time.perf_counter() - start
        self.worked += (site.processor_ms() or 0) - (before or 0)


def _load(site: Served, key: str, *pages: str) -> list[Load]:
    """Each page's load, the pages asked by turns so that what else the machine does falls on all of them."""
    loads = [Load() for _ in pages]
    for page in pages:
        Load().ask(site, page, key, times=WARM)
    for _ in range(TURNS):
        for load, page in zip(loads, pages, strict=True):
            load.ask(site, page, key, times=REQUESTS // TURNS)
    return loads


def measure() -> list[Figure | Absent]:
    """Each user's list and bare page, under the same load."""
    with tempfile.TemporaryDirectory(prefix="lianzhi-bench-") as scratch:
        folder = Path(scratch)
        scratch_copy(folder)
        keys = told("bench.scratch_site", *USERS, folder=folder).split()
        with served("lianzhi.conf.wsgi:application", environment(folder)) as site:
            asked = {who: _load(site, key, BARE, PAGE) for who, key in zip(USERS.values(), keys, strict=True)}
    with served("bench.bare_page:application", {}) as site:
        (django,) = _load(site, "", "/")
    return [row for who, (bare, shown) in asked.items() for row in _rows(who, shown, bare, django)]


def _rows(who: str, shown: Load, bare: Load, django: Load) -> Iterator[Figure | Absent]:
    name = f"case list of {who} ({PAGE}), 50,000 cases"
    floor = f"bare page of the site ({BARE})"
    yield Figure(name, shown.rate, "pages/s", floor, bare.rate)
    yield Figure(f"{name}, p95", p95(sorted(shown.times)), "ms", floor, p95(sorted(bare.times)))
    if bare.worked:
        mine, least = shown.worked / len(shown.times), bare.worked / len(bare.times)
        yield Figure(f"{name}, processor time", mine, "ms", floor, least)
    else:
        yield Absent(f"{name}, processor time")
    yield Figure(name, shown.rate, "pages/s", "bare Django page, 50 rows, no session", django.rate)
