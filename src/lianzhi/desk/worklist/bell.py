"""The number on the bell of every page, counted once as long as nothing happens."""

from __future__ import annotations

from datetime import date

from django.core.cache import cache

from lianzhi.audit.selectors import latest_digest
from lianzhi.core.actors import Actor
from lianzhi.desk.worklist.selectors import count_for

# Longer than a look at a few pages, short enough for what is written without an event: registers loaded anew.
SECONDS = 60


def bell_for(actor: Actor, today: date) -> int:
    """How many things wait for the actor.

    Every act leaves an event, so a number stands until there is another newest event, for the same actor on the same
    day; it is never older than a minute.
    """
    key = f"bell:{actor.account_id}:{today}:{latest_digest()}"
    return int(cache.get_or_set(key, lambda: count_for(actor, today), SECONDS) or 0)
