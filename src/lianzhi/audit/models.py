"""The append-only chain of what was done: who, when, what, on what, with what result."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class StreamHead(models.Model):
    """The last link of a stream; the row is locked while a link is added, so a stream never forks."""

    stream = models.CharField("链", max_length=80, primary_key=True)
    sequence = models.PositiveBigIntegerField("末号", default=0)
    digest = models.CharField("末端摘要", max_length=64, default="0" * 64)

    class Meta:
        verbose_name = "审计链"

    def __str__(self) -> str:
        return f"{self.stream}#{self.sequence}"


class AuditEvent(models.Model):
    """One deed. Written only by an act, in the act's own transaction; never changed, never deleted."""

    stream = models.CharField("链", max_length=80)
    sequence = models.PositiveBigIntegerField("序号")
    at = models.DateTimeField("时间")
    event = models.CharField("事件", max_length=60)
    actor_name = models.CharField("行为人", max_length=80)
    actor_account = models.BigIntegerField("账号", null=True)
    actor_authority = models.CharField("所属机关", max_length=40)
    subject_type = models.CharField("对象类型", max_length=60)
    subject_id = models.CharField("对象", max_length=40)
    sentence = models.CharField("记事", max_length=500)
    payload = models.JSONField("内容", default=dict)
    previous = models.CharField("前一摘要", max_length=64)
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = "审计记录"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["stream", "sequence"], name="audit_one_link_per_place")
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.stream}#{self.sequence} {self.event}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert only: a link that exists is never written again."""
        if not self._state.adding:
            raise TypeError("an audit event is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused always."""
        raise TypeError("an audit event is never deleted")
