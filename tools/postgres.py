"""Find a PostgreSQL to test on, and clear away what the tests made there."""

from __future__ import annotations

import os
import secrets
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

LOCAL = "postgresql://postgres@127.0.0.1:5432/postgres"
PREFIX = "lianzhi_suite_"
_WAIT_SECONDS = 3


def _maintenance(url: str) -> str:
    """The same server's maintenance database."""
    parts = urlsplit(url)
    return urlunsplit(("postgresql", parts.netloc, "/postgres", parts.query, ""))


def _may_create(url: str) -> bool:
    try:
        with psycopg.connect(_maintenance(url), connect_timeout=_WAIT_SECONDS) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
            return bool(row and row[0])
    except psycopg.OperationalError:
        return False


def reachable_server() -> str | None:
    """DATABASE_URL where it names a reachable PostgreSQL, else the local server, else None."""
    for url in (os.environ.get("DATABASE_URL", ""), LOCAL):
        if url.startswith(("postgres://", "postgresql://")) and _may_create(url):
            return url
    return None


def throw_away_url(server: str) -> str:
    """A URL on that server with a database name nobody uses; Django creates `test_<name>` from it."""
    parts = urlsplit(server)
    return urlunsplit(("postgresql", parts.netloc, f"/{PREFIX}{secrets.token_hex(4)}", parts.query, ""))


def drop_databases_of(url: str) -> None:
    """Drop every test database (one a worker) made for this URL's name."""
    name = urlsplit(url).path.lstrip("/")
    with psycopg.connect(_maintenance(url), autocommit=True, connect_timeout=_WAIT_SECONDS) as connection:
        rows = connection.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", (f"test_{name}",)
        ).fetchall()
        for (database,) in rows:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))
