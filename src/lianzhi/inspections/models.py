"""Joint operations, inspections, findings, rectification orders and re-inspections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from lianzhi.core.models import Record
from lianzhi.inspections.constants import (
    AttendeePost,
    Capacity,
    ChecklistResult,
    FieldMeasureState,
    FindingCourse,
    FindingState,
    HazardLevel,
    InspectionKind,
    InspectionState,
    OperationState,
    OrderState,
    ReinspectionResult,
)
from lianzhi.organisation.recused import recused_numbers

if TYPE_CHECKING:
    from lianzhi.core.actors import Actor


#: How documents and recusals name an inspection as their owner, before its number.
OWNER_KIND = "inspections.inspection:"


class OperationQuerySet(models.QuerySet["Operation"]):
    """Operations as an actor may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; the own district's for everybody else."""
        if actor.sees_county:
            return self
        return self.filter(district_id=actor.district_code)


class Operation(Record):
    """A dated joint operation of one district."""

    district = models.ForeignKey(
        "organisation.District", models.PROTECT, related_name="+", verbose_name="片区"
    )
    name = models.CharField("行动名称", max_length=80)
    purpose = models.CharField("检查重点", max_length=300)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    lead = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+", verbose_name="带队人")
    state = models.CharField(
        "状态", max_length=10, choices=OperationState.choices, default=OperationState.PLANNED
    )

    objects = models.Manager.from_queryset(OperationQuerySet)()

    class Meta:
        verbose_name = "联合执法行动"
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="operation_ends_after_it_starts"
            )
        ]

    def __str__(self) -> str:
        return self.name


class OperationMember(models.Model):
    """Who takes part, and whether as one who enforces."""

    operation = models.ForeignKey(Operation, models.CASCADE, related_name="members", verbose_name="行动")
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+", verbose_name="人员")
    capacity = models.CharField("身份", max_length=10, choices=Capacity.choices)

    class Meta:
        verbose_name = "参加人员"
        constraints = [
            models.UniqueConstraint(fields=["operation", "officer"], name="member_once_an_operation")
        ]

    def __str__(self) -> str:
        return f"{self.officer}（{self.get_capacity_display()}）"


class PlacedQuerySet(models.QuerySet["Inspection"]):
    """Inspections as an actor may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; else those in the actor's places, of the actor's authority, or the actor's own work.

        Nothing for who was recused from a case that came of it (行政处罚法 43).
        """
        found = self.exclude(pk__in=recused_numbers(actor, OWNER_KIND))
        if actor.sees_county:
            return found
        # A squad's officer from a neighbouring township inspects here too, and must see what it signs.
        own = InspectionOfficer.objects.filter(officer_id=actor.officer_id or 0).values("inspection_id")
        return found.filter(
            models.Q(place_code__in=actor.places)
            | models.Q(authority_id=actor.authority_code)
            | models.Q(pk__in=own)
        )


class Inspection(Record):
    """One visit to one enterprise in one authority's name."""

    step_papers = frozenset({"insp_plan", "insp_notice", "insp_record"})

    operation = models.ForeignKey(
        Operation, models.PROTECT, null=True, related_name="inspections", verbose_name="联合执法行动"
    )
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, related_name="+", verbose_name="检查对象"
    )
    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="检查机关"
    )
    place_code = models.CharField("所在区划", max_length=12, db_index=True)
    kind = models.CharField("检查类型", max_length=12, choices=InspectionKind.choices)
    checklist = models.CharField("检查表", max_length=40)
    planned_on = models.DateField("计划检查日期", db_index=True)
    started_at = models.DateTimeField("开始时间", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)
    site = models.CharField("检查场所", max_length=160, blank=True)
    summary = models.TextField("检查情况", blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=InspectionState.choices, default=InspectionState.PLANNED
    )

    objects = models.Manager.from_queryset(PlacedQuerySet)()

    class Meta:
        verbose_name = "监督检查"
        ordering = ["-planned_on", "-id"]
        indexes = [models.Index(fields=["place_code", "ended_at"], name="inspection_by_place_and_end")]

    def __str__(self) -> str:
        return f"{self.enterprise} {self.planned_on}"


