"""The clock in a test's hand."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date, datetime, timedelta

from lianzhi.core import clock

START = datetime(2026, 3, 2, 9, 0, tzinfo=clock.SHANGHAI)


class HeldClock:
    """The clock in the test's hand; starts on Monday 2026-03-02 at 09:00 in Asia/Shanghai."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self.at(START)

    def at(self, instant: datetime) -> None:
        """Hold it at an aware instant."""
        self._stack.close()
        self._stack.enter_context(clock.frozen(instant))

    def on(self, day: date) -> None:
        """Hold it at nine in the morning of a day."""
        self.at(datetime(day.year, day.month, day.day, 9, 0, tzinfo=clock.SHANGHAI))

    def forward(self, *, days: int = 0, hours: int = 0) -> None:
        """Let time pass."""
        self.at(clock.now() + timedelta(days=days, hours=hours))

    @property
    def today(self) -> date:
        """The legal date it shows."""
        return clock.today()
