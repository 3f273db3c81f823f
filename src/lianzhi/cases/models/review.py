"""Legal review, round by round, and its numbered problems."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.constants import ProblemState, ReviewOutcome
from lianzhi.cases.models.case import CaseFile
from lianzhi.core.models import Record


class ReviewManager(models.Manager["Review"]):
    """Rounds with who reviewed and the heads of their papers; a document's body stays unread."""

    def get_queryset(self) -> models.QuerySet[Review]:
        """Read together."""
        return super().get_queryset().select_related("reviewer", "document").defer("document__model")


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

    objects = ReviewManager()

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
