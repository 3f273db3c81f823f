"""A township officer's case list, 50,000 cases in the county, against two bare pages, all through gunicorn.

The bare page of the site has the same frame, session and rights and no list; the bare Django page has fifty rows and
nothing else.

Works on a scratch copy of the demo's database; the server ends with the benchmark.
"""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

from bench.figures import Figure, p95

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
USER = "wulijie"
PAGE = "/cases/"
BARE = "/sign-out/confirm/"
CLIENTS = 2
REQUESTS = 150
_START_SECONDS = 30


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _get(port: int, page: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", page, headers=dict(headers))
        response = connection.getresponse()
        return response.status, response.read()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("gunicorn did not start")


@contextmanager
def _served(application: str, environment: Mapping[str, str]) -> Iterator[int]:
    """A port on which two workers serve the application."""
    port = _free_port()
    command = [
        str(BIN / "gunicorn"),
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "2",
        "--log-level",
        "critical",
        application,
    ]
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment})
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=20)


def _scratch_copy(folder: Path) -> None:
    """The demo's data folder without its uploads, the database copied as one consistent state."""
    var = Path(os.environ.get("LIANZHI_VAR", ROOT / "var"))
    with (
        closing(sqlite3.connect(var / "lianzhi.sqlite3")) as source,
        closing(sqlite3.connect(folder / "lianzhi.sqlite3")) as target,
    ):
        source.backup(target)
    shutil.copy(var / "secret-key", folder / "secret-key")
    shutil.copytree(var / "static", folder / "static")


def _load(port: int, page: str, headers: Mapping[str, str]) -> tuple[float, float]:
    """Pages a second and p95 in milliseconds, with two clients asking as fast as they are answered."""

    def one(_: int) -> float:
        start = time.perf_counter()
        status, _body = _get(port, page, headers)
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
        _scratch_copy(folder)
        ours = {"LIANZHI_VAR": scratch, "LIANZHI_DEMO": "1", "DATABASE_URL": ""}
        key = subprocess.run(
            [sys.executable, "-m", "bench.scratch_site", USER],
            cwd=ROOT,
            env={**os.environ, **ours},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        with _served("lianzhi.conf.wsgi:application", ours) as port:
            cookie = {"Cookie": f"sessionid={key}"}
            framed_rate, framed_late = _load(port, BARE, cookie)
            rate, late = _load(port, PAGE, cookie)
    with _served("bench.bare_page:application", {}) as port:
        bare_rate, _bare_late = _load(port, "/", {})
    name = f"case list of a township officer ({PAGE}), 50,000 cases"
    return [
        Figure(name, rate, "pages/s", f"bare page of the site ({BARE})", framed_rate),
        Figure(f"{name}, p95", late, "ms", f"bare page of the site ({BARE})", framed_late),
        Figure(name, rate, "pages/s", "bare Django page, 50 rows, no session", bare_rate),
    ]
