"""The number on the bell of every page."""

from __future__ import annotations

from datetime import date

from lianzhi.core.actors import Actor
from lianzhi.desk.kept import kept_number
from lianzhi.desk.worklist.selectors import count_for


def bell_for(actor: Actor, today: date) -> int:
    """How many things wait for the actor, as of the newest event."""
    return kept_number("bell", actor, today, lambda: count_for(actor, today))
