"""No legal number in Python or in a template: days, amounts, percentages and dates of statutes live in corpus YAML.

A heuristic, and told as one. It finds
- a literal above 2 whose nearest name (assigned, compared, keyed, passed as, the called function) holds a legal word;
- a date written out as `date(2021, 7, 15)`;
- a sentence that spells a term or an amount: 15日内, 五个工作日, 十万元, 3%.
It cannot see a number that arrives under a neutral name; reviewers can. Numbers that only convert a unit (fen in a
yuan, hours in a day) pass where they multiply or divide. A line that must keep one says
`# allow legal-number: <reason>`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tools.findings import Finding, check_files, tracked_files

RULE = "legal-number"
ROOMS = (
    "src/lianzhi/audit/",
    "src/lianzhi/cases/",
    "src/lianzhi/core/",
    "src/lianzhi/desk/",
    "src/lianzhi/documents/",
    "src/lianzhi/enterprises/",
    "src/lianzhi/evidence/",
    "src/lianzhi/inspections/",
    "src/lianzhi/kernel/",
    "src/lianzhi/laws/",
    "src/lianzhi/organisation/",
    "src/lianzhi/powers/",
    "src/lianzhi/statistics/",
)
LEGAL_WORDS = frozenset(
    [
        "accident",
        "amount",
        "band",
        "ceiling",
        "copies",
        "daily",
        "day",
        "days",
        "deadline",
        "deaths",
        "due",
        "extension",
        "fen",
        "fine",
        "fines",
        "floor",
        "hearing",
        "hour",
        "hours",
        "limitation",
        "month",
        "months",
        "multiple",
        "officers",
        "overdue",
        "penalty",
        "percent",
        "percentage",
        "quorum",
        "rate",
        "ratio",
        "repeat",
        "seizure",
        "serious",
        "statutory",
        "term",
        "terms",
        "threshold",
        "tier",
        "years",
        "yuan",
    ]
)
CONVERSIONS = frozenset({7, 10, 12, 24, 60, 100, 1000, 3600, 10000, 86400, 100_000_000})
_MONEY_UNITS = frozenset({"yuan", "fen", "wan"})
_SCALES = (ast.Mult, ast.Div, ast.FloorDiv, ast.Mod)
# Calls that only wrap a number: what matters is the name further out.
_WRAPPERS = frozenset(
    {"Decimal", "Fraction", "int", "frozenset", "set", "tuple", "list", "max", "min", "range"}
)
_NUMERALS = "0-9〇零一二三四五六七八九十百千两"
# "The last one working day" counts nothing, so a lone 一 is passed over.
_SPELLED = re.compile(
    rf"(?<![{_NUMERALS}])(?!一(?![{_NUMERALS}]))[{_NUMERALS}]+\s?"
    r"(?:个工作日|个自然日|日内|日前|日以内|日以上|个月内|个月以内|小时内|小时以内|万元|%|％|元以上|元以下|倍以上|倍以下)"
)
_TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}")
_Parents = dict[ast.AST, ast.AST]


def _words(name: str) -> set[str]:
    parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return {part.lower() for part in parts}


def _name_of(node: ast.AST) -> str:
    """The words of a name, an attribute, a subscript or a call's function; empty for anything else."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{_name_of(node.value)} {node.attr}"
        case ast.Call():
            return _name_of(node.func)
        case ast.Subscript():
            key = repr(node.slice.value) if isinstance(node.slice, ast.Constant) else ""
            return f"{_name_of(node.value)} {key}"
        case ast.BinOp():
            return f"{_name_of(node.left)} {_name_of(node.right)}"
        case _:
            return ""


def _dict_key(parent: ast.Dict, child: ast.AST) -> str | None:
    for key, value in zip(parent.keys, parent.values, strict=True):
        if value is child and isinstance(key, ast.Constant):
            return str(key.value)
    return None


def _default_of(parent: ast.arguments, child: ast.AST) -> str:
    positional = [*parent.posonlyargs, *parent.args]
    for argument, default in zip(reversed(positional), reversed(parent.defaults), strict=False):
        if default is child:
            return argument.arg
    for argument, keyword_default in zip(parent.kwonlyargs, parent.kw_defaults, strict=True):
        if keyword_default is child:
            return argument.arg
    return ""


def _call_name(call: ast.Call) -> str | None:
    """What a call is named, or None where it only wraps and the search goes on outwards."""
    name = _name_of(call.func)
    return None if name.split()[-1:] and name.split()[-1] in _WRAPPERS else name


def _outward(parent: ast.AST, child: ast.AST, parents: _Parents) -> str | None:
    """The name `child` stands under at `parent`; None where the search goes on outwards."""
    match parent:
        case ast.keyword():
            name: str | None = f"{parent.arg or ''} {_nearest_call(parent, parents)}"
        case ast.Call():
            name = _call_name(parent)
        case ast.Compare():
            name = " ".join(_name_of(side) for side in (parent.left, *parent.comparators))
        case ast.Dict():
            name = _dict_key(parent, child)
        case ast.arguments():
            name = _default_of(parent, child)
        case ast.BinOp():
            name = _name_of(parent).strip() or None
        case _:
            name = _target(parent)
    return name


