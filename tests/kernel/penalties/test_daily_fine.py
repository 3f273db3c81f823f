"""The interval of a daily continuing fine: it starts the day after the order, counts whole days, adds whole fen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.penalties import DailyInterval
from lianzhi.kernel.penalties.questions import ask
from lianzhi.kernel.types import Money

ORDERED = date(2024, 5, 20)
DAILY: dict[str, Any] = {
    "ref": "安全生产法/112",
    "stage": "daily",
    "conduct_date": "2024-05-20",
    "base_amount": 30000,
    "ordered_on": "2024-05-20",
    "uncorrected_until": "2024-05-22",
}


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(1, 5000), st.integers(0, 10**9))
def test_each_day_adds_the_original_fine_once(ordered: date, days: int, fen: int) -> None:
    interval = DailyInterval(ordered, ordered + timedelta(days=days))
    assert interval.first == ordered + timedelta(days=1)
    assert interval.days == days
    assert interval.total(Money(fen)) == Money(fen * days)


def test_the_day_of_the_order_does_not_count() -> None:
    assert DailyInterval(ORDERED, ORDERED + timedelta(days=1)).days == 1
    with pytest.raises(MalformedQuestion, match="uncorrected_until"):
        DailyInterval(ORDERED, ORDERED)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"uncorrected_until": None}, "uncorrected_until"),
        ({"ordered_on": None}, "ordered_on"),
        ({"uncorrected_until": "2024-05-20"}, "uncorrected_until"),
        ({"days": 2}, "days"),
    ],
)
def test_an_interval_that_cannot_be_read_names_the_field(change: dict[str, Any], field: str) -> None:
    by_dates = ask(DAILY)
    by_days = ask({**DAILY, "ordered_on": None, "uncorrected_until": None, "days": 2})
    assert by_dates["statutory"] == by_days["statutory"] == {"min": 60000, "max": 60000}
    with pytest.raises(MalformedQuestion) as caught:
        ask({**DAILY, **change})
    assert caught.value.field == field
