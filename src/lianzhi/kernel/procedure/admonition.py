"""The guards of a minor admonition (轻微告诫改正): minor, corrected in time, and taught (行政处罚法 33)."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import refusal


def _minor(facts: CaseFacts) -> Iterator[Refusal]:
    seen = facts.admonition
    exempt = seen.is_minor and seen.harmless
    first = seen.is_first and seen.consequence_minor
    if not exempt and not first:
        yield refusal("not-minor")


def _not_overdue(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.overdue_proven:
        yield refusal("admonition-after-overdue")


def _corrected(facts: CaseFacts) -> Iterator[Refusal]:
    seen = facts.admonition
    if seen.corrected_on is None or not seen.proof.strip():
        yield refusal("correction-missing")
    elif seen.correct_by is not None and seen.corrected_on > seen.correct_by:
        yield refusal(
            "corrected-late", until=seen.correct_by.isoformat(), actual=seen.corrected_on.isoformat()
        )


def _educated(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.admonition.educated:
        yield refusal("education-missing")


GUARDS: dict[str, Guard] = {
    "minor": _minor,
    "not-overdue": _not_overdue,
    "corrected": _corrected,
    "educated": _educated,
}
