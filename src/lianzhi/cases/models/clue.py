"""The register of clues: what was told or found, who looks into it, what came of it; who told is sealed apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from lianzhi.cases.constants import ClueOutcome, ClueSource, ClueState
from lianzhi.cases.models.case import OWNER_KIND, CaseFile
from lianzhi.core.constants import Reach
from lianzhi.core.models import Record
from lianzhi.organisation.recused import recused_numbers

if TYPE_CHECKING:
    from lianzhi.core.actors import Actor


#: How documents name a clue as their owner, before its number.
CLUE_OWNER = "cases.clue:"


class ClueQuerySet(models.QuerySet["Clue"]):
    """Clues as an actor may see them; who told is never among their columns."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; for a squad its places'; for a township its own.

        None that became a case the actor stands aside from (行政处罚法 43).
        """
        found = self.exclude(case_id__in=recused_numbers(actor, OWNER_KIND))
        if actor.sees_county:
            return found
        if actor.reach == Reach.DISTRICT:
            return found.filter(place_code__in=actor.places)
        return found.filter(authority_id=actor.authority_code)


class Clue(Record):
    """A reason to look closer, before anything is filed."""

    source = models.CharField("来源", max_length=12, choices=ClueSource.choices, db_index=True)
    sender = models.CharField("移送、交办单位", max_length=120, blank=True)
    sender_number = models.CharField("来文文号", max_length=60, blank=True)
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
    ground = models.CharField("不予立案的情形", max_length=40, blank=True)
    approver = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, related_name="+", verbose_name="审批人"
    )
    opinion = models.CharField("审批意见", max_length=500, blank=True)
    approved_on = models.DateField("审批日期", null=True)
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, null=True, related_name="+", verbose_name="不予立案审批表"
    )
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

    @property
    def owner_key(self) -> str:
        """How documents name this clue as their owner."""
        return f"{CLUE_OWNER}{self.pk}"


class ClueViolationQuerySet(models.QuerySet["ClueViolation"]):
    """What verifications established."""

    def standing(self) -> Self:
        """What was not taken back."""
        return self.filter(withdrawn_on__isnull=True)


class ClueViolation(Record):
    """What the verification established: the fact, its place, the duty broken and the article that punishes it."""

    clue = models.ForeignKey(Clue, models.PROTECT, related_name="violations", verbose_name="线索")
    place_code = models.CharField("所在区划", max_length=12)
    item_code = models.CharField("事项代码", max_length=40)
    obligation = models.CharField("违反条款", max_length=60)
    penalty = models.CharField("处罚条款", max_length=60)
    description = models.CharField("违法行为", max_length=500)
    location = models.CharField("部位", max_length=120)
    found_on = models.DateField("查明日期")
    withdrawn_on = models.DateField("更正日期", null=True)
    withdrawn_why = models.CharField("更正原因", max_length=200, blank=True)

    objects = models.Manager.from_queryset(ClueViolationQuerySet)()

    class Meta:
        verbose_name = "核查查明的违法行为"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.description


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
