"""Things of a case with an institution that answers a technical question (检测、检验、鉴定; 行政强制法 25)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lianzhi.cases.models.measure import Measure
from lianzhi.cases.models.proceeding import Proceeding


class Testing(Proceeding):
    """From the samples to the opinion shown to the party.

    `goods` are rows of name, spec, unit, quantity, state, remark; `measure` the seizure they lie under, whose term
    does not count the days told. `until` is the end of the period as last told, `ended_on` the day it was over.
    """

    __test__: ClassVar[bool] = False
    procedure: ClassVar[str] = "testing"
    title_zh: ClassVar[str] = "检测、检验、鉴定"

    kind = models.CharField("种类", max_length=8)
    goods = models.JSONField("送检的物品", default=list)
    questions = models.JSONField("需要回答的专门问题", default=list)
    institution = models.CharField("受托机构", max_length=80)
    qualification = models.CharField("机构资质", max_length=200, blank=True)
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, related_name="testings", verbose_name="物品所在的查封扣押"
    )
    sampled_on = models.DateField("抽样日期", null=True)
    started_on = models.DateField("委托日期", null=True)
    until = models.DateField("期间结束日期", null=True)
    letter = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="委托书"
    )
    told_on = models.DateField("告知期间的日期", null=True)
    told_how = models.CharField("告知期间的方式", max_length=200, blank=True)
    ended_on = models.DateField("期间实际结束日期", null=True)
    opinion_number = models.CharField("意见书编号", max_length=80, blank=True)
    opinion = models.TextField("意见和结论", blank=True)
    experts = models.CharField("鉴定（检测、检验）人", max_length=120, blank=True)
    opinion_told_on = models.DateField("意见告知日期", null=True)
    party_view = models.CharField("当事人对意见的看法", max_length=500, blank=True)
    ended_how = models.CharField("终止的情况", max_length=500, blank=True)

    class Meta(Proceeding.Meta):
        verbose_name = "检测检验鉴定"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("started_on")),
                name="testing_not_reversed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}（{self.institution}）"
