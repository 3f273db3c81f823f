"""A table with a mistake is refused at load, with the place and the mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.penalties.pack import files, heirs, load_index, load_penalty_law
from lianzhi.kernel.penalties.tiers import Table, texts

_HEAD = """
law: 示例法
last_article: 10
from: 2024-01-01
source: 示例
verified: true
enforcers: [示例机关]
enforcer_cite: []
"""
_GOOD = "{stage: base, subject: unit, max: 10}"


def _write(folder: Path, tiers: str, *, head: str = _HEAD, article: int = 1) -> str:
    path = folder / "law.yaml"
    body = f"provisions:\n  - {{article: {article}, paragraph: 1, offences: [{{summary: 示例}}], tiers: [{tiers}]}}\n"
    path.write_text(head + body, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("tiers", "mistake"),
    [
        ("{stage: base, subject: unit, min: 5}", "a floor without a ceiling"),
        ("{stage: base, subject: unit, min: 5, max: 4}", "the floor 5 is above the ceiling 4"),
        (f"{_GOOD}, {_GOOD}", "two tiers for"),
        (
            "{stage: base, also: [overdue], subject: unit, max: 1}, {stage: overdue, subject: unit}",
            "two tiers for",
        ),
        (
            "{stage: base, subject: unit, max: 1, branches: [{base: illegal_income, times: [1, 2]}]}",
            "both an amount",
        ),
        ("{stage: base, subject: unit, branches: [{base: illegal_income}]}", "either factors or amounts"),
        (
            "{stage: base, subject: unit, branches: [{base: goods_value, at_least: 5, times: [1, 2]}]}",
            "gap: no step for a base amount of 0",
        ),
        (
            "{stage: base, subject: unit, branches: [{base: goods_value, below: 5, times: [1, 2]}]}",
            "gap: no step for a base amount of 5",
        ),
        (
            "{stage: base, subject: unit, branches: [{base: goods_value, times: [1, 2]}, {base: goods_value, max: 3}]}",
            "overlap: two steps for a base amount of 0",
        ),
        (
            "{stage: base, subject: unit, branches: [{base: goods_value, times: [5, 2]}]}",
            "the factors (500, 200) fall",
        ),
        (
            (
                "{stage: base, subject: unit, branches: [{base: goods_value, below: 5, times: [1, 2]}, "
                "{base: illegal_income, at_least: 5, times: [1, 2]}]}"
            ),
            "branches on different bases",
        ),
        ("{stage: bse, subject: unit}", "bse"),
        ("{stage: base, subject: unit, maximum: 3}", "maximum"),
    ],
)
def test_a_broken_tier_is_refused(tmp_path: Path, tiers: str, mistake: str) -> None:
    assert load_penalty_law(_write(tmp_path, _GOOD)).law == "示例法"
    with pytest.raises(BrokenRulePack) as caught:
        load_penalty_law(_write(tmp_path, tiers))
    assert mistake in caught.value.mistake


def test_a_table_outside_its_law_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenRulePack, match="10 articles"):
        load_penalty_law(_write(tmp_path, _GOOD, article=11))
    with pytest.raises(BrokenRulePack, match="before it starts"):
        load_penalty_law(_write(tmp_path, _GOOD, head=_HEAD + "to: 2023-01-01\n"))
    with pytest.raises(BrokenRulePack, match="no offence"):
        load_penalty_law(_write(tmp_path, _GOOD).replace("law.yaml", _without_offence(tmp_path)))


def _without_offence(folder: Path) -> str:
    text = (folder / "law.yaml").read_text(encoding="utf-8").replace("[{summary: 示例}]", "[]")
    (folder / "empty.yaml").write_text(text, encoding="utf-8")
    return "empty.yaml"


def test_a_text_that_has_ended_no_longer_applies(tmp_path: Path) -> None:
    path = _write(tmp_path, _GOOD, head=_HEAD + "to: 2024-12-31\n")
    ended = Table(load_penalty_law(path), ())
    assert date(2024, 12, 31) in ended.valid
    assert date(2025, 1, 1) not in ended.valid


@pytest.mark.parametrize(
    ("end", "offence", "mistake"),
    [
        ("", "{summary: 示例}", "replaced, yet without an end"),
        ("to: 2024-12-31\n", "{summary: 示例}", "a gap or a clash between them"),
        (
            "to: 2025-12-31\n",
            '{summary: 示例, successors: ["1/1"], dropped: true}',
            "both succeeded and dropped",
        ),
    ],
)
def test_a_replaced_text_that_does_not_meet_the_next_is_refused(
    tmp_path: Path, end: str, offence: str, mistake: str
) -> None:
    replaced = "replaced_by: {law: 示例法, from: 2026-01-01, verified: false}\n"
    assert load_penalty_law(_write(tmp_path, _GOOD, head=f"{_HEAD}to: 2025-12-31\n{replaced}"))
    path = Path(_write(tmp_path, _GOOD, head=_HEAD + end + replaced))
    path.write_text(path.read_text(encoding="utf-8").replace("{summary: 示例}", offence), encoding="utf-8")
    with pytest.raises(BrokenRulePack, match=mistake):
        load_penalty_law(str(path))


def test_a_successor_without_a_newer_text_is_refused(tmp_path: Path) -> None:
    path = Path(_write(tmp_path, _GOOD))
    text = path.read_text(encoding="utf-8").replace("{summary: 示例}", "{summary: 示例, dropped: true}")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenRulePack, match="a successor in a text that nothing replaces"):
        load_penalty_law(str(path))


@pytest.mark.parametrize(
    ("lines", "mistake"),
    [
        ("{law: 甲, file: a}, {law: 乙, file: a}", "a stands twice"),
        ("{law: 甲, file: a}, {law: 乙, file: b}, {law: 甲, file: c}", "the texts of a law stand together"),
    ],
)
def test_an_index_that_repeats_itself_is_refused(tmp_path: Path, lines: str, mistake: str) -> None:
    path = tmp_path / "index.yaml"
    path.write_text("laws: [{law: 甲, file: a}, {law: 甲, file: b}]\n", encoding="utf-8")
    assert load_index(str(path)) == {"甲": ("a", "b")}
    path.write_text(f"laws: [{lines}]\n", encoding="utf-8")
    with pytest.raises(BrokenRulePack, match=mistake):
        load_index(str(path))


def test_a_text_replaced_by_another_law_is_named_in_the_index(tmp_path: Path) -> None:
    replaced = "to: 2025-12-31\nreplaced_by: {law: 另一法, from: 2026-01-01, verified: false}\n"
    with pytest.raises(BrokenRulePack, match="replaced by 另一法, which the index does not name"):
        load_penalty_law(_write(tmp_path, _GOOD, head=_HEAD + replaced))
    assert set(heirs().values()) == {
        text.law.replaced_by.law
        for law in files()
        for text in texts(law)
        if text.law.replaced_by is not None and text.law.replaced_by.law != law
    }
