"""Who was told to stand aside from what (行政处罚法 43).

Every queryset that hides a matter from the recused reads this, so it imports nothing but the model.
"""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Cast, Substr

from lianzhi.core.actors import Actor
from lianzhi.organisation.models import RecusedOfficer


def recused_owners(actor: Actor) -> models.QuerySet[RecusedOfficer, str]:
    """The owner keys the actor was told to stand aside from (行政处罚法 43); read afresh by whoever narrows by it."""
    return RecusedOfficer.objects.filter(officer_id=actor.officer_key).values_list("owner", flat=True)


def recused_numbers(actor: Actor, kind: str) -> models.QuerySet[RecusedOfficer, int]:
    """The same as record numbers of one kind of owner, such as `cases.casefile:`."""
    number = Cast(Substr("owner", len(kind) + 1), models.BigIntegerField())
    found = RecusedOfficer.objects.filter(officer_id=actor.officer_key, owner__startswith=kind)
    return found.annotate(number=number).values_list("number", flat=True)


def recused_from(owner: str) -> frozenset[int]:
    """The officers who stand aside from an owner."""
    return frozenset(RecusedOfficer.objects.filter(owner=owner).values_list("officer_id", flat=True))
