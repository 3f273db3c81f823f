"""The files of these tests: YAML, read as JSON would be, and changed at JSON pointers."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

FILES = Path(__file__).parent / "files"
MODULES = ("summary", "ordinary", "minor_admonition", "transfer", "difficult_question")
PERFECT = (*MODULES, "enforced", "deferred", "no_penalty")


def read_yaml(path: Path) -> Any:
    """A YAML file as JSON would hold it: days as text, and the key `on`, which YAML takes for a yes, as written."""
    return _as_json(yaml.safe_load(path.read_text(encoding="utf-8")))


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {"on" if key is True else key: _as_json(each) for key, each in value.items()}
    return [_as_json(each) for each in value] if isinstance(value, list) else msgspec.to_builtins(value)


@cache
def _written(name: str) -> dict[str, Any]:
    found: dict[str, Any] = read_yaml(FILES / f"{name}.yaml")
    return found


def case_file(name: str) -> dict[str, Any]:
    """A fresh document of the file called `name`."""
    written = _written(name)
    if "case" in written:
        document: dict[str, Any] = deepcopy(written["case"])
        return document
    return changed(case_file(written["base"]), written)


def changed(document: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    """The document with what `set`, `add` and `remove` say at their pointers."""
    document = deepcopy(document)
    for pointer, value in change.get("set", {}).items():
        owner, key = _place(document, pointer)
        owner[key] = deepcopy(value)
    for pointer, value in change.get("add", {}).items():
        owner, key = _place(document, pointer)
        if isinstance(owner, dict):
            owner.setdefault(key, [])
        owner[key].append(deepcopy(value))
    for pointer in change.get("remove", ()):
        owner, key = _place(document, pointer)
        del owner[key]
    return document


def _place(document: Any, pointer: str) -> tuple[Any, Any]:
    """Where a pointer leads: the owner, and its key or index."""
    *way, last = (int(part) if part.isdigit() else part for part in pointer.removeprefix("/").split("/"))
    for part in way:
        document = document.setdefault(part, {}) if isinstance(document, dict) else document[part]
    return document, last
