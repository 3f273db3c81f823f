"""The YAML cases of the competence question on the sample county, and the questions that cannot be read."""

from __future__ import annotations

from typing import Any

import pytest

from lianzhi.kernel.competence import load_county
from lianzhi.kernel.competence.questions import ask, list_lines
from lianzhi.kernel.errors import MalformedQuestion
from tests.kernel.law_cases import LawCase, cases_of

CASES = cases_of("competence")
GOOD = {"place": "350525109", "ref": "安全生产法/97/1/7", "date": "2023-12-05"}
COUNTY = {
    "county": {"code": "999999", "name": "示例县"},
    "authorities": [
        {"code": "b", "name": "示例县应急管理局", "kind": "county-bureau"},
        {"code": "t", "name": "示例镇人民政府", "kind": "township-government", "division": "999999001"},
    ],
    "items": [{"code": "i", "name": "示例事项", "penalties": ["安全生产法/97"], "department": "b"}],
    "grants": [
        {
            "item": "i",
            "authority": "t",
            "channel": "delegation",
            "document_no": "示例〔2022〕1号",
            "acceptance_on": "2022-01-10",
            "valid_from": "2022-01-01",
            "compulsion": True,
        }
    ],
}


def _seen(answer: dict[str, Any]) -> dict[str, Any]:
    return {
        "route": answer["route"],
        "signs_as": answer["signs_as"] and answer["signs_as"]["code"],
        "acts": answer["acts"] and answer["acts"]["code"],
        "number": answer["instrument"] and answer["instrument"]["number"],
        "unlawful": [one["code"] for one in answer["unlawful"]],
    }


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}::{case.id}" for file, case in CASES])
def test_the_case_goes_where_the_law_sends_it(file: str, case: LawCase) -> None:
    answer = ask(case.given)
    seen = _seen(answer)
    assert {key: seen[key] for key in case.expect} == case.expect
    assert all(line["text"] and line["citations"] for line in answer["reasons"])
    assert all(one["citations"] for one in answer["unlawful"])


