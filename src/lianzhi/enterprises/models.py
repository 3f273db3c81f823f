"""The ledger of supervised enterprises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from lianzhi.core.models import Record
from lianzhi.enterprises.constants import PartyKind, RiskGrade, Sector, SupervisionLevel

if TYPE_CHECKING:
    from lianzhi.core.actors import Actor


class EnterpriseQuerySet(models.QuerySet["Enterprise"]):
    """The ledger as an actor may see it."""

    def visible_to(self, actor: Actor) -> Self:
        """The whole ledger for the county, else the enterprises in the actor's places."""
        if actor.sees_county:
            return self
        return self.filter(place_id__in=actor.places)


class Enterprise(Record):
    """A supervised unit."""

    name = models.CharField("名称", max_length=120)
    uscc = models.CharField("统一社会信用代码", max_length=18, unique=True)
    party_kind = models.CharField("主体", max_length=8, choices=PartyKind.choices, default=PartyKind.UNIT)
    sector = models.CharField("行业领域", max_length=24, choices=Sector.choices)
    industry = models.CharField("国民经济行业", max_length=80)
    level = models.CharField("检查类别", max_length=10, choices=SupervisionLevel.choices)
    risk_grade = models.CharField("风险等级", max_length=1, choices=RiskGrade.choices)
    place = models.ForeignKey(
        "organisation.Division", models.PROTECT, related_name="+", verbose_name="所在乡镇"
    )
    supervisor = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="监管单位"
    )
    address = models.CharField("地址", max_length=160)
    legal_representative = models.CharField("法定代表人", max_length=40)
    principal = models.CharField("主要负责人", max_length=40)
    safety_officer = models.CharField("安全管理人员", max_length=40, blank=True)
    phone = models.CharField("联系电话", max_length=30)
    employees = models.PositiveIntegerField("从业人数", default=0)
    is_active = models.BooleanField("在册", default=True)
    is_sample = models.BooleanField("示例", default=False)

    objects = models.Manager.from_queryset(EnterpriseQuerySet)()

    class Meta:
        verbose_name = "监管对象"
        ordering = ["place_id", "id"]
        indexes = [models.Index(fields=["place", "sector"], name="enterprise_by_place_and_sector")]

    def __str__(self) -> str:
        return self.name
