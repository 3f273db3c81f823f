"""Files that prove something: hashed on arrival, with who, when and where; never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from lianzhi.core.constants import Reach
from lianzhi.core.models import Record
from lianzhi.evidence.constants import EvidenceKind
from lianzhi.organisation.recused import recused_owners

if TYPE_CHECKING:
    from lianzhi.core.actors import Actor


# What was seen on the spot is shared with the township it was seen in.
SHARED_WITH_PLACE = "inspections."


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    """Evidence as an actor may see it."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; for a squad its places'; for a township its own authority's and its place's inspections.

        What a case of another authority holds stays with that authority, though the place be the township's own.
        Who was recused sees nothing of the case.
        """
        found = self.exclude(owner__in=recused_owners(actor))
        if actor.sees_county:
            return found
        here = models.Q(place_code__in=actor.places)
        own = models.Q(authority_id=actor.authority_code) | self._taken_by(actor)
        if actor.reach == Reach.DISTRICT:
            return found.filter(here | self._taken_by(actor))
        return found.filter(own | (here & models.Q(owner__startswith=SHARED_WITH_PLACE)))

    def _taken_by(self, actor: Actor) -> models.Q:
        """An officer from a neighbouring township who serves in the inspection sees what it took itself."""
        return models.Q(taken_by=actor.officer_key) | models.Q(second_officer=actor.officer_key)

    def of(self, owner: str) -> Self:
        """The evidence of one owner, such as `inspections.finding:12`."""
        return self.filter(owner=owner)


class Evidence(Record):
    """One piece of evidence with its file."""

    owner = models.CharField("归属", max_length=60, db_index=True)
    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="取证机关"
    )
    place_code = models.CharField("所在区划", max_length=12, db_index=True)
    kind = models.CharField("证据种类", max_length=14, choices=EvidenceKind.choices)
    title = models.CharField("名称", max_length=120)
    proves = models.CharField("证明内容", max_length=300)
    taken_at = models.DateTimeField("取证时间")
    taken_place = models.CharField("取证地点", max_length=160)
    taken_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="取证人"
    )
    second_officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="取证人（二）"
    )
    original_place = models.CharField("原件（原物）存放处", max_length=160, blank=True)
    file = models.FileField("文件", upload_to="evidence/%Y/%m/")
    file_name = models.CharField("文件名", max_length=120)
    media_type = models.CharField("文件类型", max_length=60)
    size = models.PositiveIntegerField("字节数")
    sm3 = models.CharField("SM3 摘要", max_length=64)

    objects = models.Manager.from_queryset(EvidenceQuerySet)()

    class Meta:
        verbose_name = "证据"
        ordering = ["taken_at", "id"]

    def __str__(self) -> str:
        return self.title