def _target(parent: ast.AST) -> str | None:
    """What a statement assigns to; empty for one that assigns nothing, None for what is no statement."""
    match parent:
        case ast.Assign():
            return " ".join(_name_of(target) for target in parent.targets)
        case ast.AnnAssign() | ast.AugAssign():
            return _name_of(parent.target)
        case ast.Subscript() | ast.stmt():
            return ""
        case _:
            return None


def _nearest_name(node: ast.AST, parents: _Parents) -> str:
    """The name a literal stands under, looking outwards to the end of its statement."""
    child = node
    while (parent := parents.get(child)) is not None:
        name = _outward(parent, child, parents)
        if name is not None:
            return name
        child = parent
    return ""


def _is_offset(node: ast.AST, parents: _Parents) -> bool:
    """Whether the literal belongs to a time zone's offset: timezone(timedelta(hours=8))."""
    parent = parents.get(node)
    while isinstance(parent, ast.Call | ast.keyword):
        if _name_of(parent).split()[-1:] == ["timezone"]:
            return True
        parent = parents.get(parent)
    return False


def _nearest_call(keyword: ast.keyword, parents: _Parents) -> str:
    """The function a keyword belongs to, where it is itself a matter of law: timedelta(days=…), Term(length=…)."""
    call = parents.get(keyword)
    name = _name_of(call.func) if isinstance(call, ast.Call) else ""
    return name if name in {"Term", "Money.yuan", "Money"} else ""


def _is_conversion(node: ast.Constant, parents: _Parents) -> bool:
    parent = parents.get(node)
    if node.value not in CONVERSIONS:
        return False
    if isinstance(parent, ast.Call):
        return _name_of(parent.func) == "divmod"
    if isinstance(parent, ast.Assign):
        names = _words(_target(parent) or "")
        return bool({"per", "in"} & names) or names <= _MONEY_UNITS
    return isinstance(parent, ast.BinOp) and isinstance(parent.op, _SCALES)


def _docstrings(tree: ast.AST) -> set[ast.AST]:
    return {
        statement.value
        for owner in ast.walk(tree)
        if isinstance(owner, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in owner.body[:1]
        if isinstance(statement, ast.Expr)
    }


def _number(path: str, node: ast.Constant, parents: _Parents) -> Iterator[Finding]:
    value = node.value
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) <= 2:
        return
    if _is_conversion(node, parents) or _is_offset(node, parents):
        return
    met = _words(_nearest_name(node, parents)) & LEGAL_WORDS
    if met:
        yield Finding(path, node.lineno, RULE, f"{value} stands under '{min(met)}'; put it into corpus YAML")


def _date(path: str, node: ast.Call) -> Iterator[Finding]:
    is_date = _name_of(node.func).split()[-1:] in (["date"], ["datetime"])
    years = [arg for arg in node.args[:1] if isinstance(arg, ast.Constant) and isinstance(arg.value, int)]
    if is_date and years and len(node.args) > 2:
        yield Finding(path, node.lineno, RULE, "a date written out; dates of law live in corpus YAML")


def check_python(path: str, text: str) -> Iterator[Finding]:
    """Findings of one Python file."""
    tree = ast.parse(text)
    parents: _Parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    docstrings = _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _date(path, node)
        if not isinstance(node, ast.Constant) or node in docstrings:
            continue
        if isinstance(node.value, int | float):
            yield from _number(path, node, parents)
        elif isinstance(node.value, str) and (spelled := _SPELLED.search(node.value)):
            yield Finding(
                path, node.lineno, RULE, f"a sentence spells {spelled[0]}; take the number from the rule"
            )


def check_template(path: str, text: str) -> Iterator[Finding]:
    """Findings of one template: spelled terms and amounts."""
    for number, line in enumerate(text.splitlines(), start=1):
        if spelled := _SPELLED.search(_TAGS.sub("", line)):
            yield Finding(
                path, number, RULE, f"a sentence spells {spelled[0]}; take the number from the rule"
            )


def _speaks_of_law(path: str) -> bool:
    """Migrations are generated; the gallery shows components with invented values."""
    return any(room in path for room in ROOMS) and "/migrations/" not in path and "/gallery/" not in path


def findings() -> list[Finding]:
    """Findings of the rooms that speak of law."""
    python = [path for path in tracked_files(".py") if _speaks_of_law(path.as_posix())]
    templates = [path for path in tracked_files(".html") if "src/lianzhi/" in path.as_posix()]
    return check_files(check_python, python) + check_files(check_template, templates)
