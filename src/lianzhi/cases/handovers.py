"""Reading handovers: a finding one authority passed to another."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.constants import HandoverState
from lianzhi.cases.models import CaseFile, Handover
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Reach, Role
from lianzhi.core.refusals import NotVisible
from lianzhi.inspections.models import OWNER_KIND as INSPECTION
from lianzhi.organisation.recused import recused_numbers


def get_handover_for(actor: Actor, handover_id: int) -> Handover:
    """The handover, where the actor's authority sent or receives it, or the actor sees the county."""
    queryset = Handover.objects.select_related(
        "finding__inspection__enterprise", "from_authority", "to_authority"
    )
    found = handovers_visible_to(actor, queryset).filter(pk=handover_id).first()
    if found is None:
        raise NotVisible("没有找到这次移送。")
    return found


def handovers_visible_to(
    actor: Actor, queryset: models.QuerySet[Handover] | None = None
) -> models.QuerySet[Handover]:
    """Handovers an actor may see: none of a finding whose inspection the actor stands aside from (行政处罚法 43)."""
    if queryset is None:
        queryset = Handover.objects.select_related(
            "finding__inspection__enterprise", "from_authority", "to_authority"
        ).defer("competence")
    queryset = queryset.exclude(finding__inspection_id__in=recused_numbers(actor, INSPECTION))
    if actor.sees_county:
        return queryset
    return queryset.filter(
        models.Q(from_authority_id=actor.authority_code)
        | models.Q(to_authority_id=actor.authority_code)
        | models.Q(place_code__in=actor.places)
    )


def may_answer_handover(actor: Actor, handover: Handover) -> bool:
    """Whether the actor answers for the receiver: its officer, and a squad lead only for the own district."""
    at_receiver = handover.to_authority_id == actor.authority_code and actor.has(Role.COUNTY_OFFICER)
    return at_receiver and (actor.reach != Reach.DISTRICT or handover.place_code in actor.places)


def handover_of(case: CaseFile) -> Handover | None:
    """The handover the case was opened on, or None."""
    return Handover.objects.filter(case=case).first()


def handovers_waiting_for(actor: Actor) -> models.QuerySet[Handover]:
    """Handovers this actor should accept or return, or open a case on."""
    if not actor.has(Role.COUNTY_OFFICER):
        return Handover.objects.none()
    waiting = models.Q(state=HandoverState.SENT) | models.Q(state=HandoverState.ACCEPTED, case__isnull=True)
    found = handovers_visible_to(actor).filter(waiting, to_authority_id=actor.authority_code)
    return found.filter(place_code__in=actor.places) if actor.reach == Reach.DISTRICT else found
