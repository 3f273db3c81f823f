"""The guards of a recusal (回避): decided by the head, or by the heads together; reasoned; somebody takes over."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import refusal


def _decider(facts: CaseFacts) -> Iterator[Refusal]:
    asked = facts.recusal
    together = {name.strip() for name in asked.together if name.strip()}
    if asked.decider_is_person or asked.person in together:
        yield refusal("recusal-own-decision", name=asked.person)
    alone = len(together) < 2  # together means more than one
    if asked.person_is_head and alone:
        yield refusal("recusal-head-together", name=asked.person)


def _reasoned(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.recusal.findings.strip() or not facts.recusal.reason.strip():
        yield refusal("recusal-unreasoned", name=facts.recusal.person)


def _successor(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.recusal.successor:
        yield refusal("recusal-successor-missing", name=facts.recusal.person)


def _settled(facts: CaseFacts) -> Iterator[Refusal]:
    for name in facts.recusal.open:
        yield refusal("recusal-open", name=name)


GUARDS: dict[str, Guard] = {
    "recusal-decider": _decider,
    "recusal-reasoned": _reasoned,
    "recusal-successor": _successor,
    "recusal-settled": _settled,
}
