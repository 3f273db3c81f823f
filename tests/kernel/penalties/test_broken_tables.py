"""A table with a mistake is refused at load, with the place and the mistake."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.penalties.pack import load_penalty_law
from lianzhi.kernel.penalties.tiers import Table

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
