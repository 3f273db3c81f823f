"""Print a session key of the account named by the first argument; run in a process of its own on a scratch database."""

from __future__ import annotations

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianzhi.conf.settings")
django.setup()

from django.contrib.auth import (  # noqa: E402 — Django must be set up first
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user_model,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402 — Django must be set up first


def main(username: str) -> None:
    """Make the session and print its key."""
    account = get_user_model().objects.get(username=username)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    print(session.session_key)


if __name__ == "__main__":
    main(sys.argv[1])