def test_the_askers_own_county_answers() -> None:
    own = {**GOOD, "place": "999999001", "county": COUNTY}
    answer = ask({**own, "measures": ["查封"]})
    assert _seen(answer)["route"] == "delegated"
    assert answer["unlawful"] == []
    assert answer["instrument"] == {
        "number": "示例〔2022〕1号",
        "valid_from": "2022-01-10",
        "valid_to": None,
        "sample": False,
    }
    assert ask({**own, "date": "2022-01-09"})["route"] == "transfer-county"
    unsigned = {**COUNTY, "grants": [{**COUNTY["grants"][0], "acceptance_on": None}]}
    refused = ask({**own, "county": unsigned})
    assert [one["code"] for one in refused["unlawful"]] == ["delegation-not-accepted"]
    assert ask({**own, "crime_suspected": True})["signs_as"] is None
    assert ask({**own, "ref": "消防法/60/1/1"})["route"] == "transfer-department"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"plce": "350525109"}, "plce"),
        ({"place": "350526109"}, "place"),
        ({"place": "350525999"}, "place"),
        ({"place": None}, "place"),
        ({"ref": None}, "ref"),
        ({"item": "330225002014"}, "item"),
        ({"ref": None, "item": "33022500214"}, "item"),
        ({"ref": None, "item": 7}, "item"),
        ({"ref": "安全生产法/300"}, "ref"),
        ({"date": "2023-13-05"}, "date"),
        ({"procedure": "sumary"}, "procedure"),
        ({"party": "firm"}, "party"),
        ({"fine": -1}, "fine"),
        ({"measures": "警告"}, "measures"),
        ({"crime_suspected": "no"}, "crime_suspected"),
        ({"county": []}, "county"),
        ({"county": {"authorities": []}}, "county.county"),
        ({"county": {**COUNTY, "county": {"code": "999999", "nmae": "示例县"}}}, "county.county.nmae"),
        (
            {"county": {**COUNTY, "grants": [{**COUNTY["grants"][0], "valid_from": "2022-13-01"}]}},
            "county.grants[0].valid_from",
        ),
        (
            {"county": {**COUNTY, "grants": [{**COUNTY["grants"][0], "valid_to": "2021-12-31"}]}},
            "county.grants.i",
        ),
        (
            {"county": {**COUNTY, "grants": [{**COUNTY["grants"][0], "channel": "entrustment"}]}},
            "county.grants.i",
        ),
        (
            {"county": {**COUNTY, "items": [{**COUNTY["items"][0], "penalties": ["安全生产法/300"]}]}},
            "county.items.i",
        ),
        (
            {"county": {**COUNTY, "items": [{**COUNTY["items"][0], "penalties": ["第九十七条"]}]}},
            "county.items.i",
        ),
        ({"county": {**COUNTY, "county": {"code": "888888", "name": "示例县"}}}, "county.authorities.t"),
        ({"filed_on": "2023-12-06"}, "filed_on"),
        ({"filed_on": "2023-12"}, "filed_on"),
        ({"filed_elsewhere": "350525-yj"}, "filed_elsewhere"),
        ({"filed_elsewhere": ["350525-yj"]}, "filed_elsewhere[0]"),
        ({"filed_elsewhere": [{"authority": "350525-yj", "at": "2023-12-01"}]}, "filed_elsewhere[0].at"),
        (
            {"filed_elsewhere": [{"authority": "squad", "filed_on": "2023-12-01"}]},
            "filed_elsewhere[0].authority",
        ),
        ({"filed_elsewhere": [{"authority": "350525-yj"}]}, "filed_elsewhere[0].filed_on"),
        (
            {"filed_elsewhere": [{"authority": "350525-yj", "filed_on": "2023-12-06"}]},
            "filed_elsewhere[0].filed_on",
        ),
        ({"recusal": "hed"}, "recusal"),
        ({"county": {**COUNTY, "authorities": COUNTY["authorities"][1:]}}, "county.authorities"),
        ({"county": {**COUNTY, "items": [{**COUNTY["items"][0], "department": "x"}]}}, "county.items.i"),
        ({"county": {**COUNTY, "grants": [{**COUNTY["grants"][0], "item": "x"}]}}, "county.grants.x"),
        ({"county": {**COUNTY, "authorities": COUNTY["authorities"] * 2}}, "county.authorities"),
        ({"county": {**COUNTY, "items": COUNTY["items"] * 2}}, "county.items"),
    ],
)
def test_a_question_that_cannot_be_read_names_the_field(change: dict[str, Any], field: str) -> None:
    assert ask(GOOD)["route"] == "delegated"
    with pytest.raises(MalformedQuestion) as caught:
        ask({**GOOD, **change})
    assert caught.value.field == field


def test_the_sample_county_marks_what_is_invented() -> None:
    county = load_county()
    townships = [one for one in county.authorities if one.kind == "township-government"]
    assert len(townships) == 22
    assert all(grant.sample for grant in county.all_grants)
    delegated = {grant.item for grant in county.all_grants if grant.channel == "delegation"}
    assert len(delegated) == 12
    assert all(item.source for item in county.items)
    assert len([item for item in county.items if item.code.startswith("330225")]) == 5


def test_the_list_shows_who_holds_which_item() -> None:
    everything = list(list_lines({}))
    handed = [line["item"] for line in list_lines({"authority": "350525109"})]
    fire = list(list_lines({"department": "350525-xf"}))
    assert len(everything) == len(load_county().items)
    assert len(handed) == 12
    assert fire
    assert all(line["penalties"][0].startswith(("消防法", "危险化学品安全法")) for line in fire)
    with pytest.raises(MalformedQuestion, match="department"):
        list(list_lines({"departmnt": "350525-xf"}))
