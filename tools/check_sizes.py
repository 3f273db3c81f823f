"""Size limits: a function fits a screen, a file fits a head.

Function 50 lines; Python file 400 lines warned, 600 refused; template 150 lines. Migrations are generated and exempt.
Parameters (6) are counted by ruff, PLR0913.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tools.findings import Finding, check_files, tracked_files

RULE = "size"
FUNCTION_LINES = 50
FILE_LINES_WARNED = 400
FILE_LINES = 600
TEMPLATE_LINES = 150
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def _file_length(path: str, text: str) -> Iterator[Finding]:
    lines = text.count("\n")
    if lines > FILE_LINES_WARNED:
        over = lines > FILE_LINES
        yield Finding(path, 1, RULE, f"{lines} lines; split it at {FILE_LINES_WARNED}", warning=not over)


def check_python(path: str, text: str) -> Iterator[Finding]:
    """Findings of one Python file."""
    yield from _file_length(path, text)
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, _Function):
            continue
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if length > FUNCTION_LINES:
            yield Finding(
                path, node.lineno, RULE, f"{node.name} has {length} lines; {FUNCTION_LINES} are allowed"
            )


def check_template(path: str, text: str) -> Iterator[Finding]:
    """Findings of one template."""
    lines = text.count("\n")
    if lines > TEMPLATE_LINES:
        yield Finding(
            path, 1, RULE, f"{lines} lines; a template has {TEMPLATE_LINES}, move parts into desk/parts/"
        )


def findings() -> list[Finding]:
    """Findings of the whole repository."""
    python = [path for path in tracked_files(".py") if "/migrations/" not in path.as_posix()]
    return check_files(check_python, python) + check_files(check_template, tracked_files(".html"))
