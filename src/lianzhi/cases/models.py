"""The case file: one party, one procedure version, one signing authority; every step a row of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from lianzhi.cases.constants import (
    CaseState,
    DefenceKind,
    HandlerCapacity,
    HandoverState,
    HearingChoice,
    Origin,
    ProblemState,
    ReviewOutcome,
    ServiceMethod,
)
from lianzhi.core.constants import Reach
from lianzhi.core.models import Record

if TYPE_CHECKING:
    from lianzhi.core.actors import Actor


class CaseQuerySet(models.QuerySet["CaseFile"]):
    """Cases as an actor may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; for a squad lead the district's and what it handles; for a township its own."""
        if actor.sees_county:
            return self
        if actor.reach != Reach.DISTRICT:
            return self.filter(authority_id=actor.authority_code)
        handled = CaseHandler.objects.filter(officer_id=actor.officer_key).values("case_id")
        return self.filter(models.Q(place_code__in=actor.places) | models.Q(pk__in=handled))


class CaseFile(Record):
    """A penalty case against one party."""

    number = models.CharField("案号", max_length=60, blank=True, db_index=True)
    cause = models.CharField("案由", max_length=200)
    procedure = models.CharField("程序", max_length=20, default="ordinary")
    procedure_version = models.CharField("程序版本", max_length=20)
    state = models.CharField(
        "状态", max_length=20, choices=CaseState.choices, default=CaseState.CLUE, db_index=True
    )
    origin = models.CharField("案件来源", max_length=12, choices=Origin.choices)
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, related_name="+", verbose_name="涉案单位"
    )
    party_kind = models.CharField("当事人类别", max_length=8)
    subject = models.CharField("处罚对象", max_length=20, default="unit")
    party_name = models.CharField("当事人", max_length=120)
    party_identifier = models.CharField("证件号码", max_length=40)
    party = models.JSONField("当事人情况", default=dict)
    item_code = models.CharField("事项代码", max_length=40)
    penalty = models.CharField("处罚条款", max_length=60)
    obligation = models.CharField("违反条款", max_length=60)
    place_code = models.CharField("所在区划", max_length=12, db_index=True)
    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="办案机关"
    )
    signs_as = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="署名机关"
    )
    route = models.CharField("管辖路径", max_length=24)
    instrument = models.CharField("授权文书", max_length=80, blank=True)
    competence = models.JSONField("管辖依据", default=dict)
    facts = models.TextField("基本情况")
    conduct_on = models.DateField("违法行为发生日期")
    discovered_on = models.DateField("发现日期")
    filed_on = models.DateField("立案日期", null=True, db_index=True)
    decide_by = models.DateField("应当作出决定日期", null=True)
    hearing = models.CharField(
        "听证", max_length=10, choices=HearingChoice.choices, default=HearingChoice.NOT_DUE
    )
    closed_on = models.DateField("结案日期", null=True, db_index=True)
    archived_on = models.DateField("归档日期", null=True)

    objects = models.Manager.from_queryset(CaseQuerySet)()

    class Meta:
        verbose_name = "案件"
        ordering = ["-id"]
        indexes = [models.Index(fields=["authority", "state"], name="case_by_authority_and_state")]

    def __str__(self) -> str:
        return f"{self.party_name}{self.cause}案"

    @property
    def owner_key(self) -> str:
        """How documents and evidence name this case as their owner."""
        return f"cases.casefile:{self.pk}"


class CaseHandler(models.Model):
    """Who handles the case; the certificate number is kept as it was when appointed."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="handlers", verbose_name="案件")
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="承办人"
    )
    capacity = models.CharField("身份", max_length=10, choices=HandlerCapacity.choices)
    certificate_number = models.CharField("执法证号", max_length=40)

    class Meta:
        verbose_name = "承办人"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "officer"], name="handler_once_a_case")]

    def __str__(self) -> str:
        return f"{self.officer}（{self.get_capacity_display()}）"


class CaseFinding(models.Model):
    """A finding the case rests on; one finding is punished once (行政处罚法 29)."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="case_findings", verbose_name="案件")
    finding = models.ForeignKey("inspections.Finding", models.PROTECT, related_name="+", verbose_name="问题")

    class Meta:
        verbose_name = "案件问题"
        constraints = [models.UniqueConstraint(fields=["case", "finding"], name="finding_once_a_case")]

    def __str__(self) -> str:
        return str(self.finding)


