"""Sign-in, sign-out, password, health, and the demo's clock."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lianzhi import __version__
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Reach
from lianzhi.core.refusals import NotVisible
from lianzhi.desk.handling import Page, handle, show
from lianzhi.desk.parts.shapes import SampleAccount
from lianzhi.desk.requests import DeskRequest
from lianzhi.desk.session.forms import DemoClockForm, OwnPasswordForm, SignInForm
from lianzhi.organisation.actions.change_password import ChangePassword
from lianzhi.organisation.actions.set_demo_clock import SetDemoClock
from lianzhi.organisation.demo import demo_accounts, kept_password
from lianzhi.organisation.models import Account


class SignIn(LoginView):
    """The sign-in page; the demo's shows its accounts."""

    template_name = "desk/auth/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "sample_accounts": _sample_accounts()}


class SignOut(LogoutView):
    """The sign-out: the browser forgets the pages it kept, so that going back shows the next person none of them."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """To the sign-in page."""
        answer = super().post(request, *args, **kwargs)
        answer["Clear-Site-Data"] = '"cache"'
        return answer


def _sample_accounts() -> list[SampleAccount]:
    password = kept_password(settings.VAR) if settings.DEMO else ""
    if not password:
        return []
    return [
        SampleAccount(
            username=each.username,
            password=password,
            role=each.title,
            name=each.name,
            place=each.authority_name,
        )
        for each in demo_accounts()
    ]


@require_safe
@never_cache
def sign_out_confirm(request: HttpRequest) -> HttpResponse:
    """Where an account without an officer lands: it does no enforcement work."""
    return render(request, "desk/session/sign_out_confirm.html")


@require_http_methods(["GET", "POST"])
@never_cache
def change_password(request: DeskRequest) -> HttpResponse:
    """One's own password."""
    account = cast("Account", request.user)
    form = OwnPasswordForm(account, request.POST if request.method == "POST" else None)
    page = Page(template="desk/session/password.html")
    if request.method != "POST" or not form.is_valid():
        return show(request, page, form)
    changed = ChangePassword(
        actor=_actor(request, account), new_password=form.cleaned_data["new_password1"]
    ).execute()
    update_session_auth_hash(request, changed)
    messages.success(request, "密码已修改，下次登录请使用新密码。")
    return redirect("password-change")


def _actor(request: DeskRequest, account: Account) -> Actor:
    """The actor of the request; an account without an officer acts for itself, with no role and no place."""
    if hasattr(request, "actor"):
        return request.actor
    return Actor(
        name=account.username,
        account_id=account.pk,
        officer_id=None,
        authority_code="",
        authority_name="",
        roles=frozenset(),
        reach=Reach.TOWNSHIP,
    )


@require_http_methods(["GET", "POST"])
@never_cache
def demo_clock(request: DeskRequest) -> HttpResponse:
    """演示时钟: lets the demo's visitors see terms run out without waiting for them."""
    if not settings.DEMO:
        raise NotVisible("没有这个页面。")
    form = DemoClockForm(
        request.POST if request.method == "POST" else None, initial={"days_ahead": request.days_ahead}
    )
    return handle(
        request,
        Page(template="desk/session/demo_clock.html"),
        form,
        act=lambda data: SetDemoClock(actor=request.actor, days_ahead=data["days_ahead"]),
        done=lambda _: reverse("demo-clock"),
        said="演示时钟已设置。",
    )


@login_not_required
@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 once the site can serve: the database answers and no migration is missing; else 503."""
    try:
        missing = _missing_migrations()
    except DatabaseError:
        state = {"status": "unavailable", "database": "unavailable", "migrations": "unknown"}
    else:
        status = "unavailable" if missing else "ok"
        state = {"status": status, "database": "ok", "migrations": "missing" if missing else "ok"}
    code = 200 if state["status"] == "ok" else 503
    return JsonResponse({**state, "version": __version__}, status=code)


def _missing_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
