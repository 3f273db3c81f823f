"""Power or civil explosives cut off to enforce a stop order (停止供电、停止供应民用爆炸物品; 安全生产法 70)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lianzhi.cases.models.proceeding import ApprovedProceeding


class PowerCut(ApprovedProceeding):
    """A supply cut off until the unit obeys.

    `order_number` and `ordered_on` name the stop order that was refused; `starts_at` is the start the unit was told,
    `cut_at` the start the supplier was told.
    """

    procedure: ClassVar[str] = "power_cut"
    title_zh: ClassVar[str] = "停止供电、停止供应民用爆炸物品"

    supply = models.CharField("停止供应的种类", max_length=20)
    scope = models.CharField("停止供应的范围", max_length=300)
    supplier = models.CharField("供应单位", max_length=80)
    order_number = models.CharField("原决定文号", max_length=80)
    ordered_on = models.DateField("原决定日期", null=True)
    hazard = models.TextField("重大事故隐患")
    criterion = models.CharField("判定依据", max_length=300)
    non_compliance = models.TextField("拒不执行的事实")
    observed_on = models.DateField("发现拒不执行的日期")
    danger = models.TextField("现实危险")
    safety = models.CharField("保证安全的措施", max_length=500)
    touches_residents = models.BooleanField("涉及居民生活", default=False)
    emergency = models.CharField("危及生产安全的紧急情形", max_length=500, blank=True)
    notified_at = models.DateTimeField("通知单位的时间", null=True)
    told_how = models.CharField("通知单位的方式", max_length=200, blank=True)
    starts_at = models.DateTimeField("停止供应的起始时间", null=True)
    decision = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="停止供应决定书"
    )
    supplier_receiver = models.CharField("供应单位签收人", max_length=80, blank=True)
    cut_at = models.DateTimeField("通知供应单位的起始时间", null=True)
    supplier_notice = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="停止供应通知书"
    )
    settled_on = models.DateField("解除（终止）日期", null=True)
    settled_how = models.CharField("解除（终止）的情况", max_length=600, blank=True)

    class Meta(ApprovedProceeding.Meta):
        verbose_name = "停止供应"

    def __str__(self) -> str:
        return f"{self.supply}（{self.scope}）"
