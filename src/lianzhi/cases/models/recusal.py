"""Who is asked to stand aside from a case (回避), and who handles it instead (更换承办人)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lianzhi.cases.constants import ChangeGround, RecusalPart, RecusalSource
from lianzhi.cases.models.case import CaseFile
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.core.models import Record


class Recusal(Proceeding):
    """An application that somebody stand aside, and the decision on it (行政处罚法 43).

    `together` are the heads who discussed it where the person is one of them.
    """

    procedure: ClassVar[str] = "recusal"
    title_zh: ClassVar[str] = "回避"

    source = models.CharField("提出方式", max_length=10, choices=RecusalSource.choices)
    part = models.CharField("在本案中的身份", max_length=8, choices=RecusalPart.choices)
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="被申请回避的人员"
    )
    applicant = models.CharField("申请人", max_length=120)
    applied_on = models.DateField("申请日期")
    reason = models.CharField("申请的理由", max_length=500)
    findings = models.CharField("审查查明的情况", max_length=500, blank=True)
    decision_reason = models.CharField("决定的理由", max_length=500, blank=True)
    together = models.JSONField("参加集体讨论的负责人", default=list)
    decided_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="作出决定的负责人"
    )
    decided_on = models.DateField("决定日期", null=True)
    told_how = models.CharField("书面答复的方式", max_length=200, blank=True)
    successor = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="接替的人员"
    )
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="回避决定书"
    )

    class Meta(Proceeding.Meta):
        verbose_name = "回避"
        constraints = [
            models.UniqueConstraint(
                fields=["case", "officer"],
                condition=models.Q(state="applied"),
                name="one_recusal_open_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.officer}回避"

    @classmethod
    def about(cls, officer_id: int) -> models.Q:
        """Nobody decides on the own recusal (行政处罚法 43)."""
        return models.Q(officer_id=officer_id)


class HandlerChange(Record):
    """One handler put in another's place by the leader; the past handler stays on record."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="handler_changes", verbose_name="案件")
    outgoing = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="原承办人"
    )
    outgoing_certificate = models.CharField("原承办人执法证号", max_length=40)
    incoming = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="接替的承办人"
    )
    ground = models.CharField("更换的情形", max_length=10, choices=ChangeGround.choices)
    reason = models.CharField("更换的理由", max_length=500)
    changed_on = models.DateField("更换日期")
    ordered_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="决定人"
    )

    class Meta:
        verbose_name = "更换承办人"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.outgoing}更换为{self.incoming}"
