"""The sample county as a site of its own: made once from the console's own commands, copied for every journey."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = (
    ("manage", "migrate", "--noinput", "--verbosity", "0"),
    ("laws", "import"),
    ("load-sample",),
    ("manage", "collectstatic", "--noinput", "--verbosity", "0"),
)
READY_WITHIN = 60


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: its address, its data folder, what its server wrote."""

    url: str
    var: Path

    @property
    def password(self) -> str:
        """The password all sample accounts share."""
        return (self.var / "demo-password").read_text().strip()

    @property
    def log(self) -> str:
        """Everything the server said; a traceback in it is a fault."""
        return (self.var / "server.log").read_text()

    def console(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a `lianzhi` command beside the site."""
        return lianzhi(self.var, *words)


def lianzhi(var: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The console, on a data folder of its own and on the journeys' first day."""
    return subprocess.run(
        [sys.executable, "-m", "tests.journeys.sampling", *words],
        cwd=ROOT,
        env=environment(var),
        capture_output=True,
        text=True,
        check=False,
    )


def environment(var: Path) -> dict[str, str]:
    """A demo site's environment on the embedded SQLite, whatever database the other tests use."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"} and not name.startswith("LIANZHI_")
    }
    return {
        **kept,
        "LIANZHI_VAR": str(var),
        "LIANZHI_DEMO": "1",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "PYTHONUNBUFFERED": "1",
    }


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of one run share."""
    base = tmp_path_factory.getbasetemp()
    return (base if worker_id == "master" else base.parent) / "journeys"


@pytest.fixture(scope="session")
def sample(shared_folder: Path) -> Path:
    """The sample county's data folder, as the console commands make it."""
    return _make_sample(shared_folder)


def _make_sample(folder: Path) -> Path:
    """The sample's data folder; made by the first process that asks, the others wait for it."""
    folder.mkdir(parents=True, exist_ok=True)
    var, done = folder / "sample", folder / "sample-made"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(var, ignore_errors=True)
            for words in COMMANDS:
                ran = lianzhi(var, *words)
                if ran.returncode:
                    raise AssertionError(f"lianzhi {' '.join(words)} failed:\n{ran.stdout}{ran.stderr}")
            done.touch()
    return var


@contextmanager
def serve(template: Path, var: Path) -> Iterator[Site]:
    """A copy of a data folder, served by gunicorn until the block ends."""
    shutil.copytree(template, var, ignore=shutil.ignore_patterns("server.log"))
    port = _free_port()
    site = Site(f"http://127.0.0.1:{port}", var)
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    with (var / "server.log").open("w") as log:
        server = subprocess.Popen(
            [*command, "--log-level", "warning", "--timeout", "120", "tests.journeys.serving:application"],
            cwd=ROOT,
            env={**environment(var), "JOURNEY_BEGAN": str(time.monotonic())},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(site, server)
            yield site
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(site: Site, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            raise AssertionError(f"the site did not start:\n{site.log}")
        try:
            with urllib.request.urlopen(f"{site.url}/sign-in/", timeout=5):  # noqa: S310 — our own server
                return
        except urllib.error.HTTPError as error:
            raise AssertionError(f"the site answers {error.code}:\n{site.log}") from error
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the site was not ready within {READY_WITHIN} s:\n{site.log}")
