"""A finding on its way to another authority."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.constants import HandoverState
from lianzhi.cases.models.case import CaseFile
from lianzhi.core.models import Record


class Handover(Record):
    """A finding outside the township's powers, handed to the county bureau, with receipt and feedback."""

    finding = models.ForeignKey("inspections.Finding", models.PROTECT, related_name="+", verbose_name="问题")
    from_authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="移送机关"
    )
    to_authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="接收机关"
    )
    place_code = models.CharField("所在区划", max_length=12, db_index=True)
    reason = models.TextField("移送理由")
    competence = models.JSONField("管辖依据", default=dict)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="移送单"
    )
    handed_on = models.DateField("移送日期", db_index=True)
    state = models.CharField("状态", max_length=10, choices=HandoverState.choices, default=HandoverState.SENT)
    received_by = models.CharField("接收人", max_length=80, blank=True)
    received_on = models.DateField("接收日期", null=True)
    feedback = models.CharField("处理反馈", max_length=500, blank=True)
    case = models.OneToOneField(
        CaseFile, models.PROTECT, null=True, related_name="handover", verbose_name="接收后案件"
    )

    class Meta:
        verbose_name = "案件移送"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding"], condition=~models.Q(state="returned"), name="finding_handed_over_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_authority}移送{self.finding}"

    def rests_on(self, field: str) -> bool:
        """What was sent back is no longer handed over."""
        return super().rests_on(field) and self.state != HandoverState.RETURNED
