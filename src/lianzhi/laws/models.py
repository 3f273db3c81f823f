"""The law library: work → version in force → article; paragraphs and items are addressed inside the text."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.urls import reverse

from lianzhi.kernel.types import Citation
from lianzhi.laws.constants import REPEALED


class Law(models.Model):
    """One version of a law's text. `in_force_from` is the version's own day, not the original law's."""

    title = models.CharField("法律名称", max_length=200)
    short_title = models.CharField("简称", max_length=200, db_index=True)
    kind = models.CharField("文件类别", max_length=20, blank=True)
    level = models.CharField("效力层级", max_length=40)
    issuer = models.CharField("制定机关", max_length=120, blank=True)
    status = models.CharField("时效", max_length=20)
    published_on = models.DateField("公布日期", null=True)
    in_force_from = models.DateField("本版本施行日期", null=True)
    in_force_to = models.DateField("本版本失效日期", null=True)
    dates_verified = models.BooleanField("施行日期已核", default=False)
    source = models.CharField("来源", max_length=120)
    source_key = models.CharField("来源编号", max_length=60)

    class Meta:
        verbose_name = "法律"
        ordering = ["short_title", "-in_force_from"]
        constraints = [models.UniqueConstraint(fields=["source", "source_key"], name="law_imported_once")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("laws:law", args=[self.pk])

    def covers(self, day: date) -> bool:
        """True where this text was in force on the day, by the dates the library knows."""
        started = self.in_force_from is not None and self.in_force_from <= day
        if self.in_force_to is None and self.status == REPEALED:
            return False
        return started and (self.in_force_to is None or day <= self.in_force_to)


class Article(models.Model):
    """An article's text as imported; `sub` numbers a 之一 article, 0 is the plain one.

    A text without articles (an interpretation, a decision of one piece) is number 0. The source may print one number
    twice (a decision that quotes treaties does): every row is kept, and a citation means the first by `position`.
    """

    law = models.ForeignKey(Law, models.CASCADE, related_name="articles", verbose_name="法律")
    position = models.PositiveIntegerField("次序")
    label = models.CharField("条号", max_length=20)
    number = models.PositiveIntegerField("条")
    sub = models.PositiveSmallIntegerField("之", default=0)
    chapter = models.CharField("章", max_length=120, blank=True)
    section = models.CharField("节", max_length=120, blank=True)
    text = models.TextField("条文")
    digest = models.CharField("SM3", max_length=64)

    class Meta:
        verbose_name = "条文"
        ordering = ["law_id", "position"]
        indexes = [models.Index(fields=["law", "number", "sub"], name="article_by_number")]
        constraints = [models.UniqueConstraint(fields=["law", "position"], name="article_has_its_place")]

    def __str__(self) -> str:
        return f"{self.law.short_title}{self.label}"

    @property
    def citation(self) -> Citation:
        """The article as a citation."""
        return Citation(self.law.short_title, self.number, sub=self.sub or None)
