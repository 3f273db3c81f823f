"""Which offence the signs point to, and from which harm on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lianzhi.kernel.crimes import Harm, crime_pack, load_crime_pack, signs, suspicions
from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.types import Money

ON = date(2026, 11, 22)
LIMIT = crime_pack().harm[0]


def test_a_dangerous_operation_needs_no_accident_but_real_danger() -> None:
    seen = {"rules_broken", "devices_disabled"}
    assert suspicions(seen, Harm(), ON) == ()
    (found,) = suspicions({*seen, "real_danger"}, Harm(), ON)
    assert found.title == "危险作业罪"
    assert found.citations == (parse_ref("刑法/134-1/1/1"),)
    assert not found.reason.provisional


@pytest.mark.parametrize(
    ("harm", "grave"),
    [
        (Harm(deaths=LIMIT.deaths - 1), False),
        (Harm(deaths=LIMIT.deaths), True),
        (Harm(deaths=LIMIT.deaths + 1), True),
        (Harm(injured=LIMIT.injured - 1), False),
        (Harm(injured=LIMIT.injured), True),
        (Harm(injured=LIMIT.injured + 1), True),
        (Harm(loss=Money(Money.yuan(LIMIT.loss_yuan).fen - 1)), False),
        (Harm(loss=Money.yuan(LIMIT.loss_yuan)), True),
        (Harm(loss=Money.yuan(LIMIT.loss_yuan + 1)), True),
    ],
)
def test_an_accident_is_grave_from_any_of_the_three_limits_on(harm: Harm, *, grave: bool) -> None:
    found = suspicions({"rules_broken"}, harm, ON)
    assert [each.title for each in found] == (["重大责任事故罪"] if grave else [])
    assert all(each.reason.provisional for each in found)


def test_before_the_interpretation_no_harm_is_known_to_be_grave() -> None:
    assert suspicions({"rules_broken"}, Harm(deaths=9), date(2015, 12, 15)) == ()


def test_a_note_says_who_judges_what_the_questions_leave_open() -> None:
    (found,) = suspicions({"accident_concealed"}, Harm(), ON)
    assert "情节严重" in found.reason.children[-1].text


def test_every_sign_belongs_to_an_offence_and_every_question_differs() -> None:
    used = {key for offence in crime_pack().offences for key in offence.all}
    assert used == {sign.key for sign in signs()}
    assert len({sign.question_zh for sign in signs()}) == len(signs())


def test_an_unknown_sign_is_named() -> None:
    with pytest.raises(MalformedQuestion, match="murder"):
        suspicions({"murder"}, Harm(), ON)


def test_an_offence_may_not_ask_for_a_sign_nobody_is_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "crimes.yaml"
    file.write_text(
        "harm: [{from: 2015-12-16, deaths: 1, injured: 1, loss_yuan: 1, verified: false, source_zh: 示例}]\n"
        "signs: [{key: a, question_zh: 甲}]\n"
        "offences: [{key: x, title: 示例罪, cite: [刑法/135], all: [a, b]}]\n",
        encoding="utf-8",
    )
    with pytest.raises(BrokenRulePack, match="no such sign: b"):
        load_crime_pack(str(file))