class InspectionOfficer(models.Model):
    """Who inspects; the certificate number is kept as it was that day."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="officers", verbose_name="检查")
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+", verbose_name="人员")
    capacity = models.CharField("身份", max_length=10, choices=Capacity.choices)
    certificate_number = models.CharField("执法证号", max_length=40, blank=True)

    class Meta:
        verbose_name = "检查人员"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "officer"], name="officer_once_an_inspection")
        ]

    def __str__(self) -> str:
        return f"{self.officer}（{self.certificate_number}）"


class Attendance(models.Model):
    """Who was there for the enterprise."""

    inspection = models.ForeignKey(
        Inspection, models.CASCADE, related_name="attendances", verbose_name="检查"
    )
    name = models.CharField("姓名", max_length=40)
    post = models.CharField("身份", max_length=16, choices=AttendeePost.choices)
    phone = models.CharField("联系电话", max_length=30, blank=True)

    class Meta:
        verbose_name = "到场人员"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.name}（{self.get_post_display()}）"


class ChecklistAnswer(models.Model):
    """The answer to one line of the checklist."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="answers", verbose_name="检查")
    line = models.CharField("检查项", max_length=40)
    result = models.CharField("结果", max_length=16, choices=ChecklistResult.choices)
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "检查项结果"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["inspection", "line"], name="line_answered_once")]

    def __str__(self) -> str:
        return f"{self.line} {self.get_result_display()}"


class RectificationOrder(Record):
    """责令限期整改指令书 as served: the term binds from its service."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="orders", verbose_name="检查")
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", verbose_name="文书")
    served_on = models.DateField("送达日期")
    due_on = models.DateField("整改期限", db_index=True)
    received_by = models.CharField("签收人", max_length=40)
    state = models.CharField("状态", max_length=12, choices=OrderState.choices, default=OrderState.RUNNING)

    class Meta:
        verbose_name = "责令限期整改指令"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("served_on")), name="order_due_after_service"
            )
        ]

    def __str__(self) -> str:
        return f"整改期限{self.due_on}"


class Postponement(Record):
    """整改延期: asked for by the enterprise before the term ran out, granted or refused by the head in writing."""

    order = models.ForeignKey(
        RectificationOrder, models.PROTECT, related_name="postponements", verbose_name="整改指令"
    )
    applied_on = models.DateField("申请日期")
    reason = models.CharField("延期理由", max_length=500)
    original_until = models.DateField("原整改期限")
    proposed_until = models.DateField("拟延至")
    safeguards = models.CharField("延期期间的安全保障措施", max_length=500)
    officer_opinion = models.CharField("承办人意见", max_length=500)
    granted = models.BooleanField("是否同意", null=True)
    granted_until = models.DateField("延至", null=True)
    approver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="审批人"
    )
    answered_on = models.DateField("审批日期", null=True)
    opinion = models.CharField("审批意见", max_length=500, blank=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="延期审批表"
    )

    class Meta:
        verbose_name = "整改延期"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["order"], condition=models.Q(granted__isnull=True), name="one_postponement_open"
            ),
            models.CheckConstraint(
                condition=models.Q(proposed_until__gt=models.F("original_until")),
                name="postponement_is_later",
            ),
        ]

    def __str__(self) -> str:
        return f"延至{self.granted_until or self.proposed_until}"


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings as an actor may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """As the inspections they come from; a county officer sees all that nobody told him to stand aside from."""
        if actor.sees_county:
            return self.exclude(inspection_id__in=recused_numbers(actor, OWNER_KIND))
        return self.filter(inspection__in=Inspection.objects.visible_to(actor).values("pk"))


class Finding(Record):
    """A problem as seen: what, where, which duty it breaks, which article punishes it."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings", verbose_name="检查")
    place_code = models.CharField("所在区划", max_length=12, db_index=True)
    number = models.PositiveSmallIntegerField("序号")
    item_code = models.CharField("事项代码", max_length=40)
    obligation = models.CharField("违反条款", max_length=60)
    penalty = models.CharField("处罚条款", max_length=60)
    description = models.CharField("问题描述", max_length=500)
    location = models.CharField("部位", max_length=120)
    level = models.CharField(
        "隐患级别", max_length=8, choices=HazardLevel.choices, default=HazardLevel.GENERAL
    )
    found_on = models.DateField("发现日期", db_index=True)
    corrected_on_the_spot = models.BooleanField("当场整改", default=False)
    order = models.ForeignKey(
        RectificationOrder, models.PROTECT, null=True, related_name="findings", verbose_name="整改指令"
    )
    state = models.CharField(
        "整改状态", max_length=14, choices=FindingState.choices, default=FindingState.OPEN
    )
    course = models.CharField(
        "处理去向", max_length=12, choices=FindingCourse.choices, default=FindingCourse.NONE
    )
    corrected_on = models.DateField("整改完成日期", null=True, db_index=True)

    objects = models.Manager.from_queryset(FindingQuerySet)()

    class Meta:
        verbose_name = "问题"
        ordering = ["inspection_id", "number"]
        constraints = [models.UniqueConstraint(fields=["inspection", "number"], name="finding_numbered_once")]

    def __str__(self) -> str:
        return self.description


