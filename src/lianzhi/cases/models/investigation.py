"""What the investigation leaves: inquiries and the proposal."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.models.case import CaseFile
from lianzhi.core.models import Record


class Inquiry(Record):
    """An inquiry record: one person a record, two officers, a time of its own."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="inquiries", verbose_name="案件")
    person = models.CharField("被询问人", max_length=40)
    person_post = models.CharField("职务或者身份", max_length=60)
    identifier = models.CharField("证件号码", max_length=40, blank=True)
    place = models.CharField("地点", max_length=160)
    started_at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间")
    officers = models.ManyToManyField("organisation.Officer", related_name="+", verbose_name="询问人")
    answers = models.JSONField("问答")
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="询问笔录"
    )

    class Meta:
        verbose_name = "询问"
        ordering = ["started_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__gt=models.F("started_at")), name="inquiry_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return f"询问{self.person}"


class ProposalManager(models.Manager["Proposal"]):
    """Proposals with the heads of their reports; a document's body stays unread."""

    def get_queryset(self) -> models.QuerySet[Proposal]:
        """Read together."""
        return super().get_queryset().select_related("document").defer("document__model")


class Proposal(Record):
    """The penalty the handlers propose, inside the range the kernel computed then."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="proposals", verbose_name="案件")
    stage = models.CharField("阶段", max_length=20)
    factors = models.JSONField("裁量因素", default=list)
    discretion_class = models.CharField("裁量等次", max_length=12)
    statutory_min_fen = models.BigIntegerField("法定下限（分）")
    statutory_max_fen = models.BigIntegerField("法定上限（分）")
    band_min_fen = models.BigIntegerField("裁量下限（分）")
    band_max_fen = models.BigIntegerField("裁量上限（分）")
    amount_fen = models.BigIntegerField("拟罚款（分）")
    measures = models.JSONField("并处措施", default=list)
    reason = models.TextField("裁量理由")
    trace = models.JSONField("裁量依据", default=dict)
    items = models.JSONField("各项违法行为", default=list)  # empty: the case rests on one violation
    is_current = models.BooleanField("现行", default=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="调查报告"
    )

    objects = ProposalManager()

    class Meta:
        verbose_name = "处罚建议"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(is_current=True), name="one_current_proposal_a_case"
            ),
            models.CheckConstraint(condition=models.Q(amount_fen__gte=0), name="proposal_not_negative"),
        ]

    def __str__(self) -> str:
        return f"拟罚款{self.amount_fen}分"
