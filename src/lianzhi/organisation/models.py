"""Divisions, authorities, districts and squads, officers with certificates, accounts; memberships are dated."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from lianzhi.core.constants import Reach, Role
from lianzhi.core.models import Record
from lianzhi.organisation.constants import AuthorityKind, DivisionLevel, OfficerKind, Post


class Division(models.Model):
    """A GB/T 2260 area: county 6 digits, township 9, village 12."""

    code = models.CharField("区划代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=60)
    level = models.CharField("级别", max_length=10, choices=DivisionLevel.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children", verbose_name="上级"
    )

    class Meta:
        verbose_name = "行政区划"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Authority(models.Model):
    """A legal person that may sign."""

    code = models.CharField("代码", max_length=40, primary_key=True)
    name = models.CharField("名称", max_length=80, unique=True)
    kind = models.CharField("类别", max_length=30, choices=AuthorityKind.choices)
    division = models.ForeignKey(
        Division, models.PROTECT, related_name="authorities", verbose_name="所在区划"
    )
    number_prefix = models.CharField("机关代字", max_length=20)
    head_name = models.CharField("机关负责人", max_length=40)
    address = models.CharField("地址", max_length=120, blank=True)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    postcode = models.CharField("邮编", max_length=6, blank=True)
    bank = models.CharField("代收银行", max_length=80, blank=True)
    bank_address = models.CharField("代收银行地址", max_length=120, blank=True)
    bank_account_name = models.CharField("收款户名", max_length=80, blank=True)
    bank_account = models.CharField("收款账号", max_length=40, blank=True)
    reconsideration_body = models.CharField("行政复议机关", max_length=80, blank=True)
    court = models.CharField("管辖法院", max_length=80, blank=True)

    class Meta:
        verbose_name = "行政机关"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class District(models.Model):
    """An enforcement district 片区; its squad is a working unit and never signs."""

    code = models.CharField("代码", max_length=20, primary_key=True)
    name = models.CharField("片区", max_length=40)
    squad_name = models.CharField("中队", max_length=40)

    class Meta:
        verbose_name = "片区"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Dated(models.Model):
    """A membership from a day to a day; the past stays answerable."""

    valid_from = models.DateField("起")
    valid_to = models.DateField("止", null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="%(class)s_ends_after_it_begins",
            )
        ]


class DistrictMembership(Dated):
    """A township's place in a district."""

    district = models.ForeignKey(District, models.PROTECT, related_name="memberships", verbose_name="片区")
    division = models.ForeignKey(Division, models.PROTECT, related_name="memberships", verbose_name="乡镇")

    class Meta(Dated.Meta):
        verbose_name = "片区成员"

    def __str__(self) -> str:
        return f"{self.division}属{self.district}"


class Officer(Record):
    """A person who enforces, or assists those who do."""

    name = models.CharField("姓名", max_length=40)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="officers", verbose_name="所属机关")
    kind = models.CharField("类别", max_length=12, choices=OfficerKind.choices)
    phone = models.CharField("联系电话", max_length=30, blank=True)
    specialty = models.CharField("专业", max_length=60, blank=True)
    legal_qualification = models.CharField("法律职业资格证号", max_length=40, blank=True)

    class Meta:
        verbose_name = "执法人员"
        ordering = ["authority_id", "id"]

    def __str__(self) -> str:
        return self.name


class Certificate(Dated):
    """An enforcement certificate 执法证."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="certificates", verbose_name="持证人")
    number = models.CharField("执法证号", max_length=40, unique=True)

    class Meta(Dated.Meta):
        verbose_name = "执法证"

    def __str__(self) -> str:
        return self.number


class DistrictPost(Dated):
    """Who serves in a district, as what."""

    district = models.ForeignKey(District, models.PROTECT, related_name="posts", verbose_name="片区")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="posts", verbose_name="人员")
    post = models.CharField("职务", max_length=20, choices=Post.choices)

    class Meta(Dated.Meta):
        verbose_name = "片区任职"

    def __str__(self) -> str:
        return f"{self.officer}（{self.get_post_display()}）"


class RecusedOfficer(Record):
    """Who stands aside from something, by its owner key; sees and touches nothing of it any more (行政处罚法 43)."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="recused_from", verbose_name="回避人员")
    owner = models.CharField("归属", max_length=60, db_index=True)

    class Meta:
        verbose_name = "回避人员"
        constraints = [models.UniqueConstraint(fields=["officer", "owner"], name="recused_once")]

    def __str__(self) -> str:
        return f"{self.officer}回避{self.owner}"


class Account(AbstractUser):
    """A sign-in. What its holder may do comes from role grants, where from the officer's authority and the reach."""

    officer = models.OneToOneField(
        Officer, models.PROTECT, null=True, related_name="account", verbose_name="人员"
    )
    reach = models.CharField("可见范围", max_length=10, choices=Reach.choices, default=Reach.TOWNSHIP)

    class Meta:
        verbose_name = "账号"

    def __str__(self) -> str:
        return self.username


class RoleGrant(Dated):
    """A role an account holds, from a day to a day."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="grants", verbose_name="账号")
    role = models.CharField("角色", max_length=20, choices=Role.choices)

    class Meta(Dated.Meta):
        verbose_name = "角色授予"

    def __str__(self) -> str:
        return f"{self.account}：{self.get_role_display()}"
