"""The glossary: terms are written by hand in docs/glossary.yaml, its labels and docs/glossary.md are derived.

`python -m tools.glossary` (or `make glossary`) writes the derived parts anew; the diff shows a reviewer every new word.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tools.findings import ROOT, tracked_files

SOURCE = ROOT / "docs" / "glossary.yaml"
PAGE = ROOT / "docs" / "glossary.md"
LABELS_HEAD = """
# What a choice is called on screen and in code, by app. Derived: `make glossary`.
labels:
"""
PAGE_HEAD = """# Glossary

One concept, one English name: code, comments and tests use it; screens and documents use the Chinese word.
Written from [glossary.yaml](glossary.yaml) by `make glossary`; change the words there.

| 中文 | code | what it is | what it is not | article |
|---|---|---|---|---|
"""
_CHOICES = frozenset({"TextChoices", "IntegerChoices"})
_Labels = dict[str, dict[str, list[str]]]


def labels_of(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Label and code name (`State.FILED`) of every choice in a module."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        bases = {
            base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "") for base in node.bases
        }
        for statement in node.body if bases & _CHOICES else ():
            match statement:
                case ast.Assign(
                    targets=[ast.Name(id=name)],
                    value=ast.Tuple(elts=[_, *_, ast.Constant(value=str(label))]),
                ):
                    yield label, f"{node.name}.{name}"


def labels_by_app(paths: list[Path]) -> _Labels:
    """The labels of all apps: app, label, code names."""
    found: _Labels = {}
    for path in paths:
        parts = path.relative_to(ROOT).parts
        for label, name in labels_of(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(parts[2], {}).setdefault(label, []).append(name)
    return found


def written_labels(labels: _Labels) -> str:
    """The labels section as it stands in the file."""
    lines = []
    for app, words in sorted(labels.items()):
        lines.append(f"  {app}:")
        lines += [f"    {label}: [{', '.join(names)}]" for label, names in words.items()]
    return LABELS_HEAD + "\n".join(lines) + "\n"


def written_page(terms: list[Mapping[str, Any]]) -> str:
    """docs/glossary.md for these terms."""
    rows = []
    for term in terms:
        words = "、".join((term["zh"], *term.get("also_zh", ())))
        cells = (words, f"`{term['key']}`", term["is"], term.get("not", ""), term.get("cite", ""))
        rows.append(f"| {' | '.join(cells)} |")
    return PAGE_HEAD + "\n".join(rows) + "\n"


def by_hand(text: str) -> str:
    """The part of glossary.yaml that people write."""
    return text.split(LABELS_HEAD, maxsplit=1)[0].rstrip("\n") + "\n"


def derived() -> tuple[str, str]:
    """glossary.yaml and glossary.md as they should be for today's terms and code."""
    mine = by_hand(SOURCE.read_text(encoding="utf-8"))
    apps = [path for path in tracked_files("/constants.py") if "src/lianzhi/" in path.as_posix()]
    return mine + written_labels(labels_by_app(apps)), written_page(yaml.safe_load(mine)["terms"])


def main() -> None:
    """Write both files."""
    source, page = derived()
    SOURCE.write_text(source, encoding="utf-8")
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
