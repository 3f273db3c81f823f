from datetime import date, timedelta
from pathlib import Path

import pytest

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import full_title, laws, load_laws, resolve_title, strip_title, version_on

BROKEN = Path(__file__).parent / "broken"


@pytest.mark.parametrize(
    "name", ["安全生产法", "《中华人民共和国安全生产法》", "中华人民共和国安全生产法", "新安全生产法"]
)
def test_every_name_of_a_law_leads_to_its_short_title(name: str) -> None:
    assert resolve_title(name) == "安全生产法"
    assert full_title("安全生产法") == "中华人民共和国安全生产法"


def test_a_law_outside_the_pack_keeps_its_name() -> None:
    assert resolve_title("《中华人民共和国渔业法》") is None
    assert strip_title("《中华人民共和国渔业法》") == "渔业法"
    assert full_title("渔业法") == "渔业法"
    assert version_on("渔业法", date(2026, 1, 1)) is None


def test_the_text_in_force_changes_on_the_right_day() -> None:
    before, after = version_on("安全生产法", date(2021, 8, 31)), version_on("安全生产法", date(2021, 9, 1))
    assert before is not None
    assert after is not None
    assert (before.verified, after.verified) == (False, True)
    assert version_on("危险化学品安全法", date(2026, 4, 30)) is None
    assert version_on("危险化学品安全法", date(2026, 5, 1)) is not None


def test_no_day_between_the_first_text_and_today_s_is_without_one() -> None:
    for law in laws():
        for earlier, later in zip(law.versions, law.versions[1:], strict=False):
            assert earlier.to is not None
            assert later.from_ == earlier.to + timedelta(days=1), f"{law.short} on {earlier.to}"


@pytest.mark.parametrize(
    ("file", "mistake"),
    [
        ("name-twice.yaml", "the name 甲法 already belongs to 甲法规"),
        ("two-texts-on-a-day.yaml", "two texts in force on 2020-06-01"),
        ("ends-before-it-starts.yaml", "a text that ends on 2019-01-01 before it starts"),
        ("open-in-the-middle.yaml", "only the last text may have no end"),
        ("unknown-field.yaml", "unknown field `leve`"),
    ],
)
def test_a_broken_pack_of_laws_names_the_mistake(file: str, mistake: str) -> None:
    with pytest.raises(BrokenRulePack) as refusal:
        load_laws(str(BROKEN / file))
    assert mistake in refusal.value.mistake
    assert refusal.value.file.endswith(file)
