"""Whose papers an actor may open because the thing they belong to is open to it, and where that thing is."""

from __future__ import annotations

from django.urls import reverse

from lianzhi.cases.clues import get_clue_for
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible
from lianzhi.documents.models import Document
from lianzhi.inspections.selectors import get_finding_for, get_inspection_for

_DOORS = {
    "inspections.inspection": get_inspection_for,
    "inspections.finding": get_finding_for,
    "cases.clue": get_clue_for,
}


def may_open_owner(actor: Actor, owner: str) -> bool:
    """True where the actor serves in the inspection the paper belongs to, though its place be another's."""
    kind, _, number = owner.partition(":")
    door = _DOORS.get(kind)
    if door is None or not number.isdecimal():
        return False
    try:
        door(actor, int(number))
    except NotVisible:
        return False
    return True


def owner_url(document: Document) -> str:
    """The page of what holds the document; empty where it has none."""
    kind, _, key = document.owner.partition(":")
    names = {
        "cases.casefile": "cases:detail",
        "cases.clue": "cases:clue",
        "inspections.inspection": "inspections:detail",
        "inspections.finding": "inspections:finding",
    }
    return reverse(names[kind], args=[key]) if kind in names else ""
