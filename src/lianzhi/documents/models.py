"""Issued documents: the frozen model, its hash, its number. PDF, Word and preview are derived from the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from lianzhi.core.constants import Reach
from lianzhi.core.models import Record
from lianzhi.documents.constants import DocumentState

if TYPE_CHECKING:
    from lianzhi.core.actors import Actor


# What was seen on the spot is shared with the township it was seen in.
SHARED_WITH_PLACE = "inspections."


class NumberSeries(models.Model):
    """The last number of an authority's series in a year; the row is locked while a number is taken."""

    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="机关"
    )
    word = models.CharField("文书字", max_length=20)
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("末号", default=0)

    class Meta:
        verbose_name = "文号"
        constraints = [
            models.UniqueConstraint(fields=["authority", "word", "year"], name="one_series_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.word}〔{self.year}〕{self.last}号"


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents as an actor may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; for a squad its places'; for a township its own authority's and its place's inspections.

        What a case of another authority holds stays with that authority, though the place be the township's own.
        """
        if actor.sees_county:
            return self
        here = models.Q(place_code__in=actor.places)
        if actor.reach == Reach.DISTRICT:
            return self.filter(here)
        own = models.Q(authority_id=actor.authority_code)
        return self.filter(own | (here & models.Q(owner__startswith=SHARED_WITH_PLACE)))

    def of(self, *owners: str) -> Self:
        """The documents of owners such as `cases.casefile:12`."""
        return self.filter(owner__in=owners)


class Document(Record):
    """One issued document."""

    owner = models.CharField("归属", max_length=60, db_index=True)
    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="制作机关"
    )
    place_code = models.CharField("所在区划", max_length=12, db_index=True)
    template = models.CharField("文书种类", max_length=40)
    name = models.CharField("文书名称", max_length=80)
    number = models.CharField("文号", max_length=60, blank=True)
    series_word = models.CharField("文书字", max_length=20, blank=True)
    series_year = models.PositiveSmallIntegerField("年度", null=True)
    series_number = models.PositiveIntegerField("序号", null=True)
    issued_on = models.DateField("成文日期")
    issued_by = models.CharField("制作人", max_length=80)
    state = models.CharField(
        "状态", max_length=8, choices=DocumentState.choices, default=DocumentState.ISSUED
    )
    model = models.JSONField("文书内容")
    digest = models.CharField("SM3 摘要", max_length=64)

    objects = models.Manager.from_queryset(DocumentQuerySet)()

    class Meta:
        verbose_name = "文书"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "series_word", "series_year", "series_number"],
                condition=models.Q(series_number__isnull=False),
                name="document_number_used_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.number}".strip()
