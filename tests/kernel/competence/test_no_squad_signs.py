"""Over random counties, cases and grants: no squad, leading group or office ever signs or acts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.competence import load_county
from lianzhi.kernel.competence.questions import ask
from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion

REFS = (
    "安全生产法/97/1/7",
    "安全生产法/99/1/1",
    "安全生产法/95/1/1",
    "安全生产法/113/1/1",
    "安全生产法/114/1/2",
    "消防法/60/1/3",
    "烟花爆竹安全管理条例/36/2",
    "特种设备安全法/83/1/1",
    "危险化学品安全法/101/1/1",
)
KINDS = ("squad", "leading-group", "office", "internal-unit")
MEASURES = ("警告", "责令限期改正", "查封", "拘留", "责令关闭", "责令停产停业整顿")
days = st.dates().map(str) | st.sampled_from(["2022-01-01", "2023-12-05", "2025-01-01"])
since_2022 = st.dates(min_value=date(2022, 1, 1)).map(str)


def _division(number: int) -> str:
    return f"999999{number:03d}"


@st.composite
def counties(draw: st.DrawFn) -> dict[str, Any]:
    """A county with townships, perhaps departments, bodies that are no authorities, and grants to anybody at all."""
    townships = [
        {
            "code": f"t{n}",
            "name": f"示例{n}镇人民政府",
            "kind": "township-government",
            "division": _division(n),
        }
        for n in range(draw(st.integers(1, 4)))
    ]
    others = [
        {"code": "gov", "name": "示例县人民政府", "kind": "county-government"},
        {"code": "ga", "name": "示例县公安局", "kind": "police"},
        {"code": "xf", "name": "示例县消防救援大队", "kind": "department", "enforces": ["消防救援机构"]},
    ]
    bureau = {"code": "yj", "name": "示例县应急管理局", "kind": "county-bureau"}
    chosen = draw(st.lists(st.sampled_from(others), unique_by=lambda one: str(one["code"])))
    bodies = draw(
        st.lists(
            st.tuples(st.sampled_from(("示例中队", "示例领导小组", "示例办公室")), st.sampled_from(KINDS)),
            max_size=3,
        )
    )
    items = [
        {"code": f"i{n}", "name": "示例", "penalties": [ref], "department": "yj"}
        for n, ref in enumerate(REFS)
    ]
    named = [str(one["code"]) for one in townships] + [f"s{n}" for n in range(len(bodies))]
    grant = st.fixed_dictionaries(
        {
            "item": st.sampled_from([str(item["code"]) for item in items] + ["*"]),
            "authority": st.sampled_from(named),
            "channel": st.sampled_from(["delegation", "entrustment"]),
            "document_no": st.just("示例文号"),
            "valid_from": days,
            "acceptance_on": st.none() | days,
        }
    )
    return {
        "county": {"code": "999999", "name": "示例县"},
        "authorities": [bureau, *chosen, *townships],
        "not_authorities": [
            {"code": f"s{n}", "name": name, "kind": kind} for n, (name, kind) in enumerate(bodies)
        ],
        "items": items,
        "grants": draw(st.lists(grant, max_size=6)),
    }


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    county = draw(counties())
    townships = [one for one in county["authorities"] if one["kind"] == "township-government"]
    filing = st.fixed_dictionaries(
        {
            "authority": st.sampled_from([str(one["code"]) for one in county["authorities"]]),
            "filed_on": st.just("2022-01-01"),
        }
    )
    return {
        "county": county,
        "filed_elsewhere": draw(st.lists(filing, max_size=2)),
        "recusal": draw(st.sampled_from([None, "applied", "officer", "head"])),
        "place": draw(st.sampled_from([one["division"] for one in townships] + ["999999"])),
        "ref": draw(st.sampled_from(REFS)),
        "date": draw(since_2022),
        "procedure": draw(st.sampled_from(["summary", "ordinary"])),
        "party": draw(st.sampled_from(["unit", "person"])),
        "fine": draw(st.none() | st.integers(0, 10_000)),
        "measures": draw(st.lists(st.sampled_from(MEASURES), max_size=2)),
        "crime_suspected": draw(st.booleans()),
    }


@given(questions())
def test_only_authorities_sign_and_act(question: dict[str, Any]) -> None:
    answer = ask(question)
    allowed = {one["code"]: one for one in question["county"]["authorities"]}
    for role in ("signs_as", "acts"):
        if answer[role] is not None:
            assert answer[role]["code"] in allowed
    assert answer["reasons"]
    assert {one["authority"]["code"] for one in answer["approvals"]} <= set(allowed)
    assert answer["series"] == answer["signs_as"]
    assert (answer["seal"] is None) == (answer["signs_as"] is None)
    route = answer["route"]
    if route == "delegated":
        assert answer["signs_as"] == answer["acts"]
        assert allowed[answer["signs_as"]["code"]]["kind"] == "township-government"
    if route == "entrusted":
        assert answer["signs_as"]["code"] == "yj"
        assert "查封" not in question["measures"]
    if question["crime_suspected"]:
        assert route == "transfer-police"
    assert (answer["instrument"] is not None) == (route in ("delegated", "entrusted"))


@pytest.mark.parametrize("name", ["五里街中队", "安全生产领导小组", "县联合执法办", "示例镇党政办公室"])
def test_a_body_that_may_not_sign_cannot_be_listed_as_an_authority(name: str) -> None:
    county = {
        "county": {"code": "999999", "name": "示例县"},
        "authorities": [
            {"code": "yj", "name": "示例县应急管理局", "kind": "county-bureau"},
            {"code": "s", "name": name, "kind": "department"},
        ],
    }
    asked = {"place": "999999", "ref": REFS[0], "date": "2024-01-01", "county": county}
    with pytest.raises(MalformedQuestion, match="不能作为执法主体署名"):
        ask(asked)
    lawful = {**county, "authorities": county["authorities"][:1]}
    assert ask({**asked, "county": lawful})["route"] == "own"


def test_a_county_file_with_a_squad_among_its_authorities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "county.yaml"
    text = (
        "county: {code: '999999', name: 示例县}\n"
        "authorities:\n"
        "  - {code: yj, name: 示例县应急管理局, kind: county-bureau}\n"
    )
    path.write_text(text, encoding="utf-8")
    assert load_county(str(path)).bureau.code == "yj"
    squad = tmp_path / "squad.yaml"
    squad.write_text(text + "  - {code: s, name: 示例中队, kind: department}\n", encoding="utf-8")
    with pytest.raises(BrokenRulePack, match="may not sign"):
        load_county(str(squad))
