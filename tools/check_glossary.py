"""One concept, one name: every label a domain app shows for a choice stands in docs/glossary.yaml, and no row twice."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from typing import Any

import yaml

from tools.findings import ROOT, Finding, check_files, tracked_files

RULE = "glossary"
GLOSSARY = ROOT / "docs" / "glossary.yaml"
_CHOICES = frozenset({"TextChoices", "IntegerChoices"})


def terms() -> list[dict[str, Any]]:
    """The glossary's rows."""
    rows: list[dict[str, Any]] = yaml.safe_load(GLOSSARY.read_text(encoding="utf-8"))["terms"]
    return rows


def known_words(rows: list[dict[str, Any]]) -> frozenset[str]:
    """Every Chinese word the glossary explains, other wordings included."""
    return frozenset(word for row in rows for word in (row["zh"], *row.get("also_zh", ())))


def _label(value: ast.expr) -> ast.Constant | None:
    """The label of `NAME = "value", "标签"`."""
    match value:
        case ast.Tuple(elts=[*_, ast.Constant(value=str()) as last]) if len(value.elts) > 1:
            return last
        case _:
            return None


def labels(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every choice label."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        bases = {
            base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in node.bases
        }
        if not bases & _CHOICES:
            continue
        for statement in node.body:
            if isinstance(statement, ast.Assign) and (label := _label(statement.value)) is not None:
                yield label.lineno, str(label.value)


def check_python(path: str, text: str) -> Iterator[Finding]:
    """Labels of one file that the glossary does not know."""
    known = known_words(terms())
    for line, label in labels(ast.parse(text)):
        if label not in known:
            yield Finding(path, line, RULE, f"{label!r} has no row in docs/glossary.yaml")


def doubled(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Keys and Chinese words that two rows claim."""
    keys = Counter(row["key"] for row in rows)
    words = Counter(word for row in rows for word in {row["zh"], *row.get("also_zh", ())})
    yield from (name for name, count in (*keys.items(), *words.items()) if count > 1)


def findings() -> list[Finding]:
    """Findings of the domain apps and of the glossary itself."""
    twice = [
        Finding("docs/glossary.yaml", 1, RULE, f"{name!r} stands in two rows") for name in doubled(terms())
    ]
    return twice + check_files(
        check_python, [path for path in tracked_files(".py") if path.name == "constants.py"]
    )
