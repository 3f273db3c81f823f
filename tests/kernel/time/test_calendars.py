from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.calendars import NATIONAL, arrangement_of, load_arrangement
from lianzhi.kernel.errors import BrokenRulePack

BROKEN = Path(__file__).parent / "broken"
days = st.dates(date(2018, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(("year", "count"), [(2023, 249), (2024, 251), (2025, 248), (2026, 248)])
def test_a_published_year_has_its_known_number_of_working_days(year: int, count: int) -> None:
    assert NATIONAL.working_days_between(date(year - 1, 12, 31), date(year, 12, 31)) == count


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 1, 2), False),
        (date(2026, 1, 4), True),
        (date(2026, 2, 14), True),
        (date(2026, 2, 23), False),
        (date(2026, 9, 20), True),
        (date(2026, 9, 26), False),
        (date(2026, 10, 8), True),
        (date(2020, 1, 31), False),
        (date(2027, 10, 1), True),
    ],
)
def test_holidays_and_make_up_days_are_those_of_the_notice(day: date, *, working: bool) -> None:
    assert NATIONAL.is_working_day(day) is working


def test_a_year_without_a_notice_is_provisional() -> None:
    assert not NATIONAL.is_provisional(date(2019, 1, 1), date(2026, 12, 31))
    assert NATIONAL.is_provisional(date(2026, 12, 31), date(2027, 1, 4))
    assert arrangement_of(2027) is None


@given(days, st.integers(-300, 300))
def test_shifting_and_counting_agree(day: date, count: int) -> None:
    there = NATIONAL.shift_working_days(day, count)
    if count:
        assert NATIONAL.is_working_day(there)
    if count > 0:
        assert NATIONAL.working_days_between(day, there) == count
    if count < 0:
        assert NATIONAL.working_days_between(there - timedelta(days=1), day - timedelta(days=1)) == -count


@given(days)
def test_the_nearest_working_days_enclose_the_day(day: date) -> None:
    before, after = NATIONAL.on_or_before(day), NATIONAL.on_or_after(day)
    assert before <= day <= after
    assert (before == day) == (after == day) == NATIONAL.is_working_day(day)


def test_beyond_the_years_of_the_calendar_nothing_is_guessed() -> None:
    assert NATIONAL.shift_working_days(date(2026, 3, 2), 0) == date(2026, 3, 2)
    for day, count in ((date(9999, 12, 30), 5), (date(1, 1, 2), -5)):
        with pytest.raises(OverflowError, match="beyond the calendar"):
            NATIONAL.shift_working_days(day, count)


@pytest.mark.parametrize(
    ("file", "mistake"),
    [
        ("holiday-reversed.yaml", "before it starts"),
        ("holiday-of-another-year.yaml", "2026-01-01 is not in 2025"),
        ("holiday-twice.yaml", "2026-01-03 is off twice"),
        ("make-up-of-another-year.yaml", "2025-12-28 is not in 2026"),
        ("make-up-on-a-holiday.yaml", "2026-01-03 is a day off as well"),
        ("make-up-on-a-weekday.yaml", "2026-01-05 is a working day without being made up"),
    ],
)
def test_a_broken_arrangement_names_the_mistake(file: str, mistake: str) -> None:
    with pytest.raises(BrokenRulePack) as refusal:
        load_arrangement(BROKEN / file)
    assert mistake in refusal.value.mistake
