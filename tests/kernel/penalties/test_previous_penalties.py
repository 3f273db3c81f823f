"""Repetition comes from records: the window's edges, the kind, and the numbers that bring closure."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.penalties import PenaltyQuestion, Previous, answer
from lianzhi.kernel.penalties.previous import again, closure_hints, load_repetition

PLACE = parse_ref("安全生产法/97/1/7")
TEXT = date(2021, 9, 1)
ON = date(2024, 12, 31)


def _records(*days_before: int, law: str = "安全生产法/99/1/1") -> list[Previous]:
    return [Previous(parse_ref(law), ON - timedelta(days=days)) for days in days_before]


@given(
    st.lists(st.dates(date(2021, 9, 1), date(2026, 1, 1)), max_size=5),
    st.dates(date(2021, 9, 1), date(2026, 1, 1)),
)
def test_more_records_never_make_the_penalty_lighter(decided: list[date], conduct: date) -> None:
    records = tuple(Previous(PLACE, day) for day in decided)
    ranks = []
    for known in (records[:-1], records):
        found = answer(PenaltyQuestion(citation=PLACE, conduct_date=conduct, previous=known))
        assert found.proposal is not None
        ranks.append(found.proposal.klass.rank)
    assert ranks[1] >= ranks[0]


def test_a_law_without_a_table_counts_by_its_article() -> None:
    mine = parse_ref("矿山安全法/40")
    record = Previous(mine, date(2024, 1, 1))
    assert again([record], mine, conduct=date(2024, 6, 1), text_day=TEXT) is not None
    assert again([record], PLACE, conduct=date(2024, 6, 1), text_day=TEXT) is None
    assert again([record], mine, conduct=date(2021, 7, 14), text_day=TEXT) is None


@pytest.mark.parametrize(
    ("days_before", "hints"),
    [
        ((0, 1), 0),
        ((0, 1, 2), 1),
        ((0, 1, 179), 1),
        ((0, 1, 180), 0),
        ((0, 1, 200, 365), 1),
        ((0, 1, 200, 366), 0),
        ((0, 1, 2, 3), 2),
    ],
)
def test_so_many_penalties_within_the_window_bring_closure(days_before: tuple[int, ...], hints: int) -> None:
    """2024 is a leap year: one year back from its last day the window opens on its first."""
    assert len(closure_hints(_records(*days_before), on=ON)) == hints
    assert closure_hints(_records(*days_before, law="消防法/60/1/3"), on=ON) == ()
    assert closure_hints(_records(*days_before), on=date(2020, 1, 1)) == ()


def test_the_hint_stands_in_the_answer() -> None:
    question = PenaltyQuestion(citation=PLACE, conduct_date=ON, previous=tuple(_records(0, 1, 2)))
    assert any("应当提请关闭" in reason.text for reason in answer(question).reasons)


AGAIN = "again: [{from: 2024-01-01, factor: a, months: 1, cite: [], source: 示例, verified: false}]\n"
CLOSURE = "closure: [{from: 2024-01-01, law: 示例法, count: 2, name: 示例, cite: [], verified: false%s}]\n"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("again: []\nclosure: []\n", "no value at all"),
        (AGAIN + CLOSURE % "", "either days or months"),
        (AGAIN + CLOSURE % ", days: 3, months: 1", "either days or months"),
    ],
)
def test_a_broken_rule_of_repetition_is_refused(tmp_path: Path, text: str, mistake: str) -> None:
    path = tmp_path / "repetition.yaml"
    path.write_text(AGAIN + CLOSURE % ", days: 3", encoding="utf-8")
    assert load_repetition(str(path)).closure
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenRulePack, match=mistake):
        load_repetition(str(path))
