"""25: a step that fails in the middle of a script makes the whole script fail, and what comes after it is not done."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What the scripts take from the machine as it is; everything else in their PATH is a stub.
REAL = ("bash", "cat", "dirname", "env", "sh", "timeout")
STUB = """#!/bin/sh
said="$(basename "$0") $*"
printf '%s\\n' "$said" >> "$STUB_LOG"
case "$said" in
  $STUB_ANSWERS*) echo "${STUB_WORDS:-}" ;;
esac
case "$said" in
  $STUB_FAILS) exit 7 ;;
esac
"""


@dataclass
class Bench:
    """A copy of the scripts beside stubs for the commands they call."""

    root: Path
    stubs: list[str] = field(default_factory=list)

    def stub(self, *names: str, at: str = "bin") -> Bench:
        """Put commands there that write down how they were called, and fail where they are told to."""
        folder = self.root / at
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            made = folder / name
            made.write_text(STUB, encoding="utf-8")
            made.chmod(0o755)
        return self

    def run(self, script: str, *given: str, fails: str = "", says: tuple[str, str] = ("", "")) -> int:
        """The script's exit code; a stub called as `fails` exits with 7, one called as `says[0]` prints `says[1]`."""
        (self.root / "log").write_text("", encoding="utf-8")
        environment = {
            "PATH": str(self.root / "bin"),
            "STUB_LOG": str(self.root / "log"),
            "STUB_FAILS": fails or "never called so",
            "STUB_ANSWERS": says[0] or "never called so",
            "STUB_WORDS": says[1],
        }
        done = subprocess.run(
            ["bash", self.root / script, *given],
            env=environment,
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return done.returncode

    @property
    def calls(self) -> list[str]:
        """How the stubs were called, in order."""
        return (self.root / "log").read_text(encoding="utf-8").splitlines()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """The scripts of the repository, away from the repository."""
    for script in (".ci/run", *(f"tools/{each.name}" for each in (ROOT / "tools").glob("*.sh"))):
        (tmp_path / script).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / script, tmp_path / script)
    (tmp_path / "bin").mkdir()
    for name in (*REAL, "basename"):
        found = shutil.which(name)
        assert found, name
        (tmp_path / "bin" / name).symlink_to(found)
    return Bench(tmp_path)


def test_25_ci_fails_with_its_checks_and_with_its_tests(bench: Bench) -> None:
    # No make, and none may be installed: nothing was checked, so nothing passed.
    assert bench.run(".ci/run") == 1
    bench.stub("make")
    assert bench.run(".ci/run") == 0
    assert bench.calls == ["make check", "make test"]
    for part in ("check", "test"):
        assert bench.run(".ci/run", fails=f"make {part}") == 7
        # The tests run whatever the checks say: both are told.
        assert bench.calls == ["make check", "make test"]


def test_25_packages_count_as_installed_only_when_every_step_was_done(bench: Bench) -> None:
    assert bench.run("tools/apt_install.sh", "make") == 1
    bench.stub("apt-get", "id", "sudo")
    root = ("id -u", "0")
    assert bench.run("tools/apt_install.sh", "make", says=root) == 0
    assert bench.calls[-1].startswith("apt-get install")
    assert bench.calls[-1].endswith(" make")
    assert bench.run("tools/apt_install.sh", "make", says=root, fails="apt-get update*") == 7
    assert not [call for call in bench.calls if call.startswith("apt-get install")]
    assert bench.run("tools/apt_install.sh", "make", says=root, fails="apt-get install*") == 7
    assert bench.run("tools/apt_install.sh", "make", says=("id -u", "1000"), fails="sudo -n true") == 1
    assert not [call for call in bench.calls if call.startswith("apt-get")]


def test_25_an_environment_that_was_not_made_is_not_reported_as_made(bench: Bench) -> None:
    target = str(bench.root / "environment")
    # No Python at all.
    assert bench.run("tools/create_venv.sh", target) == 1
    bench.stub("python3.12")
    made = f"python3.12 -m venv --clear {target}"
    assert bench.run("tools/create_venv.sh", target) == 0
    assert bench.calls[-1] == made
    assert bench.run("tools/create_venv.sh", target, fails="python3.12 -c import sys*") == 1
    assert bench.run("tools/create_venv.sh", target, fails="python3.12 -m venv*") == 7
    # Without ensurepip, and without the right to install it.
    assert bench.run("tools/create_venv.sh", target, fails="python3.12 -c import ensurepip*") == 1
    assert made not in bench.calls


def test_25_a_browser_is_there_or_the_script_fails(bench: Bench) -> None:
    script = "tools/install_browser.sh"
    typeface = ("fc-list :lang", "one typeface")
    bench.stub("fc-list")
    # Nobody may install one.
    assert bench.run(script, says=typeface) == 1
    # apt says it did, but none is there.
    bench.stub("apt-get", "id")
    (bench.root / "bin" / "id").write_text("#!/bin/sh\necho 0\n", encoding="utf-8")
    assert bench.run(script, says=typeface) == 1
    assert [call for call in bench.calls if call.startswith("apt-get install")]
    bench.stub("chromium")
    assert bench.run(script, says=typeface) == 0
    # The browser without a typeface is asked for again.
    assert bench.run(script, fails="apt-get install*") == 1


def test_25_the_demo_does_not_serve_after_a_step_failed(bench: Bench) -> None:
    bench.stub("python", "lianzhi", "gunicorn", at=".venv/bin")
    assert bench.run("tools/serve.sh") == 0
    assert [call.split()[0] for call in bench.calls] == ["python", "lianzhi", "gunicorn"]
    # The port is taken.
    assert bench.run("tools/serve.sh", fails="python -*") == 1
    assert [call.split()[0] for call in bench.calls] == ["python"]
    assert bench.run("tools/serve.sh", fails="lianzhi sample-accounts") == 7
    assert [call.split()[0] for call in bench.calls] == ["python", "lianzhi"]
    assert bench.run("tools/serve.sh", fails="gunicorn*") == 7
