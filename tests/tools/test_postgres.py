from __future__ import annotations

import pytest

from tools import postgres


def test_a_throw_away_database_keeps_the_server_and_never_the_name() -> None:
    url = postgres.throw_away_url("postgres://wang:secret@db.example:5433/lianzhi?sslmode=require")
    assert url.startswith("postgresql://wang:secret@db.example:5433/lianzhi_suite_")
    assert url.endswith("?sslmode=require")
    assert url != postgres.throw_away_url("postgres://wang:secret@db.example:5433/lianzhi?sslmode=require")


def test_an_unreachable_server_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    monkeypatch.setattr(postgres, "LOCAL", nowhere)
    monkeypatch.setenv("DATABASE_URL", nowhere)
    assert postgres.reachable_server() is None
    monkeypatch.setenv("DATABASE_URL", "mysql://somewhere/else")
    assert postgres.reachable_server() is None
