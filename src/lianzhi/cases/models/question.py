"""A difficult question a township puts to the county (疑难问题), and what was said about it, turn by turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from lianzhi.cases.constants import QuestionState, TurnKind
from lianzhi.cases.models.case import OWNER_KIND, CaseFile
from lianzhi.core.constants import Reach
from lianzhi.core.models import Record
from lianzhi.organisation.recused import recused_numbers

if TYPE_CHECKING:
    from lianzhi.core.actors import Actor


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions as an actor may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; for a squad lead the district's and the own; for a township its own."""
        barred = models.Q(case_id__in=recused_numbers(actor, OWNER_KIND))
        found = self.filter(models.Q(case__isnull=True) | ~barred)
        if actor.sees_county:
            return found
        own = models.Q(authority_id=actor.authority_code)
        if actor.reach == Reach.DISTRICT:
            return found.filter(own | models.Q(place_code__in=actor.places))
        return found.filter(own)

    def opinions(self) -> Self:
        """The answered ones: their question, answer and articles are for every officer, their facts are not."""
        return self.filter(state__in=[QuestionState.ANSWERED, QuestionState.SETTLED])


class Question(Record):
    """A question with its facts; the authority that asks stays the one that decides (行政处罚法 24)."""

    procedure = "difficult_question"

    procedure_version = models.CharField("程序版本", max_length=20)
    state = models.CharField(
        "状态", max_length=12, choices=QuestionState.choices, default=QuestionState.DRAFTED, db_index=True
    )
    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="提出机关"
    )
    place_code = models.CharField("所在区划", max_length=12)
    case = models.ForeignKey(
        CaseFile, models.PROTECT, null=True, related_name="questions", verbose_name="所涉案件"
    )
    asked_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="提出人"
    )
    title = models.CharField("问题名称", max_length=120)
    facts = models.TextField("案件事实")
    question = models.TextField("需要解答的问题")
    own_view = models.TextField("倾向性意见", blank=True)
    answerer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="解答人"
    )
    answer = models.TextField("解答意见", blank=True)
    caution = models.TextField("适用的条件和注意事项", blank=True)
    articles = models.CharField("依据的条文", max_length=400, blank=True)
    answered_on = models.DateField("解答日期", null=True, db_index=True)
    adopted = models.BooleanField("是否采纳", null=True)

    objects = models.Manager.from_queryset(QuestionQuerySet)()

    class Meta:
        verbose_name = "疑难问题"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def owner_key(self) -> str:
        """How its documents name it as their owner."""
        return f"cases.question:{self.pk}"


class QuestionTurn(Record):
    """One thing said about a question: asked, returned, assigned, answered, asked again, settled."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="turns", verbose_name="疑难问题")
    kind = models.CharField("事项", max_length=12, choices=TurnKind.choices)
    text = models.TextField("内容", blank=True)
    articles = models.CharField("依据的条文", max_length=400, blank=True)
    by = models.CharField("办理人", max_length=80)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="文书"
    )

    class Meta:
        verbose_name = "疑难问题办理记录"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.by}"

    def rests_on(self, field: str) -> bool:
        """A question that was withdrawn asks nothing."""
        return super().rests_on(field) and self.question.state != QuestionState.WITHDRAWN
