"""Who acts in the story, and on which day: what every part of it is told with."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from lianzhi.console.sample.script import Story, Visit
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.kernel.calendars import NATIONAL
from lianzhi.organisation.models import Account
from lianzhi.organisation.selectors import county_bureau
from lianzhi.organisation.services import actor_for


def actor(username: str, day: date) -> Actor:
    """The actor an account of the demo was on a day; raises LookupError for one without an officer."""
    found = actor_for(Account.objects.select_related("officer__authority").get(username=username), day)
    if found is None:
        raise LookupError(f"the account {username} has no officer")
    return found


def held_on(today: date, *, ago: int, hour: int = 10) -> AbstractContextManager[Any]:
    """The clock at that hour of the working day so many days before `today`, or the last one before it."""
    return _at(NATIONAL.on_or_before(today - timedelta(days=ago)), hour)


def _at(day: date, hour: int) -> AbstractContextManager[Any]:
    return clock.frozen(datetime.combine(day, time(hour), tzinfo=clock.SHANGHAI))


@dataclass
class Teller:
    """Tells one visit and what came of it, day by day; `day` is where the story stands, `today` where it ends."""

    story: Story
    visit: Visit
    today: date
    day: date
    known: dict[tuple[str, date], Actor] = field(default_factory=dict)

    def actor(self, username: str) -> Actor:
        """The actor an account was on the day."""
        key = (username, self.day)
        if key not in self.known:
            self.known[key] = actor(*key)
        return self.known[key]

    @property
    def lead(self) -> Actor:
        """Who leads the visit and the case."""
        return self.actor(self.visit.lead)

    @property
    def leader(self) -> Actor:
        """Who approves in the lead's authority."""
        return self.actor("bureau" if self.lead.authority_code == county_bureau().code else "leader")

    @property
    def team(self) -> tuple[int, int]:
        """The two officers."""
        return self.lead.officer_key, self.actor(self.visit.second).officer_key

    def at(self, hour: int) -> AbstractContextManager[Any]:
        """The clock at that hour of the day the story stands at."""
        return _at(self.day, hour)

    def comes(self, day: date) -> bool:
        """Move to the working day on or after `day`; False where it lies ahead, and the story stays where it is."""
        day = NATIONAL.on_or_after(day)
        if day < self.today:
            self.day = day
        return day < self.today

    def later(self, days: int) -> bool:
        """Move so many days on, to a working day; False where it lies ahead."""
        return self.comes(self.day + timedelta(days=days))

    def lately(self, ago: int, *, after: int = 1) -> bool:
        """Move to so many days before the story's end, at least `after` days on: what still runs is recent."""
        recent = NATIONAL.on_or_before(self.today - timedelta(days=ago))
        return self.comes(max(recent, self.day + timedelta(days=after)))
