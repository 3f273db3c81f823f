"""The case file itself: one party, one procedure version, one signing authority; who handles it, what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from lianzhi.cases.constants import CaseState, HandlerCapacity, HearingChoice, Origin
from lianzhi.core.constants import Reach
from lianzhi.core.models import Record
from lianzhi.organisation.recused import recused_numbers

if TYPE_CHECKING:
    from lianzhi.cases.models.clue import ClueViolation
    from lianzhi.cases.models.decision import Decision
    from lianzhi.core.actors import Actor
    from lianzhi.inspections.models import Finding

#: How documents, evidence and recusals name a case as their owner, before its number.
OWNER_KIND = "cases.casefile:"


class CaseQuerySet(models.QuerySet["CaseFile"]):
    """Cases as an actor may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; for a squad lead the district's and what it handles; for a township its own.

        Nothing for who was recused (行政处罚法 43).
        """
        found = self.exclude(pk__in=recused_numbers(actor, OWNER_KIND))
        if actor.sees_county:
            return found
        if actor.reach != Reach.DISTRICT:
            return found.filter(authority_id=actor.authority_code)
        handled = CaseHandler.objects.filter(officer_id=actor.officer_key).values("case_id")
        return found.filter(models.Q(place_code__in=actor.places) | models.Q(pk__in=handled))


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
    module_choice = models.JSONField("办案模块的选择", default=dict)
    referred_from = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="referred_to", verbose_name="转来的案件"
    )

    objects = models.Manager.from_queryset(CaseQuerySet)()

    class Meta:
        verbose_name = "案件"
        ordering = ["-id"]
        indexes = [models.Index(fields=["authority", "state"], name="case_by_authority_and_state")]

    def __str__(self) -> str:
        return f"{self.party_name}{self.cause}案"

    @property
    def decision(self) -> Decision:
        """The decision that stands; LookupError where there is none (`selectors.decision_of` asks first)."""
        standing = [each for each in self.decisions.all() if each.revoked_on is None]
        if not standing:
            raise LookupError("the case has no standing decision")
        return standing[0]

    @property
    def owner_key(self) -> str:
        """How documents and evidence name this case as their owner."""
        return f"{OWNER_KIND}{self.pk}"


class CaseHandlerManager(models.Manager["CaseHandler"]):
    """Handlers with what everybody asks of them: person, authority, certificates."""

    def get_queryset(self) -> models.QuerySet[CaseHandler]:
        """Read together."""
        return (
            super()
            .get_queryset()
            .select_related("officer__authority")
            .prefetch_related("officer__certificates")
        )


class CaseHandler(models.Model):
    """Who handles the case; the certificate number is kept as it was when appointed."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="handlers", verbose_name="案件")
    officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="承办人"
    )
    capacity = models.CharField("身份", max_length=10, choices=HandlerCapacity.choices)
    certificate_number = models.CharField("执法证号", max_length=40)

    objects = CaseHandlerManager()

    class Meta:
        verbose_name = "承办人"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "officer"], name="handler_once_a_case")]

    def __str__(self) -> str:
        return f"{self.officer}（{self.get_capacity_display()}）"


class CaseFindingManager(models.Manager["CaseFinding"]):
    """Findings with their inspection and order."""

    def get_queryset(self) -> models.QuerySet[CaseFinding]:
        """Read together."""
        return super().get_queryset().select_related("finding__inspection", "finding__order", "established")


class CaseFinding(models.Model):
    """What the case rests on, punished once (行政处罚法 29): a finding of an inspection, or what a clue established."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="case_findings", verbose_name="案件")
    finding = models.ForeignKey(
        "inspections.Finding", models.PROTECT, null=True, related_name="+", verbose_name="问题"
    )
    established = models.ForeignKey(
        "cases.ClueViolation", models.PROTECT, null=True, related_name="+", verbose_name="核查查明的违法行为"
    )
    conduct_on = models.DateField("违法行为发生日期", null=True)  # null: the case's own

    objects = CaseFindingManager()

    class Meta:
        verbose_name = "案件问题"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "finding"], name="finding_once_a_case"),
            models.UniqueConstraint(fields=["case", "established"], name="established_once_a_case"),
            models.CheckConstraint(
                condition=models.Q(finding__isnull=False, established__isnull=True)
                | models.Q(finding__isnull=True, established__isnull=False),
                name="found_or_established",
            ),
        ]

    def __str__(self) -> str:
        return str(self.seen)

    @property
    def seen(self) -> Finding | ClueViolation:
        """What was seen, where, and its articles, whoever saw it."""
        found = self.finding or self.established
        if found is None:
            raise LookupError("the row rests on nothing")
        return found


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
