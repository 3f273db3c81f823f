"""What the documents claim is looked up: commands, links, dependencies, settings, rules."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from lianzhi.console.main import COMMANDS
from lianzhi.organisation.demo import demo_accounts
from tools import check_constructs
from tools.findings import ROOT, tracked_files

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = frozenset(re.findall(r"^([a-z][a-z-]*):(?!=)", MAKEFILE, re.MULTILINE))
PAGES = [path for path in tracked_files(".md") if "node_modules" not in path.parts]


def _requirements(name: str) -> list[str]:
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.lstrip().startswith(("#", "-"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_a_page_names_exists(page: Path) -> None:
    named = set(re.findall(r"`(?:PORT=\d+ )?make ([a-z-]+)", page.read_text(encoding="utf-8")))
    assert named <= TARGETS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("lock", ["base.txt", "dev.txt", "laws.txt", "build.txt", "kernel-test.txt"])
def test_every_locked_package_has_an_exact_version_and_a_hash(lock: str) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    for entry in entries:
        assert re.match(r"[\w.\[\]-]+==\S+", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


@pytest.mark.parametrize("name", ["base", "dev", "laws", "build", "kernel-test"])
def test_what_is_asked_for_is_what_is_locked(name: str) -> None:
    locked = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    for line in _requirements(f"{name}.in"):
        package, _, version = re.sub(r"\[.*?\]", "", line).lower().replace("_", "-").partition("==")
        assert re.search(rf"^{re.escape(package)}(\[.*?\])?=={re.escape(version)}", locked, re.MULTILINE), (
            line
        )


def test_every_runtime_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs/adr/0002-dependencies.md").read_text(encoding="utf-8").lower()
    names = [re.split(r"[=\[ ]", line)[0].lower() for line in _requirements("base.in")]
    assert [name for name in names if f"| {name}" not in reasons] == []


def test_every_variable_the_program_reads_is_told() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r"\"(LIANZHI_[A-Z_]+|DATABASE_URL|DOC_FONT_DIR)\"", source))
    told = (ROOT / "docs/subsystems/settings.md").read_text(encoding="utf-8")
    assert "DATABASE_URL" in read
    assert sorted(name for name in read if f"`{name}`" not in told) == []


def test_the_readme_lists_the_sample_accounts_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([a-z0-9]+)` \|", readme, re.MULTILINE)
    assert told == [account.username for account in demo_accounts()]


def test_every_rule_of_the_tools_stands_in_the_list_of_dangerous_constructs() -> None:
    page = (ROOT / "docs/dangerous-constructs.md").read_text(encoding="utf-8")
    assert sorted(rule for rule in check_constructs.RULES if f"`{rule}`" not in page) == []


def test_pre_commit_and_ci_call_the_targets_of_make_check() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    called = set(re.findall(r"entry: make ([a-z-]+)", hooks))
    checks = re.search(r"^check: ([a-z -]+?) ##", MAKEFILE, re.MULTILINE)
    assert checks is not None
    assert called == set(checks[1].split())
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "make check" in ci
    assert "make test" in ci


@pytest.mark.parametrize("script", [*tracked_files(".sh"), ROOT / ".ci/run"], ids=lambda path: path.name)
def test_every_shell_script_parses_and_stops_at_its_first_error(script: Path) -> None:
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert "set -euo pipefail" in script.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["README.md", "Makefile", "tools/serve.sh"])
def test_every_console_command_named_is_in_its_table(place: str) -> None:
    text = (ROOT / place).read_text(encoding="utf-8")
    named = set(re.findall(r"(?:\.venv/bin|\$\(BIN\)|\$bin)/lianzhi\"? ([a-z-]+)", text))
    assert named
    assert sorted(named - set(COMMANDS)) == []
