"""Applications for more time to correct that a head has not answered yet (整改延期)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.desk.parts.shapes import WorkItem
from lianzhi.desk.worklist.wording import left_until
from lianzhi.inspections.models import RectificationOrder
from lianzhi.inspections.selectors import orders_asked_longer_visible_to


def postponements_waiting_for(actor: Actor) -> models.QuerySet[RectificationOrder]:
    """Orders of the head's own authority with an open application; not where the head made the visit."""
    if not actor.has(Role.APPROVING_LEADER):
        return RectificationOrder.objects.none()
    return (
        orders_asked_longer_visible_to(actor)
        .filter(inspection__authority_id=actor.authority_code)
        .exclude(inspection__officers__officer_id=actor.officer_key)
    )


def postponement_item(order: RectificationOrder, today: date) -> WorkItem:
    """One of them as a card; the day is the last of the term that still holds."""
    word, tone = left_until(order.due_on, today)
    return WorkItem(
        title="答复整改延期申请",
        url=reverse("inspections:postpone-answer", args=[order.pk]),
        subject=order.inspection.enterprise.name,
        kind="整改",
        note=f"{order.document.number}原整改期限届满前申请延期",
        due=order.due_on,
        word=word,
        tone=tone,
    )
