"""One year's arrangement of days off and make-up working days, as published (国务院办公厅放假通知)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import msgspec

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.packs import CORPUS, load_yaml

_FOLDER = "cn/holidays"
_SATURDAY = 5


class Holiday(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """Consecutive days off under one name, weekends within them included."""

    name_zh: str
    from_: date
    to: date


class _ArrangementFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    year: int
    notices: tuple[str, ...]
    verified: bool
    holidays: tuple[Holiday, ...]
    make_up_days: tuple[date, ...] = ()


class Arrangement(msgspec.Struct, frozen=True):
    """A year's arrangement: every day off, every make-up working day, and the notices it stands on."""

    year: int
    notices: tuple[str, ...]
    verified: bool
    days_off: frozenset[date]
    make_up_days: frozenset[date]


def load_arrangement(path: str | Path) -> Arrangement:
    """The arrangement in one file; BrokenRulePack for a day outside the year, written twice, or senseless."""
    file = load_yaml(path, _ArrangementFile)
    days_off: set[date] = set()
    for holiday in file.holidays:
        if holiday.to < holiday.from_:
            raise BrokenRulePack(str(path), holiday.name_zh, f"ends on {holiday.to} before it starts")
        for offset in range((holiday.to - holiday.from_).days + 1):
            day = holiday.from_ + timedelta(days=offset)
            if day.year != file.year:
                raise BrokenRulePack(str(path), holiday.name_zh, f"{day} is not in {file.year}")
            if day in days_off:
                raise BrokenRulePack(str(path), holiday.name_zh, f"{day} is off twice")
            days_off.add(day)
    _check_make_up_days(file, days_off, str(path))
    return Arrangement(
        file.year, file.notices, file.verified, frozenset(days_off), frozenset(file.make_up_days)
    )


def _check_make_up_days(file: _ArrangementFile, days_off: set[date], path: str) -> None:
    for day in file.make_up_days:
        if day.year != file.year:
            raise BrokenRulePack(path, "make_up_days", f"{day} is not in {file.year}")
        if day in days_off:
            raise BrokenRulePack(path, "make_up_days", f"{day} is a day off as well")
        if day.weekday() < _SATURDAY:
            raise BrokenRulePack(path, "make_up_days", f"{day} is a working day without being made up")


@lru_cache(maxsize=64)
def arrangement_of(year: int) -> Arrangement | None:
    """The published arrangement of a year, or None where the corpus has none."""
    path = f"{_FOLDER}/{year}.yaml"
    return load_arrangement(path) if (CORPUS / path).exists() else None
