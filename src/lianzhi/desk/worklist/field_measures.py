"""What a measure on the spot asks of an actor: look whether the hazard is gone, answer whether work resumes."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.desk.parts.shapes import WorkItem
from lianzhi.inspections.constants import FieldMeasureState
from lianzhi.inspections.models import FieldMeasure
from lianzhi.inspections.selectors import field_measures_visible_to

OFFICERS = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
DEEDS = {
    FieldMeasureState.REPORTED: "审查隐患排除情况",
    FieldMeasureState.REVIEWED: "答复是否恢复生产经营和使用",
}


def field_measures_waiting_for(actor: Actor) -> models.QuerySet[FieldMeasure]:
    """Reported ones for who inspected, reviewed ones for the head of the authority."""
    if not actor.has(*OFFICERS, Role.APPROVING_LEADER):
        return FieldMeasure.objects.none()
    mine = models.Q(pk__in=[])
    if actor.has(*OFFICERS):
        officers = models.Q(inspection__officers__officer_id=actor.officer_key)
        mine |= models.Q(state=FieldMeasureState.REPORTED) & officers
    if actor.has(Role.APPROVING_LEADER):
        own = models.Q(inspection__authority_id=actor.authority_code)
        mine |= models.Q(state=FieldMeasureState.REVIEWED) & own
    return field_measures_visible_to(actor).filter(mine).distinct()


def field_measure_item(measure: FieldMeasure) -> WorkItem:
    """One of them as a card."""
    return WorkItem(
        title=DEEDS[FieldMeasureState(measure.state)],
        url=reverse("inspections:detail", args=[measure.inspection_id]),
        subject=measure.inspection.enterprise.name,
        kind="检查",
        note=f"{measure.document.number}　{measure}",
        word=measure.get_state_display(),
        tone="todo",
    )
