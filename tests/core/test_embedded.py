"""The embedded database is counted at a server's start; the other one counts itself."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection

from lianzhi.core import embedded
from lianzhi.organisation.models import Division
from tests.factories.organisation import County


def test_sqlite_learns_how_large_a_table_is(county: County) -> None:
    embedded.count_anew()
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [Division._meta.db_table])
        counted = {int(stat.split()[0]) for (stat,) in cursor.fetchall()}
    assert counted == {Division.objects.count()}


def test_a_busy_database_stops_no_server(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    class Busy:
        vendor = "sqlite"

        def cursor(self) -> object:
            raise OperationalError("database is locked")

    monkeypatch.setattr(embedded, "connection", Busy())
    embedded.count_anew()
    assert "database is locked" in caplog.text
