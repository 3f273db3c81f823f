from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from lianzhi import __version__
from lianzhi.audit.models import AuditEvent
from lianzhi.core.models import DemoClock
from lianzhi.organisation.demo import keep_password
from tests.factories.organisation import make_account
from tests.people import People, Person

ClientFor = Callable[[Person], Client]


@pytest.fixture
def password(officer: Person) -> str:
    officer.account.set_password("安全-password-2026")
    officer.account.save()
    return "安全-password-2026"


def test_signing_in_needs_the_right_password_and_signing_out_ends_it(officer: Person, password: str) -> None:
    client = Client()
    assert client.get("/sign-in/password/").url == "/sign-in/?next=/sign-in/password/"
    wrong = client.post("/sign-in/", {"username": "officer", "password": "wrong"})
    assert "账号或者密码不正确" in wrong.content.decode()
    right = client.post("/sign-in/?next=/sign-in/password/", {"username": "officer", "password": password})
    assert right.url == "/sign-in/password/"
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").url == "/sign-in/"
    assert client.get("/sign-in/password/").status_code == 302


def test_a_next_address_on_another_site_is_not_followed(officer: Person, password: str) -> None:
    answer = Client().post(
        "/sign-in/?next=https://example.org/", {"username": "officer", "password": password}
    )
    assert answer.url == "/"


def test_five_wrong_passwords_lock_the_account_here(officer: Person, password: str) -> None:
    client = Client()
    for _ in range(4):
        assert client.post("/sign-in/", {"username": "officer", "password": "wrong"}).status_code == 200
    locked = client.post("/sign-in/", {"username": "officer", "password": "wrong"})
    assert locked.status_code == 429
    assert "暂时锁定" in locked.content.decode()
    assert client.post("/sign-in/", {"username": "officer", "password": password}).status_code == 429


def test_an_account_without_an_officer_is_sent_to_the_door(db: None) -> None:
    admin = make_account("admin", None)
    client = Client()
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/demo-clock/").url == "/sign-out/confirm/"
    door = client.get("/sign-out/confirm/")
    assert door.status_code == 200
    assert "没有关联人员名册" in door.content.decode()
    assert client.get("/sign-in/password/").status_code == 200


def test_the_sample_accounts_stand_on_the_demo_page_only(
    db: None, settings: Settings, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    keep_password(tmp_path, "示例密码-123456")
    assert "示例密码-123456" in Client().get("/sign-in/").content.decode()
    settings.DEMO = False
    page = Client().get("/sign-in/").content.decode()
    assert "示例密码-123456" not in page
    assert "示例账号" not in page


def test_a_password_is_changed_with_the_old_one_and_told_without_it(
    client_for: ClientFor, officer: Person, password: str
) -> None:
    client = client_for(officer)
    form = {"old_password": "wrong", "new_password1": "新的-password-77", "new_password2": "新的-password-77"}
    assert client.post("/sign-in/password/", form).status_code == 422
    short = {**form, "old_password": password, "new_password1": "短1a", "new_password2": "短1a"}
    assert client.post("/sign-in/password/", short).status_code == 422
    assert AuditEvent.objects.count() == 0
    assert client.post("/sign-in/password/", {**form, "old_password": password}).status_code == 302
    officer.account.refresh_from_db()
    assert officer.account.check_password("新的-password-77")
    event = AuditEvent.objects.get()
    assert (event.event, event.payload) == ("account.password_changed", {})
    assert client.get("/sign-in/password/").status_code == 200


def test_the_demo_clock_runs_ahead_for_everybody_and_not_outside_the_demo(
    client_for: ClientFor, people: People, settings: Settings
) -> None:
    client = client_for(people.officer)
    for wrong in ("-1", "3661", "soon", ""):
        assert client.post("/demo-clock/", {"days_ahead": wrong}).status_code == 422, wrong
    assert client.post("/demo-clock/", {"days_ahead": "16"}).status_code == 302
    assert DemoClock.objects.get().days_ahead == 16
    assert AuditEvent.objects.get().event == "demo_clock.set"
    assert "拨快16天" in client_for(people.stranger).get("/demo-clock/").content.decode()
    settings.DEMO = False
    assert client.get("/demo-clock/").status_code == 404
    assert client.post("/demo-clock/", {"days_ahead": "1"}).status_code == 404


def test_health_answers_without_a_sign_in(db: None) -> None:
    answer = Client().get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "migrations": "ok", "version": __version__}
    assert Client().post("/healthz").status_code == 405
