"""What follows an unpaid fine: deferral and instalments, the late fine decided, the demand, the court."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.constants import CourtState, DefenceKind, DeferralKind
from lianzhi.cases.models.case import Approval, CaseFile
from lianzhi.cases.models.decision import Decision
from lianzhi.core.models import Record


class DeferralManager(models.Manager["Deferral"]):
    """Deferrals with their parts: nobody asks for one without the other."""

    def get_queryset(self) -> models.QuerySet[Deferral]:
        """Read together."""
        return super().get_queryset().prefetch_related("instalments")


class DemandManager(models.Manager["Demand"]):
    """Demands with the heads of their documents; a document's body stays unread."""

    def get_queryset(self) -> models.QuerySet[Demand]:
        """Read together."""
        return super().get_queryset().select_related("document").defer("document__model")


class Deferral(Record):
    """A later day or several for the fine, asked for by the party, granted by the head (行政处罚法 66)."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="deferrals", verbose_name="处罚决定")
    approval = models.OneToOneField(Approval, models.PROTECT, related_name="deferral", verbose_name="审批")
    kind = models.CharField("方式", max_length=12, choices=DeferralKind.choices)
    applied_on = models.DateField("申请日期")
    reason = models.CharField("经济困难情况", max_length=500)
    granted_on = models.DateField("批准日期", null=True)
    refused = models.BooleanField("未予批准", default=False)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="批准书"
    )

    objects = DeferralManager()

    class Meta:
        verbose_name = "暂缓、分期缴纳"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=models.Q(refused=False), name="one_deferral_a_decision"
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Instalment(Record):
    """One part of a deferred fine: what is due when."""

    deferral = models.ForeignKey(Deferral, models.CASCADE, related_name="instalments", verbose_name="批准")
    number = models.PositiveSmallIntegerField("期次")
    due_on = models.DateField("缴款期限")
    amount_fen = models.BigIntegerField("金额（分）")

    class Meta:
        verbose_name = "分期"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["deferral", "number"], name="instalment_numbered_once"),
            models.CheckConstraint(condition=models.Q(amount_fen__gt=0), name="instalment_positive"),
        ]

    def __str__(self) -> str:
        return f"第{self.number}期{self.due_on}"


class SurchargeManager(models.Manager["Surcharge"]):
    """Late fines with the heads of their papers; a document's body stays unread."""

    def get_queryset(self) -> models.QuerySet[Surcharge]:
        """Read together."""
        return super().get_queryset().select_related("document").defer("document__model")


class Surcharge(Record):
    """The late fine as decided on a day; what accrues later is decided anew (行政处罚法 72)."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="surcharges", verbose_name="处罚决定")
    amount_fen = models.BigIntegerField("加处罚款（分）")
    counted_until = models.DateField("计算至")
    approver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="机关负责人"
    )
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="加处罚款决定书"
    )

    objects = SurchargeManager()

    class Meta:
        verbose_name = "加处罚款决定"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount_fen__gt=0), name="surcharge_positive")
        ]

    def __str__(self) -> str:
        return f"加处罚款{self.amount_fen}分"


class ReminderManager(models.Manager["Reminder"]):
    """Reminders with the heads of their papers; a document's body stays unread."""

    def get_queryset(self) -> models.QuerySet[Reminder]:
        """Read together."""
        return super().get_queryset().select_related("document").defer("document__model")


class Reminder(Record):
    """A reminder to pay: no step the law asks for, and none it counts from."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="reminders", verbose_name="处罚决定")
    reminded_on = models.DateField("催缴日期")
    amount_fen = models.BigIntegerField("应缴（分）")
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="罚款催缴通知书"
    )

    objects = ReminderManager()

    class Meta:
        verbose_name = "罚款催缴"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"催缴{self.reminded_on}"


class Demand(Record):
    """The demand before enforcement; its term runs from its service, the party may answer it (行政强制法 35, 54)."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="demands", verbose_name="处罚决定")
    fine_fen = models.BigIntegerField("罚款（分）")
    late_fine_fen = models.BigIntegerField("加处罚款（分）")
    issued_on = models.DateField("制作日期")
    served_on = models.DateField("送达日期", null=True)
    until = models.DateField("履行期限", null=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="催告书"
    )
    answer = models.CharField("陈述申辩情形", max_length=10, choices=DefenceKind.choices, blank=True)
    answered_on = models.DateField("陈述申辩日期", null=True)
    statement = models.TextField("陈述申辩内容", blank=True)
    adopted = models.BooleanField("是否采纳", null=True)
    opinion = models.TextField("复核意见", blank=True)

    objects = DemandManager()

    class Meta:
        verbose_name = "催告"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"催告{self.issued_on}"


class CourtApplicationManager(models.Manager["CourtApplication"]):
    """Applications with who signed and the heads of their papers; a document's body stays unread."""

    def get_queryset(self) -> models.QuerySet[CourtApplication]:
        """Read together."""
        return super().get_queryset().select_related("document", "signed_by").defer("document__model")


class CourtApplication(Record):
    """An application to the court, signed by the head, and what the court answered (行政强制法 53–58)."""

    decision = models.ForeignKey(
        Decision, models.CASCADE, related_name="court_applications", verbose_name="处罚决定"
    )
    demand = models.ForeignKey(Demand, models.PROTECT, related_name="+", verbose_name="催告")
    court = models.CharField("人民法院", max_length=80)
    subject = models.CharField("执行标的情况", max_length=500)
    amount_fen = models.BigIntegerField("申请执行金额（分）")
    materials = models.JSONField("材料", default=list)
    applied_on = models.DateField("申请日期")
    signed_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="机关负责人"
    )
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="强制执行申请书"
    )
    state = models.CharField("状态", max_length=12, choices=CourtState.choices, default=CourtState.APPLIED)
    answered_on = models.DateField("最近答复日期", null=True)
    answer = models.CharField("法院文书和结果", max_length=500, blank=True)

    objects = CourtApplicationManager()

    class Meta:
        verbose_name = "强制执行申请"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"向{self.court}申请强制执行"


class Termination(Record):
    """The end of enforcement for a ground of the law, without full payment (行政强制法 40)."""

    decision = models.OneToOneField(
        Decision, models.CASCADE, related_name="termination", verbose_name="处罚决定"
    )
    ground = models.CharField("终结事由", max_length=20)
    proof = models.CharField("证明材料", max_length=500)
    ended_on = models.DateField("终结日期")
    approver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="机关负责人"
    )

    class Meta:
        verbose_name = "终结执行"

    def __str__(self) -> str:
        return f"终结执行{self.ended_on}"


class Refund(Record):
    """Money paid and given back after the decision was changed or revoked."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="refunds", verbose_name="案件")
    amount_fen = models.BigIntegerField("退还金额（分）")
    refunded_on = models.DateField("退还日期")
    voucher = models.CharField("退库凭证号", max_length=60, unique=True)

    class Meta:
        verbose_name = "罚款退还"
        ordering = ["refunded_on", "id"]
        constraints = [models.CheckConstraint(condition=models.Q(amount_fen__gt=0), name="refund_positive")]

    def __str__(self) -> str:
        return self.voucher
