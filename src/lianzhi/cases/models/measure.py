"""Compulsory measures: sealing and seizing (查封、扣押; 行政强制法 9, 18–28)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lianzhi.cases.models.proceeding import ApprovedProceeding


class Measure(ApprovedProceeding):
    """Places and facilities sealed, goods seized.

    `goods` are rows of name, spec, unit, quantity, state, remark. `excluded` names what the handlers found among
    them that may not be taken: under `unrelated`, `necessities`, `sealed_already` (行政强制法 23). `steps` are keys of
    the pack's `measure_steps`, as they were done on the spot.
    """

    procedure: ClassVar[str] = "compulsion"
    title_zh: ClassVar[str] = "查封、扣押"

    kinds = models.JSONField("措施种类", default=list)
    goods = models.JSONField("清单", default=list)
    excluded = models.JSONField("不得查封、扣押的物品", default=dict)
    reason = models.TextField("理由")
    basis = models.CharField("依据条款", max_length=120)
    storage = models.CharField("存放地点和保管人", max_length=200)
    hazardous = models.BooleanField("涉及危险化学品", default=False)
    urgency = models.CharField("紧急情况", max_length=500, blank=True)
    imposed_at = models.DateTimeField("实施时间", null=True)
    approve_until = models.DateTimeField("补办批准的最迟时间", null=True)
    is_extended = models.BooleanField("已延长", default=False)
    decision = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="查封扣押决定书"
    )
    steps = models.JSONField("现场履行的步骤", default=list)
    by_principal = models.BooleanField("由主要负责人批准", default=False)
    extension_reason = models.CharField("延长的理由", max_length=500, blank=True)
    extension_told = models.CharField("延长的告知方式", max_length=200, blank=True)
    settled_on = models.DateField("处理（解除、移送）日期", null=True)
    settled_how = models.CharField("处理结果", max_length=500, blank=True)

    class Meta(ApprovedProceeding.Meta):
        verbose_name = "查封扣押"

    def __str__(self) -> str:
        return f"{'、'.join(self.kinds)}（{len(self.goods)}项）"
