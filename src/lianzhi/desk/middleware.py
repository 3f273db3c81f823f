"""What happens around every page: the demo's clock, the guard on writes, the actor, refusals as pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lianzhi.audit.acts import guard_writes
from lianzhi.core import clock
from lianzhi.core.models import DemoClock
from lianzhi.core.refusals import Refused
from lianzhi.desk.errors import refusal_page
from lianzhi.desk.requests import DeskRequest
from lianzhi.organisation.models import Account
from lianzhi.organisation.services import actor_for

Handler = Callable[[HttpRequest], HttpResponse]


class DemoClockMiddleware:
    """Sets the clock ahead where this site is a demo and its clock was set."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request under the demo's clock."""
        if not settings.DEMO or request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)
        days = DemoClock.ahead()
        cast("DeskRequest", request).days_ahead = days
        with clock.ahead(days):
            return self.get_response(request)


class GuardedWritesMiddleware:
    """Lets no page write a record outside an act."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request with the guard on the connection."""
        with connection.execute_wrapper(guard_writes):
            return self.get_response(request)


class ActorMiddleware:
    """Puts the actor on the request; an account without an officer has no page here."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request with `request.actor`."""
        account = request.user
        if isinstance(account, Account):
            actor = actor_for(account, clock.today())
            if actor is None and not request.path.startswith(("/sign-", settings.STATIC_URL)):
                return redirect("sign-out-confirm")
            if actor is not None:
                cast("DeskRequest", request).actor = actor
        return self.get_response(request)


class RefusalMiddleware:
    """Turns a refusal that no page has shown itself into the refusal page with its status."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The refusal page, or None for what is not a refusal."""
        if isinstance(exception, Refused):
            return refusal_page(request, exception)
        return None
