"""What ends without a penalty: an admonition, a decision not to punish, a case struck."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.models.case import CaseFile
from lianzhi.core.models import Record


class Admonition(Record):
    """A minor violation, corrected and taught instead of punished (行政处罚法 33).

    `forgone_fen` is the least fine that would have been imposed, for counting the relief given.
    """

    case = models.OneToOneField(CaseFile, models.CASCADE, related_name="admonition", verbose_name="案件")
    correct_by = models.DateField("改正期限", null=True)
    corrected_on = models.DateField("改正日期", null=True)
    proof = models.CharField("改正的证明", max_length=300, blank=True)
    admonished_on = models.DateField("告诫日期", null=True, db_index=True)
    place = models.CharField("告诫地点", max_length=160, blank=True)
    education = models.TextField("告诫、教育内容", blank=True)
    receiver = models.CharField("签收人", max_length=40, blank=True)
    refusal_note = models.CharField("拒绝签收的注明", max_length=200, blank=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="告诫书"
    )
    forgone_fen = models.BigIntegerField("免予的罚款下限（分）", default=0)

    class Meta:
        verbose_name = "轻微告诫"

    def __str__(self) -> str:
        return f"告诫{self.admonished_on or '办理中'}"


class NoPenaltyManager(models.Manager["NoPenalty"]):
    """Decisions not to punish with who decided and the heads of their papers; a document's body stays unread."""

    def get_queryset(self) -> models.QuerySet[NoPenalty]:
        """Read together."""
        return (
            super()
            .get_queryset()
            .select_related("document", "report", "approver")
            .defer("document__model", "report__model")
        )


class NoPenalty(Record):
    """The handlers' proposal not to punish, and the head's decision on it; or a case struck.

    `ground` is a key of the pack's `no_penalty_grounds`. `forgone_fen` as for an admonition.
    """

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="no_penalties", verbose_name="案件")
    ground = models.CharField("情形", max_length=40)
    reason = models.TextField("认定的事实和理由")
    education = models.TextField("教育内容", blank=True)
    forgone_fen = models.BigIntegerField("免予的罚款下限（分）", default=0)
    is_current = models.BooleanField("现行", default=True)
    report = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="调查报告"
    )
    decided_on = models.DateField("决定日期", null=True, db_index=True)
    approver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="机关负责人"
    )
    opinion = models.CharField("决定意见", max_length=500, blank=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="决定文书"
    )
    serve_by = models.DateField("应当送达日期", null=True)

    objects = NoPenaltyManager()

    class Meta:
        verbose_name = "不予处罚"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(is_current=True), name="one_current_no_penalty_a_case"
            )
        ]

    def __str__(self) -> str:
        return f"不予处罚：{self.ground}"
