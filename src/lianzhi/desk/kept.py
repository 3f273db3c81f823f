"""Numbers that are counted once as long as nothing happens."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.cache import cache
from django.core.paginator import Paginator
from django.utils.functional import cached_property

from lianzhi.audit.selectors import latest_digest
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.desk.requests import DeskRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    Pages = Paginator[Any]
else:
    # Django's own takes no type at run time.
    Pages = Paginator

# Longer than a look at a few pages, short enough for what is written without an event: registers loaded anew.
SECONDS = 60


def kept_number(name: str, actor: Actor, today: date, count: Callable[[], int]) -> int:
    """What `count` says of the actor on a day; `name` tells the numbers of one actor apart.

    Every act leaves an event, so a number stands until there is another newest event; it is never older than a minute.
    """
    key = f"{name}:{actor.account_id}:{today}:{latest_digest()}"
    return int(cache.get_or_set(key, count, SECONDS) or 0)


class KeptPaginator(Pages):
    """The pages of what was found under a request's conditions, counted once for all that turn them."""

    def __init__(self, found: QuerySet[Any], rows: int, request: DeskRequest) -> None:
        super().__init__(found, rows)
        self._found, self._actor = found, request.actor
        asked = request.GET.copy()
        asked.pop("page", None)
        # What was typed may be long and hold any sign; its digest is a key like another.
        self._name = f"{request.path}:{hashlib.sha256(asked.urlencode().encode()).hexdigest()}"

    @cached_property
    def count(self) -> int:
        """How many were found."""
        return kept_number(self._name, self._actor, clock.today(), self._found.count)
