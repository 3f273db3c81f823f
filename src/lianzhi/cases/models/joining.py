"""Several violations of one party in one case: what is joined to it later, and how each is ranged by itself."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lianzhi.cases.models.case import CaseFile, CaseFinding
from lianzhi.cases.models.proceeding import ApprovedProceeding
from lianzhi.core.models import Record


class Joinder(ApprovedProceeding):
    """A further violation of the same party, asked to be handled in a case that is being investigated (并案)."""

    procedure: ClassVar[str] = "joining"
    title_zh: ClassVar[str] = "并案"

    finding = models.ForeignKey("inspections.Finding", models.PROTECT, related_name="+", verbose_name="问题")
    conduct_on = models.DateField("违法行为发生日期")

    class Meta(ApprovedProceeding.Meta):
        verbose_name = "并案"

    def __str__(self) -> str:
        return f"并案：{self.finding}"


class Ranging(Record):
    """One violation of several as it is ranged by itself (分别裁量); the proposal adds them.

    `same_act_as`: the violation with which it is one act; that one has the fine (行政处罚法 29).
    """

    violation = models.OneToOneField(
        CaseFinding, models.CASCADE, related_name="ranging", verbose_name="违法行为"
    )
    same_act_as = models.ForeignKey(
        CaseFinding, models.CASCADE, null=True, related_name="absorbs", verbose_name="同一行为"
    )
    stage = models.CharField("阶段", max_length=20)
    factors = models.JSONField("裁量因素", default=list)
    prefer = models.CharField("裁量等次的选择", max_length=12, blank=True)
    figures = models.JSONField("查明的数字", default=dict)
    amount_fen = models.BigIntegerField("拟罚款（分）")
    reason = models.TextField("裁量理由")

    class Meta:
        verbose_name = "分别裁量"
        constraints = [
            models.CheckConstraint(condition=models.Q(amount_fen__gte=0), name="ranging_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.violation}拟罚款{self.amount_fen}分"

    @property
    def case(self) -> CaseFile:
        """The case of the violation."""
        return self.violation.case
