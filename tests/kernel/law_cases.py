"""The YAML law cases: one schema for the questions of `ask`, checked when read, so that a slip in a key is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from lianzhi.kernel.documents import suggestion
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml

FOLDER = Path(__file__).parents[1] / "law_cases"


class Kind(StrEnum):
    """What a case is there to prove."""

    TYPICAL = "typical"
    BOUNDARY = "boundary"
    EXCEPTION = "exception"
    LIGHTER_LAW = "lighter-law"
    REPEALED = "repealed"
    PRECEDENT = "precedent"


class LawCase(msgspec.Struct, frozen=True, kw_only=True):
    """A question, the articles it proves, its two days, and what the answer must hold.

    `lines` and `says` are for the yearly plan; the last three for a precedent: where it was published, who read it.
    """

    id: str
    title: str
    cites: tuple[str, ...]
    act_date: date
    decision_date: date
    kind: Kind
    given: dict[str, Any]
    expect: dict[str, Any]
    lines: tuple[str, ...] = ()
    says: tuple[str | int, ...] = ()
    source: str = ""
    reviewed_by: str = ""
    reviewed_on: date | None = None


KEYS = tuple(field.name for field in msgspec.structs.fields(LawCase))


def read_cases(path: Path) -> tuple[LawCase, ...]:
    """The cases of one file; BrokenRulePack names the case and the mistake."""
    documents = load_yaml(path, tuple[dict[str, Any], ...])
    for document in documents:
        for key in document:
            if key not in KEYS:
                mistake = f"no key is called {key}{suggestion(key, KEYS)}"
                raise BrokenRulePack(str(path), str(document.get("id")), mistake)
    try:
        found = msgspec.convert(documents, tuple[LawCase, ...])
    except msgspec.ValidationError as error:
        raise BrokenRulePack(str(path), "$", str(error)) from error
    seen: set[str] = set()
    for case in found:
        for mistake in _mistakes(case, seen):
            raise BrokenRulePack(str(path), case.id, mistake)
        seen.add(case.id)
    return found


def cases_of(family: str) -> list[tuple[str, LawCase]]:
    """Every case of a folder, with its file's stem."""
    return [
        (path.stem, case) for path in sorted((FOLDER / family).glob("*.yaml")) for case in read_cases(path)
    ]


def _mistakes(case: LawCase, seen: set[str]) -> Iterator[str]:
    if case.id in seen:
        yield "the id stands twice"
    if not case.cites:
        yield "no article is cited"
    for ref in case.cites:
        parse_ref(ref)
    if case.decision_date < case.act_date:
        yield "decided before the act"
    asked = sorted(_days(case.given))
    if asked and not {case.act_date.isoformat(), case.decision_date.isoformat()} <= set(asked):
        yield f"its dates are not those asked about: {'、'.join(asked)}"
    if case.kind is Kind.PRECEDENT and not (case.source and case.reviewed_by and case.reviewed_on):
        yield "a precedent names its source, who read it and when"


def _days(given: dict[str, Any]) -> Iterator[str]:
    """The days a question itself names as the act's and the decision's."""
    for key in ("conduct_date", "decision_date", "start", "date"):
        if key in given:
            yield str(given[key])[:10]
    for violation in given.get("violations", ()):
        yield from _days(violation)
