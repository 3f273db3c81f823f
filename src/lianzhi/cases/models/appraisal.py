"""An appraisal of closed files (案卷评查): the draw, the files, the scorers' sheets, the defects to cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from lianzhi.cases.constants import AppraisalBasis, AppraisedState, ProblemState
from lianzhi.cases.models.case import OWNER_KIND, CaseFile
from lianzhi.core.constants import Reach
from lianzhi.core.models import Record
from lianzhi.organisation.recused import recused_numbers

if TYPE_CHECKING:
    from lianzhi.core.actors import Actor


class Appraisal(Record):
    """One appraisal: its period, its published seed, and the pool the files were drawn from."""

    title = models.CharField("评查名称", max_length=80)
    basis = models.CharField("取案依据", max_length=10, choices=AppraisalBasis.choices)
    period_from = models.DateField("期间起")
    period_to = models.DateField("期间止")
    per_authority = models.PositiveIntegerField("每个机关抽取卷数")
    seed = models.CharField("公开的抽取种子", max_length=120)
    seed_source = models.CharField("种子来源", max_length=200)
    pool = models.JSONField("备选案卷", default=list)
    pool_digest = models.CharField("备选案卷摘要", max_length=64)
    opened_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="组织人"
    )
    opened_on = models.DateField("抽取日期")

    class Meta:
        verbose_name = "案卷评查"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_to__gte=models.F("period_from")),
                name="appraisal_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return self.title


class AppraisedQuerySet(models.QuerySet["AppraisedFile"]):
    """Appraised files as an actor may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; for a squad lead the district's; for a township its own."""
        found = self.exclude(case_id__in=recused_numbers(actor, OWNER_KIND))
        if actor.sees_county:
            return found
        own = models.Q(case__authority_id=actor.authority_code)
        if actor.reach == Reach.DISTRICT:
            return found.filter(own | models.Q(case__place_code__in=actor.places))
        return found.filter(own)


class AppraisedFile(Record):
    """A drawn file; its score is empty until the sheets settle it."""

    appraisal = models.ForeignKey(Appraisal, models.CASCADE, related_name="files", verbose_name="案卷评查")
    case = models.ForeignKey(CaseFile, models.PROTECT, related_name="appraised", verbose_name="案件")
    rank = models.CharField("抽取位次", max_length=64)
    state = models.CharField(
        "状态", max_length=10, choices=AppraisedState.choices, default=AppraisedState.DRAWN, db_index=True
    )
    score = models.DecimalField("得分", max_digits=4, decimal_places=1, null=True)
    vetoed = models.BooleanField("一票否决", default=False)
    grade = models.CharField("等次", max_length=10, blank=True)
    agreed = models.BooleanField("两人评分一致", null=True)
    settled_on = models.DateField("评定日期", null=True)

    objects = models.Manager.from_queryset(AppraisedQuerySet)()

    class Meta:
        verbose_name = "评查案卷"
        ordering = ["case__authority_id", "rank"]
        constraints = [models.UniqueConstraint(fields=["appraisal", "case"], name="file_once_an_appraisal")]

    def __str__(self) -> str:
        return str(self.case)


class ScoreSheet(Record):
    """One scorer's sheet; `marks` holds for each part the points lost and why. Sealed until the file is settled."""

    file = models.ForeignKey(AppraisedFile, models.CASCADE, related_name="sheets", verbose_name="评查案卷")
    scorer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="评查人员"
    )
    marks = models.JSONField("扣分情况", default=list)
    vetoes = models.JSONField("一票否决情形", default=list)
    total = models.DecimalField("得分", max_digits=4, decimal_places=1, null=True)
    grade = models.CharField("等次", max_length=10, blank=True)
    submitted_at = models.DateTimeField("提交时间", null=True)

    class Meta:
        verbose_name = "评分表"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["file", "scorer"], name="scorer_once_a_file")]

    def __str__(self) -> str:
        return f"{self.scorer}评{self.file}"


class AppraisalDefect(Record):
    """A defect the file's handlers cure and the joint office confirms."""

    file = models.ForeignKey(AppraisedFile, models.CASCADE, related_name="defects", verbose_name="评查案卷")
    number = models.PositiveIntegerField("编号")
    part = models.CharField("评查项目", max_length=40)
    text = models.CharField("存在的问题", max_length=500)
    state = models.CharField(
        "状态", max_length=10, choices=ProblemState.choices, default=ProblemState.OPEN, db_index=True
    )
    cure = models.CharField("整改情况", max_length=500, blank=True)
    cured_by = models.CharField("整改人", max_length=80, blank=True)
    cured_on = models.DateField("整改日期", null=True)
    confirmed_by = models.CharField("确认人", max_length=80, blank=True)

    class Meta:
        verbose_name = "评查问题"
        ordering = ["file_id", "number"]
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="defect_number_once_a_file")]

    def __str__(self) -> str:
        return f"{self.number}. {self.text}"
