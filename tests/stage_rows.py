"""The rows of a stage on either engine: what a database holds, what changed, and how to write it again.

The law library and Django's own book-keeping are left out: they stay outside every test's transaction, or are no part
of what a test asks about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Protocol

from django.apps import apps
from django.db import connection
from django.db.models import AutoField
from psycopg import sql

Key = tuple[Any, ...]
Row = tuple[Any, ...]
Snapshot = dict[str, dict[Any, Row]]
Restoring = Sequence[tuple[str, Sequence[Row]]]
UNREAD = ("django_", "laws_")


class Rows(Protocol):
    """What stages ask of an engine."""

    def ground(self) -> Key | None:
        """What tells one empty database from another, its numbering begun anew; None where it is not empty."""

    def written(self) -> Key:
        """What every written row changes, and what no other transaction answers."""

    def counted(self) -> Any:
        """How far the numbering has come, for `count_from`."""

    def count_from(self, counted: Any) -> None:
        """Go on numbering from there."""

    def snapshot(self) -> Snapshot:
        """Every row of every table that is read, by a key."""

    def difference(self, before: Snapshot, after: Snapshot) -> Restoring:
        """The statements that lead from the first to the second, which is how the database is now."""

    def write(self, restoring: Restoring) -> None:
        """Run such statements."""


def rows_of_this_engine() -> Rows:
    """SQLite's or PostgreSQL's."""
    return _sqlite() if connection.vendor == "sqlite" else _postgres()


# ---- SQLite ---------------------------------------------------------------------------------------


class _SqliteRows:
    """Rows by rowid. The numbering is a table: it is rolled back with the rest, and kept with the rest."""

    def ground(self) -> Key | None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT 1 FROM organisation_division)")
            if cursor.fetchone() != (0,):
                return None
            cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
            return ("sqlite", *cursor.fetchall())

    def written(self) -> Key:
        return (connection.connection.total_changes,)

    def counted(self) -> None:
        return None

    def count_from(self, counted: Any) -> None:
        assert counted is None

    def snapshot(self) -> Snapshot:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            names = [name for (name,) in cursor.fetchall() if not name.startswith(UNREAD)]
            found = {}
            for name in names:
                cursor.execute(f'SELECT rowid, * FROM "{name}"')  # noqa: S608 — the names are the database's own
                found[name] = {row[0]: row for row in cursor.fetchall()}
        return found

    def difference(self, before: Snapshot, after: Snapshot) -> Restoring:
        found: list[tuple[str, Sequence[Row]]] = []
        for name, gone, written in _differences(before, after):
            if gone:
                found.append((f'DELETE FROM "{name}" WHERE rowid = ?', [(key,) for key in gone]))  # noqa: S608
            if written:
                found.append((self._insertion(name), written))
        return found

    def write(self, restoring: Restoring) -> None:
        for statement, rows in restoring:
            connection.connection.executemany(statement, rows)

    def _insertion(self, name: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT rowid, * FROM "{name}" LIMIT 0')  # noqa: S608 — as above
            columns = [column[0] for column in cursor.description]
        named, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
        return f'INSERT OR REPLACE INTO "{name}" ({named}) VALUES ({marks})'  # noqa: S608 — as above


@cache
def _sqlite() -> Rows:
    return _SqliteRows()


# ---- PostgreSQL -----------------------------------------------------------------------------------


class _PostgresRows:
    """Rows by key, in the server's own text form. Its sequences go on after a rollback, so they are set back."""

    def __init__(self) -> None:
        models = {model._meta.db_table: model._meta for model in apps.get_models(include_auto_created=True)}
        read = {name: meta for name, meta in sorted(models.items()) if not name.startswith(UNREAD)}
        self._keys = {name: meta.pk.column for name, meta in read.items()}
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::regclass[]::oid[]", [list(models)])
            (self._oids,) = cursor.fetchone() or ([],)
            # Permissions are written by Django when it makes the tables, and stay.
            numbered = [
                (f'"{name}"', meta.pk.column)
                for name, meta in read.items()
                if isinstance(meta.pk, AutoField) and not name.startswith("auth_")
            ]
            columns = [list(column) for column in zip(*numbered, strict=True)]
            cursor.execute(
                "SELECT array_agg(pg_get_serial_sequence(t, c)) FROM unnest(%s::text[], %s::text[]) AS n (t, c)",
                columns,
            )
            (self._sequences,) = cursor.fetchone() or ([],)

    def ground(self) -> Key | None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT 1 FROM organisation_division), (SELECT count(*) FROM laws_article)"
            )
            taken, articles = cursor.fetchone() or (True, 0)
        if taken:
            return None
        self.count_from(((1, False),) * len(self._sequences))
        return ("postgresql", articles)

    def written(self) -> Key:
        counts = " + ".join(
            f"pg_stat_get_xact_tuples_{deed}(oid)" for deed in ("inserted", "updated", "deleted")
        )
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT pg_current_xact_id()::text, sum({counts}) FROM unnest(%s::oid[]) AS oid",  # noqa: S608
                [self._oids],
            )
            return tuple(cursor.fetchone() or ())

    def counted(self) -> tuple[tuple[int, bool], ...]:
        states = " UNION ALL ".join(
            f"SELECT last_value, is_called FROM {each}"  # noqa: S608 — the sequences' own names
            for each in self._sequences
        )
        with connection.cursor() as cursor:
            cursor.execute(states)
            return tuple(cursor.fetchall())

    def count_from(self, counted: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(self._setting(counted))

    def snapshot(self) -> Snapshot:
        each = " UNION ALL ".join(
            f'SELECT \'{name}\', "{key}"::text, t::text FROM "{name}" AS t'  # noqa: S608 — the models' own names
            for name, key in self._keys.items()
        )
        found: Snapshot = {name: {} for name in self._keys}
        with connection.cursor() as cursor:
            cursor.execute(each)
            for name, key, row in cursor.fetchall():
                found[name][key] = (row,)
        return found

    def difference(self, before: Snapshot, after: Snapshot) -> Restoring:
        found = []
        for name, gone, written in _differences(before, after):
            replaced = [
                key for key in after[name] if key in before[name] and after[name][key] != before[name][key]
            ]
            if gone or replaced:
                keys = sql.SQL(", ").join(sql.Literal(key) for key in (*gone, *replaced))
                found.append(
                    sql.SQL("DELETE FROM {} WHERE {}::text IN ({})").format(
                        sql.Identifier(name), sql.Identifier(self._keys[name]), keys
                    )
                )
            if written:
                rows = sql.SQL(", ").join(sql.Literal(row) for (row,) in written)
                found.append(
                    sql.SQL(
                        "INSERT INTO {0} SELECT (read).* FROM"
                        " (SELECT kept::{0} AS read FROM unnest(ARRAY[{1}]) AS kept OFFSET 0) AS once"
                    ).format(sql.Identifier(name), rows)
                )
        script = sql.SQL("; ").join(found).as_string(connection.connection)
        return [(f"{script}; {self._setting(self.counted())}", [])]

    def write(self, restoring: Restoring) -> None:
        for statement, _ in restoring:
            connection.connection.execute(statement)

    def _setting(self, counted: Sequence[tuple[int, bool]]) -> str:
        each = (
            f"setval('{name}', {last}, {called})"
            for name, (last, called) in zip(self._sequences, counted, strict=True)
        )
        return f"SELECT {', '.join(each)}"


@cache
def _postgres() -> Rows:
    return _PostgresRows()


def _differences(before: Snapshot, after: Snapshot) -> Iterator[tuple[str, list[Any], list[Row]]]:
    """Of every table that changed: the keys that are gone, the rows that were written."""
    for name, rows in after.items():
        stood = before[name]
        gone = [key for key in stood if key not in rows]
        written = [row for key, row in rows.items() if stood.get(key) != row]
        if gone or written:
            yield name, gone, written
