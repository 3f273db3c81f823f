"""Reading evidence."""

from __future__ import annotations

from collections.abc import Iterable

from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible
from lianzhi.evidence.models import Evidence


def get_evidence_for(actor: Actor, evidence_id: int) -> Evidence:
    """The piece of evidence, where the actor may see it."""
    found = (
        Evidence.objects.visible_to(actor)
        .select_related("authority", "taken_by", "second_officer")
        .filter(pk=evidence_id)
        .first()
    )
    if found is None:
        raise NotVisible("没有找到这份证据。")
    return found


def evidence_of(actor: Actor, *owners: str) -> list[Evidence]:
    """The evidence of owners such as `inspections.finding:12`, in the order it was taken."""
    return list(
        Evidence.objects.visible_to(actor)
        .filter(owner__in=owners)
        .select_related("taken_by", "second_officer")
    )


def evidence_by_owner(actor: Actor, owners: Iterable[str]) -> dict[str, list[Evidence]]:
    """The evidence of many owners in one query, each owner's in the order it was taken."""
    found: dict[str, list[Evidence]] = {}
    for each in evidence_of(actor, *owners):
        found.setdefault(each.owner, []).append(each)
    return found
