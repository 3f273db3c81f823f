"""The register of clues: what was told or found, who looks into it, what came of it; who told is sealed apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from lianzhi.cases.constants import ClueOutcome, ClueSource, ClueState
from lianzhi.cases.models.case import CaseFile
from lianzhi.core.constants import Reach
from lianzhi.core.models import Record

if TYPE_CHECKING:
    from lianzhi.core.actors import Actor


class ClueQuerySet(models.QuerySet["Clue"]):
    """Clues as an actor may see them; who told is never among their columns."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; for a squad its places'; for a township its own."""
        if actor.sees_county:
            return self
        if actor.reach == Reach.DISTRICT:
            return self.filter(place_code__in=actor.places)
        return self.filter(authority_id=actor.authority_code)


class Clue(Record):
    """A reason to look closer, before anything is filed."""

    source = models.CharField("来源", max_length=12, choices=ClueSource.choices, db_index=True)
    received_on = models.DateField("收到日期", db_index=True)
    title = models.CharField("线索", max_length=120)
    content = models.TextField("线索内容")
    subject_name = models.CharField("涉及单位", max_length=120)
    enterprise = models.ForeignKey(
        "enterprises.Enterprise", models.PROTECT, null=True, related_name="+", verbose_name="企业"
    )
    place_code = models.CharField("所在区划", max_length=12, db_index=True)
    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="受理机关"
    )
    receiver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="受理人"
    )
    state = models.CharField(
        "状态", max_length=12, choices=ClueState.choices, default=ClueState.RECEIVED, db_index=True
    )
    assignee = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="核查人"
    )
    assigned_on = models.DateField("交办日期", null=True)
    verify_by = models.DateField("核查期限", null=True, db_index=True)
    verified_on = models.DateField("核查日期", null=True)
    found = models.TextField("核查情况", blank=True)
    outcome = models.CharField("处理", max_length=12, choices=ClueOutcome.choices, blank=True)
    wants_reply = models.BooleanField("应当答复", default=False)
    replied_on = models.DateField("答复日期", null=True)
    reply = models.CharField("答复内容", max_length=500, blank=True)
    case = models.ForeignKey(CaseFile, models.PROTECT, null=True, related_name="clues", verbose_name="案件")

    objects = models.Manager.from_queryset(ClueQuerySet)()

    class Meta:
        verbose_name = "线索"
        ordering = ["-received_on", "-id"]
        indexes = [models.Index(fields=["authority", "state"], name="clue_by_authority_and_state")]

    def __str__(self) -> str:
        return self.title


class ClueInformant(Record):
    """Who told, sealed: read only through an act of the receiver or the leader, which leaves its event."""

    clue = models.OneToOneField(Clue, models.CASCADE, related_name="informant", verbose_name="线索")
    name = models.CharField("举报人", max_length=40)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    address = models.CharField("联系地址", max_length=160, blank=True)

    class Meta:
        verbose_name = "举报人信息"

    def __str__(self) -> str:
        return "举报人（保密）"
