"""Whose papers an actor may open because the thing they belong to is open to it."""

from __future__ import annotations

from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible
from lianzhi.inspections.selectors import get_finding_for, get_inspection_for

_DOORS = {"inspections.inspection": get_inspection_for, "inspections.finding": get_finding_for}


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
