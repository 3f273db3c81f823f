"""The YAML cases of the penalty question, and the questions that must not be answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import Stage, Subject, fine_range, tier_for
from lianzhi.kernel.penalties.questions import ask, list_lines
from lianzhi.kernel.penalties.tiers import leaves, locate
from tests.kernel.law_cases import LawCase, cases_of

CASES = cases_of("penalties")
GOOD = {"ref": "安全生产法/97/1/7", "subject": "unit", "stage": "base", "conduct_date": "2024-05-20"}


def _at(document: Any, dotted: str) -> Any:
    for key in dotted.split("."):
        document = document[int(key)] if isinstance(document, list) else document[key]
    return document


@pytest.mark.parametrize(("file", "case"), CASES, ids=[f"{file}::{case.id}" for file, case in CASES])
def test_the_answer_is_what_the_article_says(file: str, case: LawCase) -> None:
    answer = ask(case.given)
    assert {key: _at(answer, key) for key in case.expect} == case.expect
    assert answer["citations"]
    assert answer["explanation"]


@pytest.mark.parametrize(
    ("change", "field", "told"),
    [
        ({"stagee": "base"}, "stagee", "stage"),
        ({"ref": "安全生产法/200"}, "ref", "119"),
        ({"ref": "安全生产法/97/1/9"}, "ref", "没有第9项"),
        ({"ref": "安全生产法/114/3"}, "ref", "只到第2款"),
        ({"ref": "安全生产法/102/1/1"}, "ref", "不分项"),
        ({"ref": "安全生产法/97-1"}, "ref", "之1"),
        ({"ref": "安全生产法法/97"}, "ref", "安全生产法"),
        ({"ref": "甲乙丙/1"}, "ref", "没有名为"),
        ({"ref": "安全生产法/甲"}, "ref", ""),
        ({"ref": ""}, "ref", "应当写明条文"),
        ({"ref": 97}, "ref", "应当写明条文"),
        ({"ref": {"law": "安全生产法", "artcle": 97}}, "artcle", "article"),
        ({"conduct_date": "2024-02-30"}, "conduct_date", "不是有效的日期"),
        ({"conduct_date": None}, "conduct_date", "缺少日期"),
        ({"conduct_date": "20240520"}, "conduct_date", "不是有效的日期"),
        ({"subject": "units"}, "subject", "unit"),
        ({"stage": 3}, "stage", "base"),
        ({"base_amount": -1}, "base_amount", "负数"),
        ({"base_amount": 1.5}, "base_amount", "字符串"),
        ({"base_amount": True}, "base_amount", "字符串"),
        ({"base_amount": "1.005"}, "base_amount", "分"),
        ({"base_amount": "很多"}, "base_amount", "分"),
        ({"base_amount": "Infinity"}, "base_amount", "分"),
        ({"days": 0}, "days", "从1起"),
        ({"factors": "harm-removed"}, "factors", "列表"),
        ({"factors": ["harm-remved"]}, "factors", "harm-removed"),
        ({"factors": ["。"]}, "factors", "可用"),
        ({"zzz": 1}, "zzz", "可用字段"),
    ],
)
def test_a_question_that_cannot_be_read_names_the_field(
    change: dict[str, Any], field: str, told: str
) -> None:
    assert ask(GOOD)["applicable"] is True
    with pytest.raises(MalformedQuestion) as caught:
        ask({**GOOD, **change})
    assert caught.value.field == field
    assert told in caught.value.reason


def test_a_citation_object_is_read_like_the_short_ref() -> None:
    asked = ask(
        {**GOOD, "ref": {"law": "中华人民共和国安全生产法", "article": 97, "paragraph": 1, "item": 7}}
    )
    assert asked == ask(GOOD)


def test_the_list_of_a_day_holds_the_texts_of_that_day() -> None:
    then = {line["ref"] for line in list_lines({"law": "安全生产法", "on": "2020-05-20"})}
    now = {line["ref"] for line in list_lines({"law": "安全生产法"})}
    assert "安全生产法/109/1/4" in then
    assert "安全生产法/114/2" in now - then
    assert list(list_lines({"law": "危险化学品安全法", "on": "2026-04-30"})) == []
    with pytest.raises(MalformedQuestion, match="on"):
        list(list_lines({"on": "2020"}))


def test_a_sub_article_is_read_from_a_citation_object() -> None:
    with pytest.raises(MalformedQuestion, match="之1"):
        ask({**GOOD, "ref": {"law": "安全生产法", "article": 97, "sub": 1}})


def test_an_article_that_is_neither_duty_nor_penalty_gives_no_hint() -> None:
    plain = ask({**GOOD, "ref": "安全生产法/1"})
    assert plain["applicable"] is False
    assert len(plain["explanation"]) == 1


def test_a_question_that_is_no_object_is_refused() -> None:
    with pytest.raises(MalformedQuestion, match="JSON"):
        ask([])  # type: ignore[arg-type]


def test_the_list_holds_every_tier_and_filters_by_law() -> None:
    everything = list(list_lines({}))
    one = list(list_lines({"law": "中华人民共和国安全生产法"}))
    assert {line["ref"].split("/")[0] for line in one} == {"安全生产法"}
    assert len({line["ref"].split("/")[0] for line in everything}) == 10
    assert len(everything) > len(one)
    with pytest.raises(MalformedQuestion, match="law"):
        list(list_lines({"law": "没有的法"}))


def test_every_listed_tier_answers_its_own_question() -> None:
    for line in list_lines({}):
        asked = ask(
            {
                "ref": line["ref"],
                "subject": line["subject"],
                "stage": line["stage"],
                "conduct_date": line["valid_from"],
                **({"sentence": line["sentence"]} if line["sentence"] else {}),
            }
        )
        assert asked["applicable"], line
        if line["max"] is not None:
            assert asked["statutory"] == {"min": line["min"], "max": line["max"]}


def test_one_place_gives_its_one_tier() -> None:
    found = tier_for("安全生产法/97/1/7", Subject.UNIT, stage=Stage.OVERDUE, on=date(2024, 5, 20))
    assert found is not None
    assert found.high is not None
    assert found.has_fine
    graded = tier_for("安全生产法/96", Subject.OTHER, stage=Stage.ACCIDENT_MAJOR, on=date(2024, 5, 20))
    assert graded is not None
    assert graded.stage is Stage.ACCIDENT
    assert tier_for("安全生产法/97", Subject.UNIT, stage=Stage.BASE, on=date(2024, 5, 20)) is None
    assert tier_for("安全生产法/97/1/7", Subject.UNIT, stage=Stage.BASE, on=date(2021, 8, 31)) is None
    assert tier_for("行政处罚法/33", Subject.UNIT, stage=Stage.BASE, on=date(2024, 5, 20)) is None


def test_a_place_is_put_right_and_opened_into_its_smallest_places() -> None:
    assert locate(parse_ref("安全生产法/97/7")).ref == "安全生产法/97/1/7"
    assert len(leaves(parse_ref("安全生产法/97"))) == 7
    unknown = parse_ref("矿山安全法/40")
    assert locate(unknown) == unknown
    assert leaves(unknown) == (unknown,)


def test_a_multiple_of_a_fine_that_is_itself_a_formula_waits_for_its_base() -> None:
    day = date(2024, 5, 20)
    doubled = tier_for("安全生产法/114/2", Subject.UNIT, stage=Stage.ACCIDENT_GENERAL, on=day)
    assert doubled is not None
    known = fine_range(doubled)
    assert known is not None
    (branch,) = doubled.branches
    of_formula = replace(doubled, branches=(msgspec.structs.replace(branch, of="95/1/1"),))
    assert fine_range(of_formula) is None
