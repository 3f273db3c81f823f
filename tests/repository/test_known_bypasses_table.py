"""docs/known-bypasses.md tells of every known bypass, and every guard and test it names is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "known-bypasses.md"
STANDINGS = {"proven", "partly", "open", "no such thing"}
THIRTY = [str(number) for number in range(1, 31)]
OTHERS = list("ABCDEFGHIJKLMNOP")


def rows() -> list[list[str]]:
    """Number, bypass, guards, tests and standing of each line."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [row for row in cells if row[0] and not row[0].startswith("-")]


def named(cell: str) -> list[str]:
    """What a cell names between backticks."""
    return re.findall(r"`([^`]+)`", cell)


@cache
def names_of_tests(path: str) -> frozenset[str]:
    """The tests of a file."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.FunctionDef))


def test_every_known_bypass_has_its_line() -> None:
    assert [row[0] for row in rows()] == [*THIRTY, *OTHERS]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_every_guard_and_every_test_named_is_there(row: list[str]) -> None:
    number, _, guards, tests, standing = row
    assert standing in STANDINGS
    assert [guard for guard in named(guards) if not (ROOT / guard).exists()] == []
    for each in named(tests):
        path, name = each.split("::")
        assert name in names_of_tests(path), each
    # Each of the thirty is tried.
    assert named(tests) or number in OTHERS
    assert bool(named(tests)) == (standing in {"proven", "partly"})
