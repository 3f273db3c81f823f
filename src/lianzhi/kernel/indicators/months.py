"""A month of the statistics: its days, the year so far, and when its form is due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.types import DateSpan

_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})")
_LAST_OF_YEAR = 12


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, Asia/Shanghai days as the caller counts them."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month written `2023-11`; MalformedQuestion for anything else."""
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise MalformedQuestion("month", f"“{text}”不是有效的月份，应写作2023-11")
        year, number = int(written[1]), int(written[2])
        # The next month must be a date as well, or the month has no end.
        if not (date.min.year <= year < date.max.year and 1 <= number <= _LAST_OF_YEAR):
            raise MalformedQuestion("month", f"没有“{text}”这个月份，应写作2023-11")
        return cls(year, number)

    @classmethod
    def of(cls, day: date) -> Self:
        """The month a day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.following.first - timedelta(days=1)

    @property
    def following(self) -> Month:
        """The month after it."""
        return Month(self.year + self.number // _LAST_OF_YEAR, self.number % _LAST_OF_YEAR + 1)

    @property
    def previous(self) -> Month:
        """The month before it."""
        return Month.of(self.first - timedelta(days=1))

    @property
    def days(self) -> DateSpan:
        """本月: the month itself."""
        return DateSpan(self.first, self.last)

    @property
    def year_to_date(self) -> DateSpan:
        """累计: from the first of January to the end of the month."""
        return DateSpan(date(self.year, 1, 1), self.last)

    @property
    def title_zh(self) -> str:
        """`2023年11月`."""
        return f"{self.year}年{self.number}月"

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"
