"""A scratch copy of the demo's data folder, and an application served on it by gunicorn until the benchmark ends."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
BARE = "/sign-out/confirm/"
_START_SECONDS = 30


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def get(port: int, page: str, headers: Mapping[str, str]) -> tuple[int, bytes]:
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


@dataclass(frozen=True, slots=True)
class Served:
    """Where an application answers, and the process whose children answer."""

    port: int
    process: int

    def processor_ms(self) -> float | None:
        """Processor time its workers have used, in ms; None where /proc does not tell (not Linux)."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children")
        if not children.exists():
            return None
        ticks = sum(_ticks(int(child)) for child in children.read_text().split())
        return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def _ticks(process: int) -> int:
    """Clock ticks in user and system mode: the 14th and 15th field, counted behind the name in brackets."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


@contextmanager
def served(application: str, environment: Mapping[str, str]) -> Iterator[Served]:
    """The application, served by two workers."""
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
        yield Served(port, server.pid)
    finally:
        server.terminate()
        server.wait(timeout=20)


def scratch_copy(folder: Path) -> None:
    """The demo's data folder without its uploads, the database copied as one consistent state."""
    var = Path(os.environ.get("LIANZHI_VAR", ROOT / "var"))
    with (
        closing(sqlite3.connect(var / "lianzhi.sqlite3")) as source,
        closing(sqlite3.connect(folder / "lianzhi.sqlite3")) as target,
    ):
        source.backup(target)
    shutil.copy(var / "secret-key", folder / "secret-key")
    shutil.copytree(var / "static", folder / "static")


def told(module: str, *words: str, folder: Path) -> str:
    """What a module of ours prints, run on the scratch folder in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env={**os.environ, **environment(folder)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


def environment(folder: Path) -> dict[str, str]:
    """What names the scratch folder to the application."""
    return {"LIANZHI_VAR": str(folder), "LIANZHI_DEMO": "1", "DATABASE_URL": ""}
