"""Notice, defence, hearing and collective deliberation: what must come before a decision."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.constants import DefenceKind
from lianzhi.cases.models.case import CaseFile
from lianzhi.cases.models.investigation import Proposal
from lianzhi.core.models import Record


class NoticeManager(models.Manager["Notice"]):
    """Notices with the heads of their documents, the proposal and the defence; a document's body stays unread."""

    def get_queryset(self) -> models.QuerySet[Notice]:
        """Read together."""
        together = super().get_queryset().select_related("document", "proposal", "defence")
        return together.defer("document__model")


class Notice(Record):
    """A penalty notice as served; the defence term runs from its service. Every notice stays: the lowest binds."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="notices", verbose_name="案件")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+", verbose_name="处罚建议")
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="告知书"
    )
    amount_fen = models.BigIntegerField("告知罚款（分）")
    offers_hearing = models.BooleanField("告知听证权利")
    issued_on = models.DateField("制作日期")
    served_on = models.DateField("送达日期", null=True)
    defence_until = models.DateField("陈述申辩截止", null=True)
    hearing_until = models.DateField("要求听证截止", null=True)

    objects = NoticeManager()

    class Meta:
        verbose_name = "处罚告知"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"告知{self.issued_on}"


class Defence(Record):
    """What the party said, or that it said nothing; it may never make the penalty heavier (行政处罚法 45)."""

    notice = models.OneToOneField(Notice, models.PROTECT, related_name="defence", verbose_name="告知")
    kind = models.CharField("情形", max_length=10, choices=DefenceKind.choices)
    received_on = models.DateField("日期")
    content = models.TextField("陈述申辩内容", blank=True)
    adopted = models.BooleanField("是否采纳", null=True)
    opinion = models.TextField("复核意见", blank=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="陈述申辩笔录"
    )

    class Meta:
        verbose_name = "陈述申辩"

    def __str__(self) -> str:
        return self.get_kind_display()


class Hearing(Record):
    """A hearing as held: the chair never is the investigator (行政处罚法 64)."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="hearings_held", verbose_name="案件")
    notified_on = models.DateField("听证通知送达日期")
    held_on = models.DateField("举行日期")
    chair = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+", verbose_name="主持人")
    report = models.TextField("听证报告")

    class Meta:
        verbose_name = "听证"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"听证{self.held_on}"


class Deliberation(Record):
    """Collective deliberation of a complex or major case (行政处罚法 57).

    `attendees` are (name, post, opinion, vote); a deliberation without an amount was recorded before votes were kept.
    """

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="deliberations", verbose_name="案件")
    held_on = models.DateField("讨论日期")
    chair = models.CharField("主持人", max_length=40)
    attendees = models.JSONField("出席人员")
    discussion = models.TextField("讨论内容")
    conclusion = models.TextField("结论")
    amount_fen = models.BigIntegerField("讨论决定的罚款（分）", null=True)
    expected = models.PositiveIntegerField("应当出席人数", null=True)
    dissent = models.TextField("不同意见", blank=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="讨论记录"
    )

    class Meta:
        verbose_name = "集体讨论"

    def __str__(self) -> str:
        return f"集体讨论{self.held_on}"