class Reinspection(Record):
    """The re-inspection of an order, with two officers of its own."""

    order = models.OneToOneField(
        RectificationOrder, models.PROTECT, related_name="reinspection", verbose_name="整改指令"
    )
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="复查意见书"
    )
    reinspected_on = models.DateField("复查日期", db_index=True)
    officers = models.ManyToManyField("organisation.Officer", related_name="+", verbose_name="复查人员")
    opinion = models.CharField("复查意见", max_length=500)

    class Meta:
        verbose_name = "整改复查"

    def __str__(self) -> str:
        return f"复查{self.reinspected_on}"


class ReinspectedFinding(models.Model):
    """What the re-inspection found of each problem."""

    reinspection = models.ForeignKey(
        Reinspection, models.CASCADE, related_name="results", verbose_name="复查"
    )
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="reinspected", verbose_name="问题")
    result = models.CharField("复查结果", max_length=14, choices=ReinspectionResult.choices)
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "逐项复查结果"

    def __str__(self) -> str:
        return f"{self.finding}：{self.get_result_display()}"


class FieldMeasure(Record):
    """现场处理措施决定 as served: it holds until the removal of the hazard was reviewed and agreed (安全生产法 65).

    `results` are what the review saw: finding's id → [result, note]. Where the head does not agree, the measure holds
    on and the next report starts anew; the papers and the history keep what was.
    """

    inspection = models.ForeignKey(
        Inspection, models.PROTECT, related_name="field_measures", verbose_name="检查"
    )
    findings = models.ManyToManyField(Finding, related_name="field_measures", verbose_name="事故隐患")
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="决定书"
    )
    measures = models.JSONField("现场处理措施", default=list)
    scope = models.CharField("范围和要求", max_length=500)
    served_on = models.DateField("送达日期")
    received_by = models.CharField("签收人", max_length=40)
    state = models.CharField(
        "状态", max_length=10, choices=FieldMeasureState.choices, default=FieldMeasureState.IN_FORCE
    )
    reported_on = models.DateField("单位报告日期", null=True)
    report = models.CharField("单位报告的内容", max_length=500, blank=True)
    reviewed_on = models.DateField("审查日期", null=True)
    reviewers = models.ManyToManyField("organisation.Officer", related_name="+", verbose_name="审查人员")
    results = models.JSONField("逐项审查结果", default=dict)
    opinion = models.CharField("审查意见", max_length=500, blank=True)
    approver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="审批人"
    )
    answered_on = models.DateField("审批日期", null=True)
    answer = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="复查意见书"
    )

    class Meta:
        verbose_name = "现场处理措施"
        ordering = ["-id"]

    def __str__(self) -> str:
        return "、".join(self.measures)
