"""Evidence registered for safekeeping (先行登记保存; 行政处罚法 56)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lianzhi.cases.models.proceeding import ApprovedProceeding


class EvidenceRegistration(ApprovedProceeding):
    """Evidence that might be lost, kept in place; `due_on` is the last day for the decision on it.

    `goods` are rows of name, spec, unit, quantity, state and what the thing proves.
    """

    procedure: ClassVar[str] = "evidence_registration"
    title_zh: ClassVar[str] = "先行登记保存"

    goods = models.JSONField("证据清单", default=list)
    ground = models.CharField("登记保存的理由", max_length=20)
    reason = models.TextField("具体情况")
    keeping = models.CharField("保存地点、方式和保管人", max_length=200)
    registered_on = models.DateField("登记保存日期", null=True)
    due_on = models.DateField("应当处理日期", null=True)
    notice = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="登记保存通知书"
    )
    outcome = models.CharField("处理方式", max_length=40, blank=True)
    settled_on = models.DateField("处理（退还）日期", null=True)
    settled_how = models.CharField("处理说明", max_length=500, blank=True)

    class Meta(ApprovedProceeding.Meta):
        verbose_name = "先行登记保存"

    def __str__(self) -> str:
        return f"先行登记保存{len(self.goods)}件证据"
