"""A hearing on its way (听证): from the party's request to the report; `Hearing` is what came of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lianzhi.cases.models.proceeding import Proceeding


class HearingSession(Proceeding):
    """A hearing the party asked for: who chairs, when and where, who was told when, what was written down."""

    procedure: ClassVar[str] = "hearing"
    title_zh: ClassVar[str] = "听证"

    requested_on = models.DateField("要求听证日期")
    request_until = models.DateField("要求听证截止", null=True)
    chair = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="主持人"
    )
    chair_interested = models.BooleanField("与本案有直接利害关系", default=False)
    members = models.CharField("听证员", max_length=120, blank=True)
    clerk = models.CharField("书记员", max_length=40, blank=True)
    notified_on = models.DateField("通知送达日期", null=True)
    held_at = models.DateTimeField("听证时间", null=True)
    place = models.CharField("听证地点", max_length=160, blank=True)
    is_public = models.BooleanField("公开举行", default=True)
    secrecy_ground = models.CharField("不公开的理由", max_length=200, blank=True)
    party_view = models.TextField("当事人的意见", blank=True)
    investigators_view = models.TextField("调查人员的意见", blank=True)
    record = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="听证笔录"
    )
    ended_on = models.DateField("终止、撤回日期", null=True)
    ended_how = models.CharField("终止、撤回的情况", max_length=500, blank=True)

    class Meta(Proceeding.Meta):
        verbose_name = "听证程序"

    def __str__(self) -> str:
        return f"听证（{self.requested_on}要求）"
