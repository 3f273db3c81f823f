"""Reading the register of clues; who told is read through an act only."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.constants import ClueState
from lianzhi.cases.models.clue import Clue, ClueInformant
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible


def clues_visible_to(actor: Actor) -> models.QuerySet[Clue]:
    """The register as an actor may see it, without the content of any."""
    return Clue.objects.visible_to(actor).select_related("authority", "assignee").defer("content", "found")


def get_clue_for(actor: Actor, clue_id: int) -> Clue:
    """The clue, where the actor may see it."""
    found = (
        Clue.objects.visible_to(actor)
        .select_related("authority", "assignee", "receiver", "enterprise", "case")
        .filter(pk=clue_id)
        .first()
    )
    if found is None:
        raise NotVisible("没有找到这条线索。")
    return found


def informant_of(clue: Clue) -> ClueInformant | None:
    """Who told; only `ReadInformant` may ask."""
    return ClueInformant.objects.filter(clue=clue).first()


def has_informant(clue: Clue) -> bool:
    """Whether anybody is sealed behind the clue; not who."""
    return ClueInformant.objects.filter(clue=clue).exists()


def clues_waiting_for(actor: Actor) -> models.QuerySet[Clue]:
    """The clues whose next deed is this actor's."""
    mine = models.Q(state=ClueState.ASSIGNED, assignee_id=actor.officer_key)
    kept = models.Q(state__in=(ClueState.RECEIVED, ClueState.TO_REPLY), receiver_id=actor.officer_key)
    return clues_visible_to(actor).filter(mine | kept)
