"""A penalty decided on the spot: what was told, said and signed there; and money collected there."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.models.case import CaseFile
from lianzhi.cases.models.decision import Payment
from lianzhi.core.models import Record


class SpotDecision(Record):
    """What goes with the decision of a summary case (行政处罚法 44, 45, 52)."""

    case = models.OneToOneField(CaseFile, models.CASCADE, related_name="spot", verbose_name="案件")
    decided_at = models.DateTimeField("当场处罚时间")
    place = models.CharField("当场处罚地点", max_length=160)
    stage = models.CharField("阶段", max_length=20)
    factors = models.JSONField("裁量因素", default=list)
    reason = models.TextField("裁量理由")
    trace = models.JSONField("裁量依据", default=dict)
    certificates_shown = models.BooleanField("已出示执法证件")
    told = models.BooleanField("已告知事实、理由、依据和权利")
    statement = models.TextField("当事人的陈述、申辩")
    has_objection = models.BooleanField("有陈述、申辩意见")
    answer = models.TextField("复核意见", blank=True)
    signature_refused = models.BooleanField("拒绝签收", default=False)
    refusal_note = models.CharField("拒绝签收的注明", max_length=200, blank=True)
    collection_ground = models.CharField("拟当场收缴的情形", max_length=20, blank=True)
    report_by = models.DateField("应当备案日期")
    reported_on = models.DateField("备案日期", null=True)
    reported_by = models.CharField("报备人", max_length=80, blank=True)
    report_note = models.CharField("备案情况", max_length=200, blank=True)

    class Meta:
        verbose_name = "当场处罚"

    def __str__(self) -> str:
        return f"当场处罚{self.place}"


class SpotCollection(Record):
    """A fine the officers took themselves, on its way to the bank (行政处罚法 68–71)."""

    case = models.OneToOneField(CaseFile, models.CASCADE, related_name="collection", verbose_name="案件")
    payment = models.OneToOneField(Payment, models.PROTECT, related_name="+", verbose_name="缴款")
    ground = models.CharField("当场收缴情形", max_length=20)
    collected_on = models.DateField("收缴日期")
    hand_in_by = models.DateField("应当交至机关日期", db_index=True)
    handed_in_on = models.DateField("交至机关日期", null=True)
    deposit_by = models.DateField("应当缴付银行日期", null=True, db_index=True)
    deposited_on = models.DateField("缴付银行日期", null=True)
    bank = models.CharField("指定的银行", max_length=60, blank=True)

    class Meta:
        verbose_name = "当场收缴"

    def __str__(self) -> str:
        return f"当场收缴{self.collected_on}"
