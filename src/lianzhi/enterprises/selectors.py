"""Reading the ledger: whole for the county, else the actor's places; strangers' enterprises do not exist."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible
from lianzhi.enterprises.models import Enterprise, EnterpriseQuerySet


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterpriseFilter:
    """What a list is narrowed by; empty means not narrowed. `words` is part of a name or of a code."""

    words: str = ""
    place_code: str = ""
    sector: str = ""
    level: str = ""
    risk_grade: str = ""
    is_active: bool | None = True


def get_enterprise_for(actor: Actor, enterprise_id: int) -> Enterprise:
    """One enterprise; NotVisible where the actor may not see it or there is none."""
    found = enterprises_for(actor, EnterpriseFilter(is_active=None)).filter(pk=enterprise_id).first()
    if found is None:
        raise NotVisible("没有这个企业，或者它不在您的可见范围内。")
    return found


def enterprises_for(actor: Actor, narrowed: EnterpriseFilter) -> EnterpriseQuerySet:
    """The ledger as the actor may see it, with place and supervisor read along."""
    found = Enterprise.objects.visible_to(actor).select_related("place", "supervisor")
    exact = {
        "place_id": narrowed.place_code,
        "sector": narrowed.sector,
        "level": narrowed.level,
        "risk_grade": narrowed.risk_grade,
    }
    found = found.filter(**{name: value for name, value in exact.items() if value})
    if narrowed.is_active is not None:
        found = found.filter(is_active=narrowed.is_active)
    words = narrowed.words.strip()
    if words:
        found = found.filter(models.Q(name__icontains=words) | models.Q(uscc__istartswith=words))
    return found


def enterprises_by_id_for(actor: Actor, ids: list[int]) -> list[Enterprise]:
    """Enterprises in the order asked for; NotVisible where the actor may not see one."""
    visible = enterprises_for(actor, EnterpriseFilter(is_active=None)).filter(pk__in=ids)
    found = {enterprise.pk: enterprise for enterprise in visible}
    if any(pk not in found for pk in ids):
        raise NotVisible("所选企业不在您的可见范围内。")
    return [found[pk] for pk in ids]


def uscc_is_taken(uscc: str, *, except_id: int | None = None) -> bool:
    """Whether the code stands in the ledger already, seen or not: codes are unique in the county."""
    found = Enterprise.objects.filter(uscc=uscc)
    return (found if except_id is None else found.exclude(pk=except_id)).exists()
