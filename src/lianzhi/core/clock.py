"""The only clock: legal dates are Asia/Shanghai dates, everything else an aware instant.

The demo and the tests may set it: `frozen(at)` for a block of code in this context, `shift` for the demo's days ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)
_days_ahead: ContextVar[int] = ContextVar("days_ahead", default=0)


def now() -> datetime:
    """The present instant, aware, in Asia/Shanghai."""
    fixed = _frozen.get()
    if fixed is not None:
        return fixed.astimezone(SHANGHAI)
    real = datetime.now(UTC)  # noqa: TID251 — the one place
    return (real + timedelta(days=_days_ahead.get())).astimezone(SHANGHAI)


def today() -> date:
    """The legal date: the day it is in Asia/Shanghai."""
    return now().date()


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Hold the clock at an aware instant for a block of code."""
    if at.tzinfo is None:
        raise ValueError("the clock takes aware instants only")
    token = _frozen.set(at)
    try:
        yield
    finally:
        _frozen.reset(token)


@contextmanager
def ahead(days: int) -> Iterator[None]:
    """Run a block of code with the clock some days ahead: the demo's 演示时钟."""
    token = _days_ahead.set(days)
    try:
        yield
    finally:
        _days_ahead.reset(token)


def day_of(instant: datetime) -> date:
    """The legal date of an instant: its day in Asia/Shanghai."""
    return instant.astimezone(SHANGHAI).date()
