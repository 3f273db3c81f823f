"""Fill a scratch database with invented cases and print a session key for each account named as an argument.

Run in a process of its own with LIANZHI_VAR naming the scratch folder; bench.list_page does.
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianzhi.conf.settings")
django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from lianzhi.audit.acts import setup_writes  # noqa: E402
from lianzhi.cases.constants import CaseState, Origin  # noqa: E402
from lianzhi.cases.models import CaseFile  # noqa: E402
from lianzhi.core import clock  # noqa: E402
from lianzhi.enterprises.models import Enterprise  # noqa: E402
from lianzhi.organisation.models import Authority  # noqa: E402

CASES = 50_000


def _case(number: int, enterprise: Enterprise, authority: Authority) -> CaseFile:
    discovered = clock.today() - timedelta(days=number % 365)
    return CaseFile(
        number=f"示例应急立〔2026〕{number}号",
        cause="未按规定对从业人员进行安全生产教育和培训（示例）",
        procedure_version="bench",
        state=list(CaseState)[number % len(CaseState)],
        origin=next(iter(Origin)),
        enterprise=enterprise,
        party_kind="unit",
        party_name=enterprise.name,
        party_identifier=enterprise.uscc,
        item_code="bench",
        penalty="安全生产法/97/1/3",
        obligation="安全生产法/28/1",
        place_code=authority.code,
        authority=authority,
        signs_as=authority,
        route="own",
        facts="示例",
        conduct_on=discovered,
        discovered_on=discovered,
        filed_on=discovered,
        decide_by=discovered + timedelta(days=90),
    )


def add_cases() -> None:
    """Cases spread evenly over the townships and their enterprises."""
    townships = list(Authority.objects.filter(code__regex=r"^\d{9}$").order_by("code"))
    enterprises = list(Enterprise.objects.order_by("pk"))
    with setup_writes("benchmark"):
        CaseFile.objects.bulk_create(
            _case(number, enterprises[number % len(enterprises)], townships[number % len(townships)])
            for number in range(CASES)
        )


def session_key(username: str) -> str:
    """A session in which the account is signed in."""
    account = get_user_model().objects.get(username=username)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    add_cases()
    print(*map(session_key, sys.argv[1:]))
