"""What changes the term of the decision: an approved extension, a period a rule leaves out."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.models.case import Approval, CaseFile
from lianzhi.core.models import Record


class ExtensionManager(models.Manager["Extension"]):
    """Extensions with their approvals: nobody asks for one without the other."""

    def get_queryset(self) -> models.QuerySet[Extension]:
        """Read together."""
        return super().get_queryset().select_related("approval__approver")


class Extension(Record):
    """A longer term for the decision, asked for by the handlers, granted or refused by the head (行政处罚法 60)."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="extensions", verbose_name="案件")
    approval = models.OneToOneField(Approval, models.PROTECT, related_name="extension", verbose_name="审批")
    basis = models.CharField("依据条款", max_length=80)
    reason = models.CharField("延长理由", max_length=500)
    from_day = models.DateField("原期限")
    until = models.DateField("延长至")
    granted = models.BooleanField("是否批准", null=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="延期审批表"
    )

    objects = ExtensionManager()

    class Meta:
        verbose_name = "办案期限延长"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("from_day")), name="extension_is_longer"
            )
        ]

    def __str__(self) -> str:
        return f"延长至{self.until}"


class Exclusion(Record):
    """Days a rule does not count (鉴定 and the like): both ends are the days they were recorded."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="exclusions", verbose_name="案件")
    ground = models.CharField("事由", max_length=20)
    reference = models.CharField("凭据", max_length=120)
    started_on = models.DateField("开始日期")
    started_by = models.CharField("登记人", max_length=80)
    ended_on = models.DateField("结束日期", null=True)
    ended_by = models.CharField("结束登记人", max_length=80, blank=True)

    class Meta:
        verbose_name = "期限扣除"
        ordering = ["started_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("started_on")),
                name="exclusion_not_reversed",
            ),
            models.UniqueConstraint(
                fields=["case", "ground"],
                condition=models.Q(ended_on__isnull=True),
                name="one_open_exclusion_a_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ground}自{self.started_on}"
