"""How the fields of a case file are called in Chinese, and the published form with these names."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import msgspec

from lianzhi.kernel.lint.case_file import CaseFile
from lianzhi.kernel.lint.persons import Part
from lianzhi.kernel.lint.reading import parts_of
from lianzhi.kernel.packs import load_yaml

FILE = "cn/lint/fields.yaml"
_TITLE = "联执案卷（lianzhi ask lint 的输入）"


class _Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    common: dict[str, str]
    parts: dict[str, dict[str, str]]


@lru_cache(maxsize=1)
def names() -> _Names:
    """The Chinese names, read once."""
    return load_yaml(FILE, _Names)


def name_of(part: type[Part], field: str) -> str:
    """What a field of a part is called; KeyError where nobody named it."""
    return names().parts.get(part.__name__, {}).get(field) or names().common[field]


def place_in_words(pointer: str) -> str:
    """A finding's place as people read it: /notices/0/fine → 告知·第1项·罚款.

    Explanations in brackets or after a colon are left out; a part of the pointer nobody knows is left as it is,
    and `*` (any of them) is not said.
    """
    words: list[str] = []
    here: type[Part] | None = CaseFile
    for step in pointer.strip("/").split("/"):
        if step.isdigit():
            words.append(f"第{int(step) + 1}项")
        elif step == "*":
            continue
        elif here is not None and step in parts_of(here):
            words.append(_short(name_of(here, step)))
            here = parts_of(here)[step]
        else:
            words.append(step)
    return "·".join(words)


def _short(name: str) -> str:
    for sign in "（：；":
        name = name.partition(sign)[0]
    return name


def schema() -> str:
    """The JSON schema of a case file: the text of docs/case-file.schema.json."""
    found = msgspec.json.schema(CaseFile)
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = _TITLE
    for kind in _parts(CaseFile, {}).values():
        _describe(found["$defs"][kind.__name__], kind)
    return json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _parts(kind: type[Part], seen: dict[str, type[Part]]) -> dict[str, type[Part]]:
    if kind.__name__ not in seen:
        seen[kind.__name__] = kind
        for inner in parts_of(kind).values():
            if inner is not None:
                _parts(inner, seen)
    return seen


def _describe(part: dict[str, Any], kind: type[Part]) -> None:
    part.pop("description", None)
    for field, form in part["properties"].items():
        part["properties"][field] = {"description": name_of(kind, field), **form}
