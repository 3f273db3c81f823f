"""Reading the record."""

from __future__ import annotations

from django.db import models

from lianzhi.audit.models import AuditEvent


def history_of(subject: models.Model) -> models.QuerySet[AuditEvent]:
    """Every event on one thing, newest first; whoever may see the thing may see its history."""
    return AuditEvent.objects.filter(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))


def history_of_many(subjects: list[models.Model]) -> list[AuditEvent]:
    """The events on several things of one matter, newest first."""
    condition = models.Q(pk__in=[])
    for subject in subjects:
        condition |= models.Q(subject_type=subject._meta.label_lower, subject_id=str(subject.pk))
    return list(AuditEvent.objects.filter(condition))
