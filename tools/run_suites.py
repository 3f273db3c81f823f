"""What `make test` runs: the kernel alone, everything on SQLite, then what touches the database on PostgreSQL.

All suites run even when an earlier one fails. The output ends with pytest's summary lines, one a suite.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools import postgres
from tools.findings import ROOT

KERNEL = (
    ".venv-kernel/bin/python",
    *("-m", "pytest", "-c", "tools/kernel-pytest.ini", "--rootdir", ".", "--confcutdir", "tests/kernel"),
    "tests/kernel",
)
# Whoever has nothing left takes from the other: both end together.
EVERYTHING = (
    *(".venv/bin/python", "-m", "pytest", "-n", "2", "--dist", "worksteal", "--create-db"),
    *("--ignore", "tests/kernel"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a suite ended: its exit code and pytest's last line."""

    code: int
    summary: str


def run_suite(title: str, command: Sequence[str], environment: Mapping[str, str]) -> Outcome:
    """Run one suite, passing its output through."""
    print(f"\n==== {title} ====", flush=True)
    summary = f"{title}: ended without a summary"
    with subprocess.Popen(
        command, cwd=ROOT, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            if line.strip():
                summary = line.rstrip()
    return Outcome(process.returncode, summary)


def clean_environment() -> dict[str, str]:
    """This environment without what would lead the tests to somebody's data."""
    return {
        name: value
        for name, value in os.environ.items()
        if name != "DATABASE_URL" and not name.startswith(("LIANZHI_", "DJANGO_"))
    }


def main() -> int:
    """Run what can be run here; 0 when every suite passed."""
    clean = clean_environment()
    outcomes = [
        run_suite("kernel, without Django", KERNEL, clean),
        run_suite("everything on SQLite", EVERYTHING, clean),
    ]
    server = postgres.reachable_server()
    if server is None:
        print("\n==== no PostgreSQL answers (DATABASE_URL, 127.0.0.1:5432); SQLite only ====")
    else:
        url = postgres.throw_away_url(server)
        try:
            outcomes.append(
                run_suite(
                    "PostgreSQL",
                    (*EVERYTHING, "-m", "database and not journey and not asked_once"),
                    {**clean, "DATABASE_URL": url},
                )
            )
        finally:
            postgres.drop_databases_of(url)
    print()
    for outcome in outcomes:
        print(outcome.summary)
    return max(abs(outcome.code) for outcome in outcomes)


if __name__ == "__main__":
    sys.exit(main())
