"""The working-day calendar: weekends, the State Council's days off, and the make-up working days."""

from lianzhi.kernel.calendars.arrangements import Arrangement, arrangement_of, load_arrangement
from lianzhi.kernel.calendars.words import date_zh
from lianzhi.kernel.calendars.working_days import NATIONAL, WorkingCalendar

__all__ = ["NATIONAL", "Arrangement", "WorkingCalendar", "arrangement_of", "date_zh", "load_arrangement"]
