"""Reconsideration and litigation, revocation, the return to investigation, and publication."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.constants import RemedyKind, RemedyOutcome, ReturnKind
from lianzhi.cases.models.case import CaseFile
from lianzhi.cases.models.decision import Decision
from lianzhi.core.models import Record


class Remedy(Record):
    """A reconsideration or a suit against the decision, from the day it was brought to its outcome."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="remedies", verbose_name="处罚决定")
    kind = models.CharField("途径", max_length=16, choices=RemedyKind.choices)
    body = models.CharField("复议机关、人民法院", max_length=80)
    reference = models.CharField("案号", max_length=80, blank=True)
    brought_on = models.DateField("申请、起诉日期")
    received_on = models.DateField("收到通知日期")
    stops_execution = models.BooleanField("停止执行", default=False)
    stop_reason = models.CharField("停止执行的依据", max_length=200, blank=True)
    outcome = models.CharField("结果", max_length=12, choices=RemedyOutcome.choices, blank=True)
    settled_on = models.DateField("结案文书送达日期", null=True)
    paper = models.CharField("结案文书名称和文号", max_length=120, blank=True)
    is_procedural = models.BooleanField("以违反法定程序为由", default=False)
    changed_fen = models.BigIntegerField("变更后罚款（分）", null=True)

    class Meta:
        verbose_name = "复议、诉讼"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=models.Q(outcome=""), name="one_remedy_pending_a_decision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}{self.brought_on}"


class Reinvestigation(Record):
    """The case goes back to investigation: for a lighter proposal, for changed facts, or after a revocation."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="reinvestigations", verbose_name="案件")
    kind = models.CharField("情形", max_length=16, choices=ReturnKind.choices)
    reason = models.CharField("理由", max_length=500)
    changed_facts = models.TextField("新的事实和证据", blank=True)
    returned_on = models.DateField("日期")

    class Meta:
        verbose_name = "重新调查"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Publication(Record):
    """A decision made public, and its withdrawal when the decision fell (行政处罚法 48).

    `personal_data_hidden` is what the officer saw (行政处罚法 50); None in records from before it was asked.
    """

    decision = models.OneToOneField(
        Decision, models.CASCADE, related_name="publication", verbose_name="处罚决定"
    )
    channel = models.CharField("公开渠道", max_length=120)
    published_on = models.DateField("公开日期")
    personal_data_hidden = models.BooleanField("已隐去个人信息", null=True)
    withdrawn_on = models.DateField("撤回日期", null=True)
    withdrawal_note = models.CharField("撤回说明", max_length=500, blank=True)

    class Meta:
        verbose_name = "决定公开"

    def __str__(self) -> str:
        return f"{self.channel}{self.published_on}"
