"""The request every page gets: with its actor."""

from __future__ import annotations

from django.http import HttpRequest

from lianzhi.core.actors import Actor


class DeskRequest(HttpRequest):
    """A request behind the sign-in; ActorMiddleware put the actor there."""

    actor: Actor
    days_ahead: int
