"""The published form: every field has a Chinese name, and what the schema allows is what is read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from lianzhi.kernel.lint import place_in_words
from lianzhi.kernel.lint.case_file import CaseFile
from lianzhi.kernel.lint.fields import names, schema
from lianzhi.kernel.lint.reading import parts_of

SCHEMA: dict[str, Any] = json.loads(schema())


def test_every_field_of_every_part_is_described_in_chinese() -> None:
    for part in SCHEMA["$defs"].values():
        for field, form in part.get("properties", {}).items():
            assert form["description"], field
            assert any("一" <= sign <= "鿿" for sign in form["description"]), field


def test_no_name_is_kept_for_a_field_that_is_gone() -> None:
    fields = {name: set(part.get("properties", {})) for name, part in SCHEMA["$defs"].items()}
    assert names().parts.keys() <= fields.keys()
    for part, own in names().parts.items():
        assert own.keys() <= fields[part], part
    assert names().common.keys() <= set().union(*fields.values())


def test_the_form_is_closed_and_asks_for_nothing() -> None:
    for name, part in SCHEMA["$defs"].items():
        if "properties" in part:
            assert part["additionalProperties"] is False, name
            assert not part.get("required"), name


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("/decision/fine", "决定·罚款"),
        ("/notices/0/defence_until", "告知·第1项·陈述申辩截止日期"),
        ("/officers/1/valid_to", "承办人员·第2项·执法证有效期止"),
        ("/papers", "卷内文书"),
        ("/papers/*/sealed", "卷内文书·是否盖章"),
        ("/nowhere/3", "nowhere·第4项"),
    ],
)
def test_a_place_is_told_in_words(pointer: str, words: str) -> None:
    assert place_in_words(pointer) == words


def test_the_root_holds_every_part_of_a_case() -> None:
    assert parts_of(CaseFile)["decision"] is not None
    assert SCHEMA["$ref"] == "#/$defs/CaseFile"
