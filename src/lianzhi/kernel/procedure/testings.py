"""The guards of testing and expert appraisal of evidence (检测、检验、鉴定; 行政强制法 25, 行政处罚法 46, 56)."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import refusal


def _ready(facts: CaseFacts) -> Iterator[Refusal]:
    seen = facts.testing
    if not seen.questions:
        yield refusal("testing-question-missing")
    if not seen.qualification.strip():
        yield refusal("testing-institution-unqualified")
    if seen.tested_elsewhere:
        yield refusal("testing-repeated", things="、".join(seen.tested_elsewhere))


def _start(facts: CaseFacts) -> Iterator[Refusal]:
    """The period begins on the day it is recorded and its end is named beforehand."""
    started, until = facts.testing.started_on, facts.testing.until
    if started is not None and started > facts.today:
        yield refusal("testing-future", day=started.isoformat())
    if started is not None and started < facts.today:
        yield refusal("testing-backdated", day=started.isoformat())
    if until is None:
        yield refusal("testing-period-unclear")
    elif until < facts.today:
        yield refusal("testing-reversed", start=facts.today.isoformat(), end=until.isoformat())


def _told(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.testing.told_how.strip():
        yield refusal("testing-notice-missing")


def _longer(facts: CaseFacts) -> Iterator[Refusal]:
    until, asked = facts.testing.until, facts.testing.asked_until
    if until is not None and facts.today > until:
        yield refusal("testing-prolonged-late", until=until.isoformat())
    if until is not None and (asked is None or asked <= until):
        yield refusal("testing-not-longer", until=until.isoformat())


def _end(facts: CaseFacts) -> Iterator[Refusal]:
    started, ended = facts.testing.started_on, facts.testing.ended_on
    if ended is None or started is None:
        return
    if ended > facts.today:
        yield refusal("testing-future", day=ended.isoformat())
    if ended < started:
        yield refusal("testing-reversed", start=started.isoformat(), end=ended.isoformat())


def _opinion(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.testing.opinion.strip():
        yield refusal("testing-opinion-missing")
    if not facts.testing.is_signed:
        yield refusal("testing-opinion-unsigned")


GUARDS: dict[str, Guard] = {
    "testing-ready": _ready,
    "testing-start": _start,
    "testing-told": _told,
    "testing-longer": _longer,
    "testing-end": _end,
    "testing-opinion": _opinion,
}
