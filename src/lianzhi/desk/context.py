"""What the frame around every page shows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.desk.navigation import navigation_for
from lianzhi.desk.worklist.bell import bell_for


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context processor behind `lz`: actor, navigation, bell, demo mark, the legal date."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "lz": {
            "actor": _person(actor) if actor else None,
            "nav": navigation_for(actor, request.path) if actor else [],
            "bell": bell_for(actor, clock.today()) if actor else 0,
            "demo": settings.DEMO,
            "clock_url": reverse("demo-clock"),
            "today": clock.today(),
            "days_ahead": getattr(request, "days_ahead", 0),
            "search_query": request.GET.get("q", ""),
        }
    }


def _person(actor: Actor) -> dict[str, Any]:
    return {
        "account": actor.account_id,
        "name": actor.name,
        "role_labels": "、".join(role.label for role in sorted(actor.roles)),
        "authority_name": actor.authority_name,
        "reach_label": actor.reach.label,
    }
