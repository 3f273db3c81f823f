"""The directory of power items and who was given them: delegations and entrustments, dated, with document numbers."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import models
from django.urls import reverse

from lianzhi.powers.constants import Channel, OpenCases


class DirectoryEdition(models.Model):
    """Which edition of the directory stands: one row, another token after every write to items or grants.

    Readers keep what they derived under its token. A token is never used twice: a write that was rolled back leaves
    nothing behind that a later one could be taken for.
    """

    token = models.CharField("版次", max_length=32)

    class Meta:
        verbose_name = "事项目录版次"

    def __str__(self) -> str:
        return self.token

    @classmethod
    def standing(cls) -> str:
        """The token; empty before the directory was first written."""
        return cls.objects.values_list("token", flat=True).first() or ""

    @classmethod
    def renew(cls) -> None:
        """Begin another edition, in the transaction of the write that makes it one."""
        cls.objects.update_or_create(pk=1, defaults={"token": uuid4().hex})


class DirectoryQuerySet(models.QuerySet[Any]):
    """Writes in bulk begin another edition, as single ones do."""

    def update(self, *given: Any, **values: Any) -> int:
        """As Django's."""
        written = super().update(*given, **values)
        DirectoryEdition.renew()
        return written

    def delete(self) -> tuple[int, dict[str, int]]:
        """As Django's."""
        gone = super().delete()
        DirectoryEdition.renew()
        return gone

    def bulk_create(self, *given: Any, **options: Any) -> list[Any]:
        """As Django's."""
        made = super().bulk_create(*given, **options)
        DirectoryEdition.renew()
        return made


class DirectoryEntry(models.Model):
    """A row of the directory: whoever writes it begins another edition."""

    objects = DirectoryQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *given: Any, **options: Any) -> None:
        """As Django's."""
        super().save(*given, **options)
        DirectoryEdition.renew()

    def delete(self, *given: Any, **options: Any) -> tuple[int, dict[str, int]]:
        """As Django's."""
        gone = super().delete(*given, **options)
        DirectoryEdition.renew()
        return gone


class PowerItem(DirectoryEntry):
    """An item of the directory, with the duty it enforces and the article that punishes."""

    code = models.CharField("事项代码", max_length=40, primary_key=True)
    name = models.CharField("事项名称", max_length=200)
    category = models.CharField("类别", max_length=60, blank=True)
    penalties = models.JSONField("处罚条款", default=list)
    obligations = models.JSONField("义务条款", default=list)
    department = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="法定机关"
    )
    source = models.CharField("来源", max_length=120)
    is_sample = models.BooleanField("示例", default=False)
    valid_from = models.DateField("起", null=True)
    valid_to = models.DateField("止", null=True)

    class Meta:
        verbose_name = "执法事项"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("powers:item", args=[self.code])


class PowerGrant(DirectoryEntry):
    """An item handed to a township: by delegation from its acceptance letter on, or by a written entrustment.

    Without an item it is every item of the giver, as an entrustment of the summary procedure is written.
    `compulsion`: the decision expressly hands the related compulsory measures over too. `procedures` and the two
    amounts are the limits the instrument names, `open_cases` its clause for when it ends; empty where it names none.
    """

    item = models.ForeignKey(PowerItem, models.PROTECT, null=True, related_name="grants", verbose_name="事项")
    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="grants", verbose_name="机关"
    )
    channel = models.CharField("方式", max_length=12, choices=Channel.choices)
    document_no = models.CharField("文号", max_length=80)
    acceptance_on = models.DateField("承接确认书签署日期", null=True)
    valid_from = models.DateField("起")
    valid_to = models.DateField("止", null=True)
    published_on = models.DateField("公布日期", null=True)
    compulsion = models.BooleanField("一并行使相关行政强制措施", default=False)
    procedures = models.JSONField("载明的程序", default=list)
    max_fine_unit_fen = models.BigIntegerField("对单位罚款上限（分）", null=True)
    max_fine_person_fen = models.BigIntegerField("对个人罚款上限（分）", null=True)
    open_cases = models.CharField(
        "收回时未办结的案件", max_length=12, choices=OpenCases.choices, blank=True, default=OpenCases.UNSAID
    )
    note = models.CharField("说明", max_length=200, blank=True)
    is_sample = models.BooleanField("示例", default=False)

    class Meta:
        verbose_name = "赋权与委托"
        ordering = ["authority_id", "item_id", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "authority", "channel", "valid_from"], name="power_granted_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["authority", "channel", "valid_from"],
                condition=models.Q(item__isnull=True),
                name="every_item_granted_once_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="power_grant_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.document_no}"
