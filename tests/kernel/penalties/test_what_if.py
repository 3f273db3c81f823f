"""What would turn the answer: every change flips something, and no flip among the tried facts is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lianzhi.kernel.discretion import factors, named
from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import PenaltyQuestion, Subject, answer, tiers, what_if
from lianzhi.kernel.penalties.questions import ask

QUESTION = PenaltyQuestion(citation=parse_ref("安全生产法/97/1/7"), conduct_date=date(2024, 5, 20))
ROWS = tuple(tiers())


def _turned(question: PenaltyQuestion) -> dict[tuple[str, str], Any]:
    return {(change.field, change.value): change for change in what_if(question)}


@settings(max_examples=40)
@given(st.sampled_from(ROWS), st.lists(st.sampled_from(factors()), max_size=2, unique=True))
def test_every_change_turns_the_answer(row: Any, found: list[Any]) -> None:
    question = PenaltyQuestion(
        citation=row.citation,
        conduct_date=row.valid.start,
        subject=row.subject,
        stage=row.stage,
        factors=tuple(found),
    )
    before = answer(question)
    for change in what_if(question):
        assert change.before == before
        assert change.after != before
        assert change.text


def test_stage_party_circumstance_and_date_are_tried() -> None:
    turned = _turned(QUESTION)
    assert turned["stage", "overdue"].after.fine.low.as_yuan == 100_000
    assert not turned["subject", "direct_manager"].after.applicable
    assert turned["factors", "+harm-caused"].after.proposal.klass.value == "heavier"
    assert not turned["conduct_date", "2021-08-31"].after.in_force
    assert ("factors", "+under-fourteen") not in turned


def test_taking_a_circumstance_away_and_moving_the_decision_are_tried() -> None:
    turned = _turned(replace(QUESTION, factors=named(["harm-removed"])))
    assert turned["factors", "-harm-removed"].after.proposal.klass.value == "ordinary"
    regulation = PenaltyQuestion(
        citation=parse_ref("安全生产法/99"),
        text_on=date(2020, 5, 20),
        stage=QUESTION.stage.OVERDUE,
        conduct_date=date(2021, 4, 20),
        decision_date=date(2021, 8, 31),
    )
    assert answer(regulation).fine is not None
    assert _turned(regulation)["decision_date", "2021-09-01"].after.fine is None
    person = replace(QUESTION, subject=Subject.OTHER)
    assert ("factors", "+under-fourteen") not in _turned(person)
    unknown = replace(QUESTION, citation=parse_ref("矿山安全法/40"))
    assert what_if(unknown) == []


def test_the_public_form_shows_before_and_after() -> None:
    document = {"ref": "安全生产法/97/1/7", "conduct_date": "2024-05-20", "what_if": True}
    shown = {(one["field"], one["value"]): one for one in ask(document)["what_if"]}
    overdue = shown["stage", "overdue"]
    assert overdue["before"]["statutory"] == {"min": 0, "max": 100000}
    assert overdue["after"]["statutory"] == {"min": 100000, "max": 200000}
    assert overdue["text"] == "阶段为“逾期未改正或者拒不改正”"
    assert "what_if" not in ask({**document, "what_if": False})
    with pytest.raises(MalformedQuestion, match="what_if"):
        ask({**document, "what_if": 1})
