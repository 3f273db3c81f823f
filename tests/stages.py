"""Stages a test starts from: reached once a process, then put back as the database had them.

Most tests begin at a stage that many acts lead to: a county, its people, a case decided on. The first test that asks
reaches it by those acts; what they wrote is kept and written back for every other test that asks for the same stage on
the same ground. Who wrote anything in between left the ground: the next stage is reached by its acts again.
"""

from __future__ import annotations

import copy
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any, TypeVar

from lianzhi.core import clock
from tests.held_clock import HeldClock
from tests.stage_rows import Key, Restoring, Rows, rows_of_this_engine

Reached = TypeVar("Reached")


@dataclass(frozen=True, slots=True)
class Mark:
    """A ground, and how far its numbering had come."""

    ground: Key
    counted: Any


@dataclass(frozen=True, slots=True)
class _Kept:
    """What writes the stage's rows, its files, the instant, and what was answered."""

    restoring: Restoring
    files: Path | None
    instant: datetime
    answer: Any


class Stages:
    """The stages of this process, and the ground the running test stands on."""

    def __init__(self) -> None:
        self._kept: dict[Key, _Kept] = {}
        self._ground: Key = ()
        self._written: Key | None = None
        self._folder = TemporaryDirectory(prefix="lianzhi-stages-")

    @property
    def _rows(self) -> Rows:
        return rows_of_this_engine()

    def begin(self) -> None:
        """Stand on the ground of an empty database, as far as it is one and counts from where others counted."""
        ground = self._rows.ground()
        self._ground = ground or ()
        self._written = self._rows.written() if ground else None

    def mark(self) -> Mark:
        """Where the test stands, to come back to by `resume`."""
        return Mark(self._ground, self._rows.counted())

    def resume(self, mark: Mark) -> None:
        """Stand again on a ground, after everything that was written on it was rolled back."""
        if self._written is not None:
            self._rows.count_from(mark.counted)
            self._ground, self._written = mark.ground, self._rows.written()

    def reach(
        self, key: Key, by: Callable[[], Reached], *, held: HeldClock, files: Path | None = None
    ) -> Reached:
        """The stage of that key on this ground: put back where it was reached before, else reached by its acts.

        `key` names everything the acts depend on besides the ground and the clock.
        """
        rows = self._rows
        if self._written is None or self._written != rows.written():
            return by()
        stage = (*self._ground, key, clock.now())
        kept = self._kept.get(stage)
        if kept is None:
            before = rows.snapshot()
            answer = by()
            restoring = rows.difference(before, rows.snapshot())
            self._kept[stage] = _Kept(restoring, self._copy_of(files), clock.now(), copy.deepcopy(answer))
        else:
            # Past the write guard: these rows were written by acts once.
            rows.write(kept.restoring)
            if files and kept.files:
                shutil.copytree(kept.files, files, dirs_exist_ok=True)
            held.at(kept.instant)
            answer = copy.deepcopy(kept.answer)
        self._ground, self._written = stage, rows.written()
        return answer

    def forget(self) -> None:
        """Reach every stage by its acts again."""
        self._kept.clear()

    def _copy_of(self, files: Path | None) -> Path | None:
        if files is None:
            return None
        folder = Path(mkdtemp(dir=self._folder.name))
        shutil.copytree(files, folder, dirs_exist_ok=True)
        return folder


STAGES = Stages()
