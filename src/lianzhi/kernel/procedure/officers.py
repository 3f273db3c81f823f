"""Two certified officers: who counts on a day, and why somebody does not (行政处罚法 42)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import OfficerFacts
from lianzhi.kernel.procedure.words import officers_needed, refusal


def enforcing_refusals(officers: Sequence[OfficerFacts], on: date) -> tuple[Refusal, ...]:
    """Why these persons may not enforce together on that day; empty where they may.

    Codes: auxiliary-counted, certificate-missing, certificate-lapsed, same-person-twice, too-few-officers.
    """
    found: list[Refusal] = []
    counted: set[str] = set()
    numbers: set[str] = set()
    for officer in officers:
        bars = tuple(_bars(officer, on))
        found.extend(bars)
        if officer.identity in counted or (
            officer.certificate_number and officer.certificate_number in numbers
        ):
            found.append(refusal("same-person-twice", name=officer.name))
        elif not bars:
            counted.add(officer.identity)
            numbers.add(officer.certificate_number)
    minimum = officers_needed(on)
    if len(counted) < minimum:
        found.append(refusal("too-few-officers", minimum=minimum, count=len(counted)))
    return tuple(found)


def may_enforce(officer: OfficerFacts, on: date) -> bool:
    """True where the person counts as an officer on that day."""
    return not any(_bars(officer, on))


def _bars(officer: OfficerFacts, on: date) -> Iterator[Refusal]:
    if not officer.is_official:
        yield refusal("auxiliary-counted", name=officer.name)
    elif not officer.certificate_number or officer.certificate_from is None:
        yield refusal("certificate-missing", name=officer.name)
    elif on < officer.certificate_from or (
        officer.certificate_to is not None and on > officer.certificate_to
    ):
        until = officer.certificate_to.isoformat() if officer.certificate_to else "长期"
        yield refusal(
            "certificate-lapsed",
            name=officer.name,
            number=officer.certificate_number,
            day=on.isoformat(),
            until=until,
        )