class Approval(Record):
    """A leader's approval or refusal of a step, with the opinion in the leader's own words."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="approvals", verbose_name="案件")
    step = models.CharField("事项", max_length=20)
    submitted_by = models.CharField("提交人", max_length=80)
    submitted_at = models.DateTimeField("提交时间")
    opinion_of_handler = models.CharField("承办意见", max_length=500)
    approver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="审批人"
    )
    approved = models.BooleanField("是否批准", null=True)
    opinion = models.CharField("审批意见", max_length=500, blank=True)
    decided_at = models.DateTimeField("审批时间", null=True)

    class Meta:
        verbose_name = "审批"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.step} {self.submitted_by}"


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
    is_current = models.BooleanField("现行", default=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="调查报告"
    )

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


class Review(Record):
    """One round of legal review, by somebody who does not handle the case."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="reviews", verbose_name="案件")
    round = models.PositiveSmallIntegerField("轮次")
    reviewer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="法制审核员"
    )
    outcome = models.CharField(
        "结论", max_length=10, choices=ReviewOutcome.choices, default=ReviewOutcome.PENDING
    )
    opinion = models.TextField("审核意见", blank=True)
    concluded_on = models.DateField("审核日期", null=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="审核文书"
    )

    class Meta:
        verbose_name = "法制审核"
        ordering = ["round"]
        constraints = [models.UniqueConstraint(fields=["case", "round"], name="review_round_once")]

    def __str__(self) -> str:
        return f"第{self.round}轮审核"


class ReviewProblem(Record):
    """A numbered problem of the preliminary review sheet, tracked to its cure."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="problems", verbose_name="审核")
    number = models.PositiveSmallIntegerField("序号")
    text = models.CharField("问题", max_length=500)
    basis = models.CharField("依据", max_length=120, blank=True)
    state = models.CharField("状态", max_length=10, choices=ProblemState.choices, default=ProblemState.OPEN)
    cure = models.CharField("整改情况", max_length=500, blank=True)
    cured_by = models.CharField("整改人", max_length=80, blank=True)

    class Meta:
        verbose_name = "审核问题"
        ordering = ["review_id", "number"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="problem_numbered_once")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"


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

    case = models.OneToOneField(CaseFile, models.CASCADE, related_name="hearing_held", verbose_name="案件")
    notified_on = models.DateField("听证通知送达日期")
    held_on = models.DateField("举行日期")
    chair = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+", verbose_name="主持人")
    report = models.TextField("听证报告")

    class Meta:
        verbose_name = "听证"

    def __str__(self) -> str:
        return f"听证{self.held_on}"


class Deliberation(Record):
    """Collective deliberation of a complex or major case (行政处罚法 57)."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="deliberations", verbose_name="案件")
    held_on = models.DateField("讨论日期")
    chair = models.CharField("主持人", max_length=40)
    attendees = models.JSONField("出席人员")
    discussion = models.TextField("讨论内容")
    conclusion = models.TextField("结论")
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="讨论记录"
    )

    class Meta:
        verbose_name = "集体讨论"

    def __str__(self) -> str:
        return f"集体讨论{self.held_on}"


class Decision(Record):
    """The decision as signed; one a case."""

    case = models.OneToOneField(CaseFile, models.CASCADE, related_name="decision", verbose_name="案件")
    amount_fen = models.BigIntegerField("罚款（分）")
    measures = models.JSONField("并处措施", default=list)
    decided_on = models.DateField("决定日期", db_index=True)
    approver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="机关负责人"
    )
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="决定书"
    )
    serve_by = models.DateField("应当送达日期")
    pay_by = models.DateField("缴款期限", null=True)

    class Meta:
        verbose_name = "处罚决定"

    def __str__(self) -> str:
        return f"决定{self.decided_on}"


class ProofOfService(Record):
    """Proof that a document was served: how, to whom, when."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="proofs", verbose_name="案件")
    served_document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="送达文书"
    )
    method = models.CharField("送达方式", max_length=8, choices=ServiceMethod.choices)
    served_on = models.DateField("送达日期")
    receiver = models.CharField("签收人", max_length=40)
    witness = models.CharField("见证人", max_length=40, blank=True)
    note = models.CharField("备注", max_length=200, blank=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="送达回证"
    )

    class Meta:
        verbose_name = "送达"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.served_document}送达{self.served_on}"


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


class Handover(Record):
    """A finding outside the township's powers, handed to the county bureau, with receipt and feedback."""

    finding = models.ForeignKey("inspections.Finding", models.PROTECT, related_name="+", verbose_name="问题")
    from_authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="移送机关"
    )
    to_authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="接收机关"
    )
    place_code = models.CharField("所在区划", max_length=12, db_index=True)
    reason = models.TextField("移送理由")
    competence = models.JSONField("管辖依据", default=dict)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="移送单"
    )
    handed_on = models.DateField("移送日期", db_index=True)
    state = models.CharField("状态", max_length=10, choices=HandoverState.choices, default=HandoverState.SENT)
    received_by = models.CharField("接收人", max_length=80, blank=True)
    received_on = models.DateField("接收日期", null=True)
    feedback = models.CharField("处理反馈", max_length=500, blank=True)
    case = models.OneToOneField(
        CaseFile, models.PROTECT, null=True, related_name="handover", verbose_name="接收后案件"
    )

    class Meta:
        verbose_name = "案件移送"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["finding"], condition=~models.Q(state="returned"), name="finding_handed_over_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.from_authority}移送{self.finding}"
