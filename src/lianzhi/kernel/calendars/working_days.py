"""Counting in working days (工作日): which day is one, how many lie between, where n of them lead."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, timedelta

from lianzhi.kernel.calendars.arrangements import Arrangement, arrangement_of

_SATURDAY = 5


class WorkingCalendar:
    """A calendar over the arrangements a source knows; years it does not know have weekends only.

    Each year is turned once into a sorted list of day ordinals, so every question is a bisection.
    """

    def __init__(self, arrangement: Callable[[int], Arrangement | None]) -> None:
        self._arrangement = arrangement
        self._years: dict[int, list[int]] = {}

    def is_provisional(self, first: date, last: date) -> bool:
        """Whether any year from `first` to `last` lacks a verified arrangement: the answer is then 待核定."""
        return any(
            found is None or not found.verified
            for found in map(self._arrangement, range(first.year, last.year + 1))
        )

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is a working day."""
        days = self._days_of(day.year)
        place = bisect_left(days, day.toordinal())
        return place < len(days) and days[place] == day.toordinal()

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie after `first` up to and including `last`; negative when `last` is earlier."""
        if last < first:
            return -self.working_days_between(last, first)
        count = bisect_right(self._days_of(last.year), last.toordinal())
        count -= bisect_right(self._days_of(first.year), first.toordinal())
        return count + sum(len(self._days_of(year)) for year in range(first.year, last.year))

    def shift_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it when negative); `day` itself is not counted.

        For 0 the day itself. OverflowError beyond the years dates can hold.
        """
        if count == 0:
            return day
        year, days = day.year, self._days_of(day.year)
        if count > 0:
            place = bisect_right(days, day.toordinal()) + count - 1
            while place >= len(days):
                place -= len(days)
                year += 1
                days = self._days_of(year)
        else:
            place = bisect_left(days, day.toordinal()) + count
            while place < 0:
                year -= 1
                days = self._days_of(year)
                place += len(days)
        return date.fromordinal(days[place])

    def on_or_after(self, day: date) -> date:
        """`day` when it is a working day, else the first one after it."""
        return self.shift_working_days(day - timedelta(days=1), 1)

    def on_or_before(self, day: date) -> date:
        """`day` when it is a working day, else the last one before it."""
        return self.shift_working_days(day + timedelta(days=1), -1)

    def _days_of(self, year: int) -> list[int]:
        days = self._years.get(year)
        if days is None:
            if not MINYEAR <= year <= MAXYEAR:
                raise OverflowError(f"the year {year} is beyond the calendar")
            days = self._years[year] = self._build(year)
        return days

    def _build(self, year: int) -> list[int]:
        found = self._arrangement(year)
        off = found.days_off if found else frozenset[date]()
        made_up = found.make_up_days if found else frozenset[date]()
        first = date(year, 1, 1).toordinal()
        every = map(date.fromordinal, range(first, date(year, 12, 31).toordinal() + 1))
        return [
            day.toordinal()
            for day in every
            if day in made_up or (day.weekday() < _SATURDAY and day not in off)
        ]


#: The calendar of the State Council's arrangements.
NATIONAL = WorkingCalendar(arrangement_of)
