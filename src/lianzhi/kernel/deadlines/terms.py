"""The arithmetic of terms: on or back by days, working days, months, years or hours, leaving days out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from lianzhi.kernel.calendars import NATIONAL, WorkingCalendar
from lianzhi.kernel.types import Counting, DateSpan

MONTHS_IN_A_YEAR = 12  # allow legal-number: a unit of time, not a term


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` later (earlier when negative); the month's last where it has none such."""
    year, month = divmod(day.year * MONTHS_IN_A_YEAR + day.month - 1 + months, MONTHS_IN_A_YEAR)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"the year {year} is beyond the calendar")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(start: date, amount: int, counting: Counting, calendar: WorkingCalendar) -> date:
    """The last day of a term that starts on `start`, which is not counted; negative `amount` counts back.

    Terms in hours need an instant and are the caller's. OverflowError beyond the years dates can hold.
    """
    match counting:
        case Counting.WORKING_DAYS:
            return calendar.shift_working_days(start, amount)
        case Counting.MONTHS:
            return add_months(start, amount)
        case Counting.YEARS:
            return add_months(start, amount * MONTHS_IN_A_YEAR)
        case _:
            return start + timedelta(days=amount)


def merge(spans: Iterable[DateSpan]) -> tuple[tuple[date, date], ...]:
    """Closed spans in order, overlapping and adjoining ones joined: no day is left out of a count twice."""
    merged: list[tuple[date, date]] = []
    for first, last in sorted((span.start, span.end or span.start) for span in spans):
        if merged and first <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)


def prolong(
    start: date, due: date, spans: Iterable[DateSpan], *, counting: Counting, calendar: WorkingCalendar
) -> date:
    """The last day once the days of `spans` inside the term are not counted (working days, for such a term)."""
    for first, last in merge(spans):
        begin = max(first, start + timedelta(days=1))
        if begin > due:
            break
        if last < begin:
            continue
        if counting is Counting.WORKING_DAYS:
            left_out = calendar.working_days_between(begin - timedelta(days=1), last)
            due = calendar.shift_working_days(due, left_out)
        else:
            due += timedelta(days=(last - begin).days + 1)
    return due


def remaining(due: date, today: date, counting: Counting, *, calendar: WorkingCalendar = NATIONAL) -> int:
    """How much of a term is left on `today`: 0 on the last day, negative after it.

    Working days where the term counts them, whole hours for two instants, calendar days otherwise (a term in
    months is watched in days). TypeError when hours are asked of dates without a time.
    """
    if counting is Counting.WORKING_DAYS:
        return calendar.working_days_between(today, due)
    if counting is Counting.HOURS:
        if not (isinstance(due, datetime) and isinstance(today, datetime)):
            raise TypeError("hours remain between instants, not between days")
        return (due - today) // timedelta(hours=1)
    return (due - today).days
