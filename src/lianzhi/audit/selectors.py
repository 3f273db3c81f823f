"""Reading the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models

from lianzhi.audit.models import AuditEvent
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NotVisible, require

READERS = (Role.SUPERVISOR, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """What the list is narrowed by; empty means not narrowed. Days are Asia/Shanghai days, both included."""

    words: str = ""
    actor_name: str = ""
    authority_code: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None


def events_for(
    actor: Actor, narrowed: EventFilter, *, without: Iterable[tuple[str, str]] = ()
) -> models.QuerySet[AuditEvent]:
    """Every event there is, for who supervises enforcement; NoRight for everybody else.

    `without`: subjects by type and number that this reader stands aside from.
    """
    require(actor, *READERS)
    conditions = {
        "sentence__icontains": narrowed.words.strip(),
        "actor_name__icontains": narrowed.actor_name.strip(),
        "actor_authority": narrowed.authority_code,
        "subject_type__startswith": narrowed.subject,
        "at__date__gte": narrowed.since,
        "at__date__lte": narrowed.until,
    }
    found = AuditEvent.objects.filter(**{name: value for name, value in conditions.items() if value})
    numbers: dict[str, list[str]] = {}
    for kind, number in without:
        numbers.setdefault(kind, []).append(number)
    for kind, barred in numbers.items():
        found = found.exclude(subject_type=kind, subject_id__in=barred)
    return found


def get_event_for(actor: Actor, event_id: int, *, without: Iterable[tuple[str, str]] = ()) -> AuditEvent:
    """One event, for who supervises enforcement; `without` as in `events_for`."""
    found = events_for(actor, EventFilter(), without=without).filter(pk=event_id).first()
    if found is None:
        raise NotVisible("没有这条审计记录。")
    return found


def latest_digest() -> str:
    """The digest of the newest event: as long as it is the newest, no act changed anything."""
    return AuditEvent.objects.order_by("-pk").values_list("digest", flat=True).first() or ""


def newest_of(subjects: Iterable[tuple[str, str]]) -> AuditEvent | None:
    """The newest event on any of these, each named by its type and its number; None where there is none."""
    condition = models.Q(pk__in=[])
    for kind, number in subjects:
        condition |= models.Q(subject_type=kind, subject_id=number)
    return AuditEvent.objects.filter(condition).order_by("-pk").first()


def history_of(subject: models.Model) -> models.QuerySet[AuditEvent]:
    """Every event on one thing, newest first; whoever may see the thing may see its history."""
    return AuditEvent.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))


def history_of_many(subjects: list[models.Model]) -> list[AuditEvent]:
    """The events on several things of one matter, newest first."""
    condition = models.Q(pk__in=[])
    for subject in subjects:
        condition |= models.Q(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
    return list(AuditEvent.objects.filter(condition))
