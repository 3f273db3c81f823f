"""The decision, its service, its payment."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.constants import ServiceMethod
from lianzhi.cases.models.case import CaseFile
from lianzhi.core.models import Record


class DecisionManager(models.Manager["Decision"]):
    """Decisions with the heads of their documents and who signed; a document's body stays unread."""

    def get_queryset(self) -> models.QuerySet[Decision]:
        """Read together."""
        return super().get_queryset().select_related("document", "approver").defer("document__model")


class Decision(Record):
    """The decision as signed; one standing a case. What a remedy changed or revoked is written beside, not over, it."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="decisions", verbose_name="案件")
    amount_fen = models.BigIntegerField("罚款（分）")
    measures = models.JSONField("并处措施", default=list)
    shares = models.JSONField("各项罚款（分）", default=list)  # empty: the case rests on one violation
    decided_on = models.DateField("决定日期", db_index=True)
    approver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="机关负责人"
    )
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="决定书"
    )
    serve_by = models.DateField("应当送达日期")
    pay_by = models.DateField("缴款期限", null=True)
    changed_fen = models.BigIntegerField("变更后罚款（分）", null=True)
    fell_on = models.DateField("撤销、变更、确认违法日期", null=True)
    revoked_on = models.DateField("撤销日期", null=True)
    revoked_by = models.CharField("撤销机关", max_length=80, blank=True)
    revoked_why = models.CharField("撤销理由", max_length=500, blank=True)
    revoked_for_procedure = models.BooleanField("以违反法定程序为由撤销", default=False)

    objects = DecisionManager()

    class Meta:
        verbose_name = "处罚决定"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(revoked_on__isnull=True),
                name="one_standing_decision_a_case",
            )
        ]

    def __str__(self) -> str:
        return f"决定{self.decided_on}"

    def rests_on(self, field: str) -> bool:
        """A decision that was revoked needs its paper no more."""
        return super().rests_on(field) and self.revoked_on is None

    @property
    def fine_fen(self) -> int:
        """The fine in fen as it stands: as signed, or as a remedy changed it; nothing once it is revoked."""
        if self.revoked_on is not None:
            return 0
        return self.amount_fen if self.changed_fen is None else self.changed_fen


class ProofOfServiceManager(models.Manager["ProofOfService"]):
    """Proofs with the heads of what was served and of the receipt; a document's body stays unread."""

    def get_queryset(self) -> models.QuerySet[ProofOfService]:
        """Read together."""
        return (
            super()
            .get_queryset()
            .select_related("served_document", "document")
            .defer("served_document__model", "document__model")
        )


class ProofOfService(Record):
    """Proof that a document was served: how, to whom, when."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="proofs", verbose_name="案件")
    served_document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="送达文书"
    )
    method = models.CharField("送达方式", max_length=12, choices=ServiceMethod.choices)
    served_on = models.DateField("送达日期")
    receiver = models.CharField("签收人", max_length=40)
    witness = models.CharField("见证人", max_length=40, blank=True)
    note = models.CharField("备注", max_length=200, blank=True)
    details = models.JSONField("送达要素", default=dict)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="送达回证"
    )

    objects = ProofOfServiceManager()

    class Meta:
        verbose_name = "送达"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.served_document}送达{self.served_on}"

    def rests_on(self, field: str) -> bool:
        """The receipt proves the service; the paper that was served has a record of its own."""
        return super().rests_on(field) and field != "served_document"


class Payment(Record):
    """A payment as the bank reported it; the deciding body never takes money itself (行政处罚法 67)."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="payments", verbose_name="案件")
    amount_fen = models.BigIntegerField("金额（分）")
    late_fine_fen = models.BigIntegerField("其中加处罚款（分）", default=0)
    paid_on = models.DateField("缴款日期", db_index=True)
    bank = models.CharField("代收银行", max_length=60)
    receipt_number = models.CharField("票据号码", max_length=60, unique=True)

    class Meta:
        verbose_name = "缴款"
        ordering = ["paid_on", "id"]
        constraints = [models.CheckConstraint(condition=models.Q(amount_fen__gt=0), name="payment_positive")]

    def __str__(self) -> str:
        return self.receipt_number
