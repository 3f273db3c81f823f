"""The party of a new case as typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lianzhi.cases.services.parties import Party, unit_of
from lianzhi.enterprises.models import Enterprise


def party_typed(enterprise: Enterprise, data: Mapping[str, Any]) -> Party:
    """The enterprise itself, or the person of it the form names."""
    if data["target"] == "unit":
        return unit_of(enterprise)
    return Party(
        kind="person",
        subject=data["target"],
        name=data["person_name"],
        identifier=data["person_identifier"],
        details={
            "sex": data["person_sex"],
            "birth": data["person_birth"].isoformat(),
            "post": data["person_post"],
            "address": data["person_address"],
            "phone": data["person_phone"],
            "workplace": enterprise.name,
        },
    )
