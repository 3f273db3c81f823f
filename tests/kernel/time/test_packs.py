from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.packs import CORPUS, check_dates, load_yaml, pack_paths, value_on


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    from_: date
    value: int


def _load(path: Path, text: str) -> tuple[Value, ...]:
    path.write_text(text, encoding="utf-8")
    return load_yaml(path, tuple[Value, ...])


def test_a_well_formed_pack_becomes_frozen_structs(tmp_path: Path) -> None:
    assert _load(tmp_path / "a.yaml", "- {from: 2026-01-01, value: 3}\n") == (Value(date(2026, 1, 1), 3),)


@pytest.mark.parametrize(
    ("text", "place", "mistake"),
    [
        ("- {from: 2026-01-01, value: 3, value: 4}\n", "line 1", "the key 'value' is written twice"),
        ("- {from: 2026-01-01, value: 3\n- x", "line 3", "expected ',' or '}'"),
        ("- {from: 2026-02-30, value: 3}\n", "$", "day is out of range"),
        ("- {from: 2026-01-01, valeu: 3}\n", "$[0]", "unknown field `valeu`"),
        ("- {from: 2026-01-01, value: '3'}\n", "$[0].value", "Expected `int`, got `str`"),
        ("- {from: 2026-01-01}\n", "$[0]", "missing required field `value`"),
        ("", "$", "got `null`"),
        ("- &one {from: 2026-01-01, value: *one}\n", "line 1", "recursive node"),
        ("- {[a, b]: 3}\n", "line 1", "unhashable key"),
    ],
)
def test_a_broken_pack_names_the_place_and_the_mistake(
    tmp_path: Path, text: str, place: str, mistake: str
) -> None:
    with pytest.raises(BrokenRulePack) as refusal:
        _load(tmp_path / "broken.yaml", text)
    assert refusal.value.place == place
    assert mistake in refusal.value.mistake
    assert refusal.value.file.endswith("broken.yaml")


def test_an_alias_and_plain_kinds_are_read_as_yaml_says(tmp_path: Path) -> None:
    path = tmp_path / "kinds.yaml"
    path.write_text("- &one {a: 1, b: [x, true, 1.5, null, 'no', 2026-03-02]}\n- *one\n", encoding="utf-8")
    one = {"a": 1, "b": ["x", True, 1.5, None, "no", date(2026, 3, 2)]}
    assert load_yaml(path, list[dict[str, object]]) == [one, one]


def test_a_missing_pack_is_broken_too() -> None:
    with pytest.raises(BrokenRulePack, match="does not exist"):
        load_yaml("cn/no-such.yaml", dict)


def test_the_packs_of_a_folder_are_listed_as_they_are_loaded() -> None:
    paths = pack_paths("cn/deadlines")
    assert "cn/deadlines/penalty.yaml" in paths
    assert all((CORPUS / path).exists() for path in paths)


def test_dated_values_rise_and_the_last_one_begun_is_in_force() -> None:
    values = (Value(date(2020, 1, 1), 1), Value(date(2021, 1, 1), 2))
    assert check_dates(values, file="f", place="p") == values
    assert value_on(values, date(2019, 12, 31)) is None
    assert value_on(values, date(2020, 12, 31)) == values[0]
    assert value_on(values, date(2021, 1, 1)) == values[1]
    for wrong in ((), values[::-1], (values[0], values[0])):
        with pytest.raises(BrokenRulePack):
            check_dates(wrong, file="f", place="p")
