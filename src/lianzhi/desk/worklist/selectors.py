"""What waits for an actor."""

from __future__ import annotations

from datetime import date

from lianzhi.core.actors import Actor


def count_for(actor: Actor, today: date) -> int:
    """How many things wait."""
    return 0
