"""What who was recused is told nothing of, even in the record (行政处罚法 43)."""

from __future__ import annotations

from lianzhi.core.actors import Actor
from lianzhi.documents.models import Document
from lianzhi.evidence.models import Evidence
from lianzhi.inspections.models import FieldMeasure, RectificationOrder
from lianzhi.organisation.recused import recused_owners

_INSPECTION = "inspections.inspection:"


def subjects_kept_from(actor: Actor) -> list[tuple[str, str]]:
    """Type and number, as events name their subject, of what the actor stands aside from and all that belongs to it."""
    owners = list(recused_owners(actor))
    if not owners:
        return []
    named = [(kind, number) for kind, _, number in (owner.partition(":") for owner in owners)]
    inspections = [owner.removeprefix(_INSPECTION) for owner in owners if owner.startswith(_INSPECTION)]
    belonging = (
        Document.objects.filter(owner__in=owners),
        Evidence.objects.filter(owner__in=owners),
        RectificationOrder.objects.filter(inspection_id__in=inspections),
        FieldMeasure.objects.filter(inspection_id__in=inspections),
    )
    for rows in belonging:
        named += [(rows.model._meta.label_lower, str(pk)) for pk in rows.values_list("pk", flat=True)]
    return named
