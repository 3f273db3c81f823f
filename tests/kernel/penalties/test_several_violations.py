"""分别裁量、合并处罚 and one act under several articles: nothing is added twice, one act gets one fine."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.penalties import PenaltyQuestion, same_act, several, tiers
from lianzhi.kernel.penalties.questions import ask

DAY = date(2026, 6, 1)
ROWS = [tier for tier in tiers() if DAY in tier.valid]

questions = st.lists(st.sampled_from(ROWS), min_size=1, max_size=5).map(
    lambda rows: [
        PenaltyQuestion(
            citation=row.citation,
            conduct_date=DAY,
            subject=row.subject,
            stage=row.stage,
            sentence=row.sentence,
        )
        for row in rows
    ]
)
GOOD: dict[str, Any] = {
    "conduct_date": "2024-05-20",
    "violations": [{"ref": "安全生产法/99/1/1"}, {"ref": "安全生产法/109"}],
}
ONE_ACT: dict[str, Any] = {
    "conduct_date": "2024-05-20",
    "same_act": True,
    "ref": ["安全生产法/99/1/1", "安全生产法/109"],
}


@given(questions)
def test_a_total_is_the_sum_of_its_items_and_no_party_pays_for_another(asked: list[PenaltyQuestion]) -> None:
    found = several(asked)
    assert len(found.items) == len(asked)
    assert {total.subject for total in found.totals} == set(found.subjects)
    for total in found.totals:
        fines = [
            item.fine
            for item, subject in zip(found.items, found.subjects, strict=True)
            if subject is total.subject and item.fine is not None
        ]
        assert total.statutory.low.fen == sum(fine.low.fen for fine in fines)
        assert total.statutory.high.fen == sum(fine.high.fen for fine in fines)
        if total.band is not None:
            assert total.statutory.low <= total.band.low <= total.band.high <= total.statutory.high
    assert all(found.items[index].fine is None for index in found.open_items)


@given(questions)
def test_one_act_gets_one_fine_and_no_candidate_fines_more(asked: list[PenaltyQuestion]) -> None:
    found = same_act(asked)
    applied = found.applied
    known = [one for one in found.candidates if one.applicable and one.fine is not None]
    assert (applied is None) == (not any(one.applicable for one in found.candidates))
    for one in known:
        assert applied is not None
        assert applied.fine is not None
        assert one.fine is not None
        assert applied.fine.high >= one.fine.high
    assert found.chosen is None or found.reason.citations


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"violations": []}, "violations"),
        ({"violations": ["安全生产法/97"]}, "violations.0"),
        ({"violations": [{"ref": "安全生产法/97/1/9"}]}, "violations.0.ref"),
        ({"violations": [{"ref": "安全生产法/97", "stagee": "base"}]}, "violations.0.stagee"),
        ({"conduct_date": "2024-02-30"}, "conduct_date"),
        ({"ref": "安全生产法/97"}, "ref"),
        ({"what_if": True}, "what_if"),
        ({"same_act": True}, "same_act"),
    ],
)
def test_a_list_of_violations_that_cannot_be_read_names_the_field(change: dict[str, Any], field: str) -> None:
    assert ask(GOOD)["totals"][0]["statutory"] == {"min": 50000, "max": 150000}
    with pytest.raises(MalformedQuestion) as caught:
        ask({**GOOD, **change})
    assert caught.value.field.startswith(field)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"same_act": False}, "same_act"),
        ({"same_act": "yes"}, "same_act"),
        ({"ref": "安全生产法/97"}, "ref"),
        ({"ref": []}, "ref"),
        ({"ref": [{"ref": "安全生产法/97", "subject": "unit"}]}, "ref.0.subject"),
        ({"ref": ["安全生产法/99/1/1", "安全生产法/200"]}, "ref.1.ref"),
        ({"what_if": True}, "what_if"),
    ],
)
def test_one_act_that_cannot_be_read_names_the_field(change: dict[str, Any], field: str) -> None:
    assert ask(ONE_ACT)["chosen"] == "安全生产法/109"
    with pytest.raises(MalformedQuestion) as caught:
        ask({**ONE_ACT, **change})
    assert caught.value.field == field


def test_an_article_without_penalties_adds_nothing_and_says_why() -> None:
    found = ask({"conduct_date": "2024-05-20", "violations": [{"ref": "安全生产法/35"}]})
    assert found["totals"] == [{"subject": "unit", "statutory": {"min": 0, "max": 0}, "band": None}]
    assert "没有规定行政处罚" in found["explanation"][1]
    measures_only = ask({"conduct_date": "2024-05-20", "violations": [{"ref": "安全生产法/93/1"}]})
    assert "没有罚款" in measures_only["explanation"][1]
    assert measures_only["mandatory_measures"] == ["责令限期改正", "责令提供必需的资金"]
