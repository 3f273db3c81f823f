"""本月 and 累计 as conditions on dates: legal dates are Asia/Shanghai days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from django.db.models import Q

from lianzhi.core.clock import SHANGHAI
from lianzhi.kernel.indicators import Month
from lianzhi.kernel.types import DateSpan


class Span(StrEnum):
    """The two rows of the form."""

    MONTH = "month"
    YEAR = "year"

    def days(self, month: Month) -> DateSpan:
        """The days the row covers."""
        return month.days if self is Span.MONTH else month.year_to_date


def on_days(field: str, days: DateSpan) -> Q:
    """A date field lies in the span."""
    return Q(**{f"{field}__gte": days.start, f"{field}__lte": days.end})


def at_instants(field: str, days: DateSpan) -> Q:
    """An instant lies in the span, from the first midnight in Shanghai to the midnight after its last day."""
    if days.end is None:
        raise ValueError("a row of the form ends")
    return Q(
        **{f"{field}__gte": _midnight(days.start), f"{field}__lt": _midnight(days.end + timedelta(days=1))}
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
