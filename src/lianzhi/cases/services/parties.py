"""The party of a case as typed or taken from the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field

from lianzhi.enterprises.models import Enterprise


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who is to be punished: `kind` unit or person, `subject` as the penalty article names it."""

    kind: str
    subject: str
    name: str
    identifier: str
    details: dict[str, str] = field(default_factory=dict)


def unit_of(enterprise: Enterprise) -> Party:
    """The enterprise itself, with what the ledger knows of it."""
    return Party(
        kind="unit",
        subject="unit",
        name=enterprise.name,
        identifier=enterprise.uscc,
        details={
            "address": enterprise.address,
            "phone": enterprise.phone,
            "representative": enterprise.legal_representative,
            "post": "法定代表人",
        },
    )
