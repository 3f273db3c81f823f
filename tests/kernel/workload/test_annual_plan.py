"""The yearly inspection plan: hand-worked cases, thresholds, properties, and plans that cannot be read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import CORPUS
from lianzhi.kernel.workload import PlanQuestion, Visit, answer, ask, list_lines, load_plan_pack, plan_pack
from lianzhi.kernel.workload.pack import FILE
from tests.kernel.law_cases import LawCase, cases_of

GOOD: dict[str, Any] = {"year": 2026, "officers": 10}
DAYS = (-1, 0, 1)


CASES = [case for _, case in cases_of("workload")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_plan_is_worked_out_as_by_hand(case: LawCase) -> None:
    found = ask(case.given)
    assert {key: found[key] for key in case.expect} == case.expect
    assert tuple(one["line"] for one in found["lint"]) == case.lines
    words = "".join(one["message"] for one in found["lint"])
    assert all(str(word) in words for word in case.says)
    cited = {f"{one['law']}/{one['article']}/{one['paragraph']}" for one in found["citations"]}
    assert set(case.cites) <= cited
    assert all(one["citations"] for one in found["lint"])


def test_what_is_not_checked_says_so() -> None:
    found = ask(GOOD)
    assert found["provisional"] is True
    assert "待核定" in found["explanation"][-1]
    assert "放假" not in "".join(found["explanation"])
    assert any("放假调休安排尚未公布" in line for line in ask({**GOOD, "year": 2035})["explanation"])
    checked = msgspec.structs.replace(plan_pack(), verified=True)
    sure = answer(PlanQuestion(year=2026, officers=10), pack=checked)
    assert (sure.provisional, len(sure.reasons)) == (False, 1)
    assert answer(PlanQuestion(year=2035, officers=10), pack=checked).provisional
    assert [citation.ref for citation in plan_pack().citations] == [parse_ref("安全生产法/62/2").ref]


def test_a_visit_below_on_and_above_what_the_days_give() -> None:
    visit = {"officers": 2, "days": "1.5"}
    for days, visits in ((299, 99), (300, 100), (301, 100), (302, 100), (303, 101)):
        found = ask({**GOOD, "key": {"days": days, "visit": visit}})
        assert found["key"]["visits"] == visits


@pytest.mark.parametrize("share", ["key", "general"])
def test_one_two_and_three_officers_on_site(share: str) -> None:
    lines = []
    for officers in (1, 2, 3):
        found = ask({**GOOD, share: {"visit": {"officers": officers, "days": 1}}})
        lines.append([one["line"] for one in found["lint"]])
    assert lines == [[f"{share}.officers"], [], []]


def test_a_stated_figure_one_below_on_and_one_above() -> None:
    for difference in DAYS:
        found = ask({**GOOD, "stated": {"total": 2480 + difference}})
        assert found["adds_up"] == (difference == 0)


def test_days_taken_up_to_the_whole_and_beyond() -> None:
    for difference in DAYS:
        found = ask({**GOOD, "other": {"joint": 2480 + difference}})
        assert found["inspection"] == -difference
        assert found["adds_up"] == (difference <= 0)


lines = st.dictionaries(
    st.sampled_from([line.key for line in plan_pack().non_enforcement]), st.integers(0, 400).map(Decimal)
)


@given(st.integers(2019, 2040), st.integers(1, 60), lines, lines, st.integers(0, 100))
def test_more_leave_never_gives_more_inspection_days(
    year: int, officers: int, leave: dict[str, Decimal], more: dict[str, Decimal], percent: int
) -> None:
    added = {name: leave.get(name, Decimal(0)) + more.get(name, Decimal(0)) for name in {*leave, *more}}
    visit = {"key": Visit(officers=2, days=Decimal(1)), "general": Visit(officers=2, days=Decimal("0.5"))}
    before, after = (
        answer(
            PlanQuestion(
                year=year, officers=officers, non_enforcement=taken, percent=Decimal(percent), visits=visit
            )
        )
        for taken in (leave, added)
    )
    assert after.figures["inspection"] <= before.figures["inspection"]
    for found in (before, after):
        figures = found.figures
        assert figures["key"] + figures["general"] == figures["inspection"]
        parts = figures["inspection"] + figures["other"] + figures["non_enforcement"]
        assert parts == figures["total"] == figures["legal_workdays"] * officers
    if before.key and after.key and before.figures["inspection"] >= 0:
        assert (after.key.visits or 0) <= (before.key.visits or 0)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"yaer": 2026}, "yaer"),
        ({"year": None}, "year"),
        ({"year": 1}, "year"),
        ({"year": 10000}, "year"),
        ({"year": "2026"}, "year"),
        ({"officers": None}, "officers"),
        ({"officers": 0}, "officers"),
        ({"other": [1]}, "other"),
        ({"other": {"jiont": 3}}, "other.jiont"),
        ({"other": {"joint": 3, "参加联合执法": 4}}, "other.参加联合执法"),
        ({"other": {"joint": -1}}, "other.joint"),
        ({"other": {"joint": True}}, "other.joint"),
        ({"other": {"joint": "many"}}, "other.joint"),
        ({"other": {"joint": "0.001"}}, "other.joint"),
        ({"other": {"joint": "Infinity"}}, "other.joint"),
        ({"non_enforcement": {"joint": 1}}, "non_enforcement.joint"),
        ({"key": {"day": 3}}, "key.day"),
        ({"key": {"days": 3, "percent": 3}}, "key.percent"),
        ({"key": {"percent": 101}}, "key.percent"),
        ({"key": {"units": -1}}, "key.units"),
        ({"key": {"visit": 3}}, "key.visit"),
        ({"key": {"visit": {"offcers": 2}}}, "key.visit.offcers"),
        ({"key": {"visit": {"days": 2}}}, "key.visit.officers"),
        ({"key": {"visit": {"officers": 2}}}, "key.visit.days"),
        ({"key": {"visit": {"officers": 2, "days": 0}}}, "key.visit.days"),
        ({"general": {"percent": 3}}, "general.percent"),
        ({"stated": {"totl": 3}}, "stated.totl"),
    ],
)
def test_a_plan_that_cannot_be_read_names_the_field(change: dict[str, Any], field: str) -> None:
    assert ask({**GOOD, "other": {"joint": None}})["adds_up"] is True
    with pytest.raises(MalformedQuestion) as caught:
        ask({**GOOD, **change})
    assert caught.value.field == field


def test_percent_to_the_whole() -> None:
    found = [ask({**GOOD, "key": {"percent": percent}})["general"]["days"] for percent in (0, 99, 100)]
    assert found == [2480, "24.8", 0]


def test_the_list_names_every_line_by_group() -> None:
    everything = list(list_lines({}))
    assert {line["group"] for line in everything} == {"figures", "other", "non_enforcement"}
    leave = list(list_lines({"group": "non_enforcement"}))
    assert [line["key"] for line in leave] == [line.key for line in plan_pack().non_enforcement]
    with pytest.raises(MalformedQuestion, match="group"):
        list(list_lines({"gruop": "other"}))


@pytest.mark.parametrize(
    ("old", "new", "place", "mistake"),
    [
        ("key: legal_workdays", "key: workdays", "figures", "workdays"),
        ("key: total,", "key: other,", "figures", "total"),
        ("title_zh: 机关值班", "title_zh: 参加党群活动", "lines", "the name 参加党群活动 stands twice"),
        ("verified: false", "verfied: false", "$", "unknown field"),
    ],
)
def test_a_broken_plan_pack_names_the_mistake(
    old: str, new: str, place: str, mistake: str, tmp_path: Path
) -> None:
    text = (CORPUS / FILE).read_text(encoding="utf-8")
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    assert load_plan_pack(str(path)) == plan_pack()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenRulePack) as caught:
        load_plan_pack(str(path))
    assert caught.value.place == place
    assert mistake in caught.value.mistake
