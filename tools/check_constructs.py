"""The dangerous constructs a machine can find; docs/dangerous-constructs.md tells why, and what to write instead.

What ruff finds already (mark_safe S308, naive dates DTZ, local imports PLC0415, banned names TID251) is left to ruff.
A line that must keep one says `# allow <rule>: <reason>`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from tools.findings import Finding, check_files, tracked_files

_Rule = Callable[[str, ast.AST], str | None]
_RAW_SQL = frozenset({"RawSQL", "raw", "execute_sql", "executescript"})
_EXTRA = frozenset({"select", "where", "params", "tables", "order_by", "select_params"})
# What a manager may be asked for in a page: what the actor sees, or nothing.
_SCOPED = frozenset({"visible_to", "none"})
_SETUP_ROOMS = ("/loading", "/console/", "/audit/acts.py", "tests/", "bench/", "/migrations/")


def _called(node: ast.AST) -> str:
    """The last part of a called name: `update` of `cases.filter(pk=1).update(…)`."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _raw_sql(path: str, node: ast.AST) -> str | None:
    if not isinstance(node, ast.Call):
        return None
    name = _called(node)
    if name in _RAW_SQL or (name == "extra" and {word.arg for word in node.keywords} & _EXTRA):
        return "raw SQL; use the ORM"
    if name == "execute" and isinstance(node.func, ast.Attribute):
        owner = node.func.value
        owner_name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
        if owner_name in {"cursor", "connection"} or _called(owner) == "cursor":
            return "raw SQL; use the ORM"
    return None


def _unguarded_update(path: str, node: ast.AST) -> str | None:
    if path.endswith("core/transitions.py") or not isinstance(node, ast.Call):
        return None
    if _called(node) == "bulk_update" or (_called(node) == "update" and node.keywords and not node.args):
        return "update() outside compare_and_set; a lost race would pass in silence"
    return None


def _objects_in_pages(path: str, node: ast.AST) -> str | None:
    if "lianzhi/desk/" not in path and "lianzhi/api/" not in path:
        return None
    match node:
        case ast.Attribute(value=ast.Attribute(attr="objects" | "_default_manager"), attr=asked):
            return (
                None
                if asked in _SCOPED
                else f"objects.{asked} in a page; ask .visible_to(actor) or a selector"
            )
        case _:
            return None


def _float_money(path: str, node: ast.AST) -> str | None:
    # Page geometry is measured in points, and no amount passes there.
    if "lianzhi/documents/" not in path and _called(node) in {"float", "FloatField"}:
        return "float; money is fen or Decimal"
    return None


def _signals(path: str, node: ast.AST) -> str | None:
    return "signal receiver; write an act" if _called(node) == "receiver" else None


def _setup_writes(path: str, node: ast.AST) -> str | None:
    if _called(node) == "setup_writes" and not any(room in path for room in _SETUP_ROOMS):
        return "setup_writes outside a loader; write an act"
    return None


def _typst_source(path: str, node: ast.AST) -> str | None:
    if (
        not isinstance(node, ast.Call)
        or "documents" not in path
        or _called(node) not in {"compile", "Compiler"}
    ):
        return None
    if any(isinstance(part, ast.JoinedStr) for argument in node.args for part in ast.walk(argument)):
        return "typst source from an f-string; pass data through sys_inputs"
    return None


def _skips(path: str, node: ast.AST) -> str | None:
    if isinstance(node, ast.Attribute) and node.attr in {"skip", "skipif", "xfail", "importorskip"}:
        return "a skipped test; mend it or remove it"
    return None


RULES: dict[str, _Rule] = {
    "raw-sql": _raw_sql,
    "unguarded-update": _unguarded_update,
    "objects-in-pages": _objects_in_pages,
    "float": _float_money,
    "signal": _signals,
    "setup-writes": _setup_writes,
    "typst-source": _typst_source,
    "skipped-test": _skips,
}
# Tests may reach behind the doors; they may not skip.
IN_TESTS = frozenset({"skipped-test"})
_BARE_IGNORE = re.compile(r"#\s*(?:type:\s*ignore(?!\[)|noqa(?!:))")


def check_python(path: str, text: str) -> Iterator[Finding]:
    """Findings of one Python file."""
    in_source = path.startswith("src/")
    for node in ast.walk(ast.parse(text)):
        for rule, says in RULES.items():
            if not in_source and rule not in IN_TESTS:
                continue
            if message := says(path, node):
                yield Finding(path, getattr(node, "lineno", 1), rule, message)
    for number, line in enumerate(text.splitlines(), start=1):
        if _BARE_IGNORE.search(line):
            yield Finding(path, number, "bare-ignore", "an ignore without a code hides the next mistake too")


def findings() -> list[Finding]:
    """Findings of the whole repository."""
    return check_files(
        check_python, [path for path in tracked_files(".py") if "/migrations/" not in path.as_posix()]
    )
