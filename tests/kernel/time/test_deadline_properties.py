"""What holds of every deadline, whatever the rule and the day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lianzhi.kernel.calendars import NATIONAL, Arrangement, WorkingCalendar, arrangement_of
from lianzhi.kernel.deadlines import (
    DeadlineQuestion,
    DeadlineRule,
    Direction,
    Exclusion,
    Kind,
    answer,
    remaining,
    rules,
)
from lianzhi.kernel.types import Counting, DateSpan

days = st.dates(date(2019, 1, 1), date(2027, 12, 31))
every_rule = st.sampled_from(rules())
counted_in_days = st.sampled_from(
    [rule for rule in rules() if rule.exclusions and rule.values[-1].counting is Counting.CALENDAR_DAYS]
)


def _due(rule: DeadlineRule, start: date, calendar: WorkingCalendar = NATIONAL) -> date | None:
    return answer(DeadlineQuestion(rule, start), calendar=calendar).due


@given(every_rule, days, st.integers(0, 40))
def test_a_later_start_never_gives_an_earlier_deadline(rule: DeadlineRule, start: date, later: int) -> None:
    first, second = (
        answer(DeadlineQuestion(rule, start)),
        answer(DeadlineQuestion(rule, start + timedelta(later))),
    )
    # Across a change of the law the two days have two different terms, which may differ in length.
    if first.due and second.due and (first.length, first.counting) == (second.length, second.counting):
        assert first.due <= second.due


@given(every_rule, days)
def test_the_last_day_is_a_working_day_where_the_rule_says_so(rule: DeadlineRule, start: date) -> None:
    given_answer = answer(DeadlineQuestion(rule, start))
    if given_answer.due is None or given_answer.act_by is None:
        assert rule.term_on(start) is None
        return
    working = NATIONAL.is_working_day(given_answer.due)
    if rule.kind is Kind.RIGHT_OF_PARTY or given_answer.counting is Counting.WORKING_DAYS:
        assert working
    if rule.direction is Direction.AFTER:
        assert start < given_answer.due
    assert given_answer.act_by <= given_answer.due
    if working:
        assert given_answer.act_by == given_answer.due


@given(every_rule, days, st.integers(1, 60))
def test_an_added_holiday_never_shortens_a_term(rule: DeadlineRule, start: date, offset: int) -> None:
    extra = start + timedelta(offset)

    def with_one_more_holiday(year: int) -> Arrangement | None:
        found = arrangement_of(year)
        if year != extra.year:
            return found
        known = found or Arrangement(year, (), verified=False, days_off=frozenset(), make_up_days=frozenset())
        return Arrangement(
            year,
            known.notices,
            verified=known.verified,
            days_off=known.days_off | {extra},
            make_up_days=known.make_up_days - {extra},
        )

    before, after = _due(rule, start), _due(rule, start, WorkingCalendar(with_one_more_holiday))
    if before and after and rule.direction is Direction.AFTER:
        assert before <= after


@given(counted_in_days, days, st.lists(st.tuples(st.integers(-20, 90), st.integers(0, 20)), max_size=4))
def test_every_day_left_out_is_left_out_once(
    rule: DeadlineRule, start: date, spans: list[tuple[int, int]]
) -> None:
    ground = rule.exclusions[0].ground
    excluded = tuple(
        Exclusion(DateSpan(start + timedelta(at), start + timedelta(at + length)), ground)
        for at, length in spans
    )
    without = answer(DeadlineQuestion(rule, start))
    if without.due is None or without.length is None or rule.kind is Kind.RIGHT_OF_PARTY:
        return
    due = answer(DeadlineQuestion(rule, start, excluded)).due
    assert due is not None
    term = [start + timedelta(number) for number in range(1, (due - start).days + 1)]
    counted = [day for day in term if not any(day in exclusion.span for exclusion in excluded)]
    assert len(counted) == without.length
    assert counted[-1] == due


@given(days, days)
def test_what_remains_agrees_with_the_calendar(due: date, today: date) -> None:
    assert remaining(due, today, Counting.CALENDAR_DAYS) == (due - today).days
    left = remaining(due, today, Counting.WORKING_DAYS)
    assert left == -remaining(today, due, Counting.WORKING_DAYS)
    assert (left > 0) <= (due > today)
