"""Daily continuing fines (安全生产法 112): an interval with an explicit start, whole days, whole fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.types import Money


@dataclass(frozen=True, slots=True)
class DailyInterval:
    """From the day after the order to correct (次日) to the last day on which nothing was corrected, both counted.

    Raises MalformedQuestion where the last day is not after the order: not one day may then be fined.
    """

    ordered_on: date
    uncorrected_until: date

    def __post_init__(self) -> None:
        if self.uncorrected_until <= self.ordered_on:
            raise MalformedQuestion(
                "uncorrected_until", "应当晚于责令改正之日：按日连续处罚自责令改正之日的次日起算"
            )

    @property
    def first(self) -> date:
        """The first day that counts."""
        return self.ordered_on + timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days count."""
        return (self.uncorrected_until - self.ordered_on).days

    def total(self, original: Money) -> Money:
        """The original fine once a day; the statute sets no greatest number of days."""
        return Money(original.fen * self.days)
