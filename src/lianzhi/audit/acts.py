"""The base of every act, and the guard that lets no write pass outside one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models, transaction

from lianzhi.audit.services import append
from lianzhi.core.actors import Actor

Result = TypeVar("Result")


@dataclass
class _Running:
    name: str
    recorded: int = 0


_running: ContextVar[_Running | None] = ContextVar("running_act", default=None)
_setup: ContextVar[str] = ContextVar("setup_writes", default="")

# Tables that hold no legal record: sessions, sign-in attempts, Django's own book-keeping.
UNGUARDED = (
    "django_",
    "axes_",
    "auth_",
    "sqlite_",
    "organisation_account",
    "core_democlock",
    "documents_batchjob",
)
_WRITES = ("INSERT", "UPDATE", "DELETE")


class UnauditedWrite(RuntimeError):
    """A programmer's mistake: a table was written outside an act."""


class ForgottenEvent(RuntimeError):
    """A programmer's mistake: an act finished without recording what it did."""


@dataclass(frozen=True, kw_only=True)
class Act(ABC, Generic[Result]):
    """One legal deed: checks right, state and law, writes, and records one event in the same transaction.

    An act called inside another act runs in the outer transaction and records its own event.
    """

    actor: Actor

    def execute(self) -> Result:
        """Do it, wholly or not at all. Raises the refusals of `core.refusals`."""
        mine = _Running(type(self).__name__)
        token = _running.set(mine)
        try:
            with transaction.atomic():
                result = self.perform()
                if mine.recorded == 0:
                    raise ForgottenEvent(f"{mine.name} recorded no event")
                return result
        finally:
            _running.reset(token)

    @abstractmethod
    def perform(self) -> Result:
        """The deed itself; runs inside the transaction."""

    def record(
        self,
        event: str,
        sentence: str,
        *,
        subject: models.Model,
        stream: str,
        payload: Mapping[str, Any] | None = None,
    ) -> None:
        """Append the event to its stream's chain. `sentence` is the Chinese line a supervisor reads."""
        running = _running.get()
        if running is None:
            raise UnauditedWrite("record() outside execute()")
        append(
            actor=self.actor,
            event=event,
            sentence=sentence,
            subject_type=subject._meta.label_lower,
            subject_id=str(subject.pk),
            stream=stream,
            payload=dict(payload or {}),
        )
        running.recorded += 1


@contextmanager
def setup_writes(reason: str) -> Iterator[None]:
    """Let a loader or a test's set-up write registers; the reason is its name, for whoever searches."""
    token = _setup.set(reason)
    try:
        yield
    finally:
        _setup.reset(token)


def guard_writes(  # noqa: PLR0917 — Django calls it with five
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: bool,  # noqa: FBT001 — Django's signature
    context: dict[str, Any],
) -> Any:
    """An execute wrapper: a write to a domain table outside an act raises UnauditedWrite."""
    words = sql.split(None, 3)
    if words and words[0].upper() in _WRITES and _running.get() is None and not _setup.get():
        table = next((word for word in words[1:3] if word.upper() not in {"INTO", "FROM", "OR"}), "").strip(
            '"'
        )
        if not table.startswith(UNGUARDED):
            raise UnauditedWrite(f"{words[0]} {table} outside an act")
    return execute(sql, params, many, context)
