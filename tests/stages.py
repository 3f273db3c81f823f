"""Stages a test starts from: reached once a process, then put back as the database had them.

Most tests begin at a stage that many acts lead to: a county, its people, a case decided on. The first test that asks
reaches it by those acts; what they wrote is kept and written back for every other test that asks for the same stage on
the same ground. Who wrote anything in between left the ground: the next stage is reached by its acts again. So is every
stage on PostgreSQL, whose sequences go on after a rollback.
"""

from __future__ import annotations

import copy
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from django.db import connection

from lianzhi.core import clock
from tests.held_clock import HeldClock

Row = tuple[Any, ...]
Key = tuple[Any, ...]
Reached = TypeVar("Reached")
UNREAD = ("django_", "laws_")


@dataclass(frozen=True, slots=True)
class _Kept:
    """What differs from the ground by statement, the files, the instant, and what was answered."""

    gone: dict[str, list[Row]]
    written: dict[str, list[Row]]
    files: Path | None
    instant: datetime
    answer: Any


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's columns, the rowid first, and its rows by rowid."""

    columns: tuple[str, ...]
    rows: dict[int, Row]


class Stages:
    """The stages of this process, and the ground the running test stands on."""

    def __init__(self) -> None:
        self._kept: dict[Key, _Kept] = {}
        self.ground: Key = ()
        self._changes = -1

    def begin(self) -> None:
        """Stand on the ground of an empty database, as far as it is one and counts from where others counted."""
        if not isinstance(connection.connection, sqlite3.Connection):
            self._changes = -1
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT 1 FROM organisation_division)")
            empty = cursor.fetchone() == (0,)
            cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
            self.ground = tuple(cursor.fetchall())
        self._changes = _changes() if empty else -1

    def resume(self, ground: Key) -> None:
        """Stand again on a ground, after everything that was written on it was rolled back."""
        if self._changes >= 0:
            self.ground, self._changes = ground, _changes()

    def reach(
        self, key: Key, by: Callable[[], Reached], *, held: HeldClock, files: Path | None = None
    ) -> Reached:
        """The stage of that key on this ground: put back where it was reached before, else reached by its acts.

        `key` names everything the acts depend on besides the ground and the clock.
        """
        if self._changes < 0 or self._changes != _changes():
            return by()
        stage = (*self.ground, key, clock.now())
        kept = self._kept.get(stage)
        if kept is None:
            before = _tables()
            answer = by()
            self._kept[stage] = _keep(before, answer, files)
        else:
            answer = _put_back(kept, held, files)
        self.ground, self._changes = stage, _changes()
        return answer


STAGES = Stages()


def _changes() -> int:
    """How many rows this connection ever wrote."""
    written: int = connection.connection.total_changes
    return written


def _tables() -> dict[str, _Table]:
    """The whole database but for the law library and Django's own book-keeping."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for (name,) in cursor.fetchall() if not name.startswith(UNREAD)]
        found = {}
        for name in names:
            cursor.execute(f'SELECT rowid, * FROM "{name}"')  # noqa: S608 — the names are the database's own
            columns = tuple(column[0] for column in cursor.description)
            found[name] = _Table(columns, {row[0]: row for row in cursor.fetchall()})
    return found


def _keep(before: dict[str, _Table], answer: object, files: Path | None) -> _Kept:
    written, gone = {}, {}
    for name, after in _tables().items():
        stood = before[name].rows
        rows = [row for rowid, row in after.rows.items() if stood.get(rowid) != row]
        if rows:
            written[_insertion(name, after.columns)] = rows
        lost = [(rowid,) for rowid in stood if rowid not in after.rows]
        if lost:
            gone[f'DELETE FROM "{name}" WHERE rowid = ?'] = lost  # noqa: S608 — as above
    folder = Path(tempfile.mkdtemp(prefix="lianzhi-stage-")) if files else None
    if files and folder:
        shutil.copytree(files, folder, dirs_exist_ok=True)
    return _Kept(gone, written, folder, clock.now(), copy.deepcopy(answer))


def _insertion(name: str, columns: tuple[str, ...]) -> str:
    named = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT OR REPLACE INTO "{name}" ({named}) VALUES ({", ".join("?" * len(columns))})'  # noqa: S608


def _put_back(kept: _Kept, held: HeldClock, files: Path | None) -> Any:
    # Past the write guard: these rows were written by acts once.
    for statement, rows in (*kept.gone.items(), *kept.written.items()):
        connection.connection.executemany(statement, rows)
    if files and kept.files:
        shutil.copytree(kept.files, files, dirs_exist_ok=True)
    held.at(kept.instant)
    return copy.deepcopy(kept.answer)
