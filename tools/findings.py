"""What every check shares: a finding, the tracked files, and the comment that allows one line."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# `# allow legal-number: months in a year` — the reason is part of the grammar.
_ALLOW = re.compile(r"(?:#|\{#)\s*allow (?P<rule>[a-z-]+): (?P<reason>\S.{4,})")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend, at a line of a file; a warning is printed but breaks nothing."""

    path: str
    line: int
    rule: str
    message: str
    warning: bool = False

    def __str__(self) -> str:
        word = "warning" if self.warning else self.rule
        return f"{self.path}:{self.line}: {word}: {self.message}"


Check = Callable[[str, str], Iterable[Finding]]


def allowed_on(line: str, rule: str) -> bool:
    """Whether the line carries `# allow <rule>: <reason>` for this rule."""
    return any(match["rule"] == rule for match in _ALLOW.finditer(line))


def without_allowed(findings: Iterable[Finding], text: str) -> Iterator[Finding]:
    """The findings whose line does not allow them."""
    lines = text.splitlines()
    for finding in findings:
        line = lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""
        if not allowed_on(line, finding.rule):
            yield finding


def tracked_files(*suffixes: str) -> list[Path]:
    """The repository's files, new ones included and ignored ones not, whose names end so (all without suffixes)."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    names = sorted({name for name in listing.split("\0") if name and name.endswith(suffixes or ("",))})
    return [path for path in (ROOT / name for name in names) if path.is_file()]


def check_files(check: Check, paths: Iterable[Path]) -> list[Finding]:
    """Run one check over files; paths are reported relative to the repository."""
    found: list[Finding] = []
    for path in paths:
        text = path.read_text(encoding="utf-8")
        found.extend(without_allowed(check(path.relative_to(ROOT).as_posix(), text), text))
    return found
