"""Issued documents: the frozen model, its hash, its number. PDF, Word and preview are derived from the model."""

from __future__ import annotations

import functools
import operator
from typing import TYPE_CHECKING, Any, Self

from django.db import models

from lianzhi.core.constants import Reach
from lianzhi.core.models import Record
from lianzhi.documents.check_codes import key_of, new_code
from lianzhi.documents.constants import BatchState, DocumentState, SignedHow, SignerRole
from lianzhi.organisation.recused import recused_owners

if TYPE_CHECKING:
    from lianzhi.core.actors import Actor


# What was seen on the spot is shared with the township it was seen in.
# An answer to a question is the answerer's document and the asker's to read.
SHARED_WITH_PLACE = ("inspections.", "cases.question:")


class NumberSeriesQuerySet(models.QuerySet["NumberSeries"]):
    """Number series as an actor may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """All for the county; a squad's townships' (a township's authority code is its division code); the own."""
        if actor.sees_county:
            return self
        own = models.Q(authority_id=actor.authority_code)
        if actor.reach == Reach.DISTRICT:
            own |= models.Q(authority_id__in=actor.places)
        return self.filter(own)


class NumberSeries(models.Model):
    """The last number of an authority's series in a year; the row is locked while a number is taken."""

    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name="机关"
    )
    word = models.CharField("文书字", max_length=20)
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("末号", default=0)

    objects = models.Manager.from_queryset(NumberSeriesQuerySet)()

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
        Who was recused sees nothing of the case.
        """
        found = self.exclude(owner__in=recused_owners(actor))
        if actor.sees_county:
            return found
        here = models.Q(place_code__in=actor.places)
        if actor.reach == Reach.DISTRICT:
            return found.filter(here)
        # An entrusted township signs in the bureau's name and still holds the paper it made (行政处罚法 20).
        own = models.Q(authority_id=actor.authority_code) | models.Q(handled_by=actor.authority_code)
        shared = functools.reduce(
            operator.or_, (models.Q(owner__startswith=each) for each in SHARED_WITH_PLACE)
        )
        return found.filter(own | (here & shared))

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
    handled_by = models.CharField("承办机关代码", max_length=20, blank=True, db_index=True)
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
    code = models.CharField("查验码", max_length=20, default=new_code, editable=False)
    # What a code is looked up by; unique, so that no two papers share one.
    check_key = models.CharField("查验键", max_length=64, unique=True, editable=False)
    ended_at = models.DateTimeField("失效时间", null=True)
    ended_reason = models.CharField("失效原因", max_length=200, blank=True)
    ended_basis = models.CharField("失效依据", max_length=120, blank=True)

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the key beside the code it is made from."""
        self.check_key = key_of(self.code)
        super().save(*args, **kwargs)


class Signature(Record):
    """A hand under an issued document, or that it was refused; never changed."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="signatures", verbose_name="文书")
    place = models.CharField("签名处", max_length=12)
    label = models.CharField("签名栏", max_length=120)
    how = models.CharField("方式", max_length=8, choices=SignedHow.choices)
    role = models.CharField("签名人身份", max_length=8, choices=SignerRole.choices)
    signer = models.CharField("签名人", max_length=60)
    witness = models.CharField("见证人", max_length=60, blank=True)
    recording = models.CharField("录音录像编号", max_length=120, blank=True)
    reason = models.CharField("拒签原因", max_length=200, blank=True)
    signed_at = models.DateTimeField("签名时间")
    file = models.FileField("签名文件", upload_to="signatures/%Y/%m/", blank=True)
    media_type = models.CharField("文件类型", max_length=20, blank=True)
    sm3 = models.CharField("SM3 摘要", max_length=64, blank=True)
    recorded_by = models.CharField("登记人", max_length=80)

    class Meta:
        verbose_name = "手写签名"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "place"], name="one_hand_a_place"),
            models.CheckConstraint(
                condition=models.Q(how=SignedHow.REFUSED) ^ ~models.Q(sm3=""), name="a_hand_has_its_file"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}：{self.signer}"


class SealedFile(Record):
    """The PDF of a document as it was sealed electronically: from then on it is what is printed."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="sealed", verbose_name="文书")
    file = models.FileField("已签章文件", upload_to="sealed/%Y/%m/")
    sm3 = models.CharField("SM3 摘要", max_length=64)
    sha256 = models.CharField("SHA-256 摘要", max_length=64)
    adapter = models.CharField("签章方式", max_length=40)
    certificate = models.CharField("证书主体", max_length=200)
    sealed_by = models.CharField("签章人", max_length=80)

    class Meta:
        verbose_name = "电子签章文件"

    def __str__(self) -> str:
        return f"{self.document}（电子签章）"


class TemplateVersion(Record):
    """A county's own wording of a template; the newest of a key is in force, an empty source is the national one."""

    key = models.CharField("文书种类", max_length=40, db_index=True)
    version = models.CharField("版本", max_length=40)
    source = models.TextField("源文本", blank=True)
    sm3 = models.CharField("SM3 摘要", max_length=64)
    note = models.CharField("修改说明", max_length=200)
    made_by = models.CharField("修改人", max_length=80)

    class Meta:
        verbose_name = "文书模板版本"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="one_template_a_version"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class BatchJobQuerySet(models.QuerySet["BatchJob"]):
    """Batches as an actor may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """The own ones: what is in a batch is what its maker could see."""
        return self if actor.is_system else self.filter(account_id=actor.account_id)


class BatchJob(Record):
    """Printing many documents at once; a worker claims it by compare-and-set and counts as it goes."""

    account_id = models.BigIntegerField("账号", null=True, db_index=True)
    ordered_by = models.CharField("提交人", max_length=80)
    title = models.CharField("名称", max_length=120)
    documents = models.JSONField("文书")
    total = models.PositiveIntegerField("总数")
    done = models.PositiveIntegerField("已完成", default=0)
    state = models.CharField("状态", max_length=8, choices=BatchState.choices, default=BatchState.WAITING)
    beat_at = models.DateTimeField("最近进展", null=True)
    fault = models.CharField("失败原因", max_length=200, blank=True)
    file = models.FileField("压缩包", upload_to="batches/%Y/%m/", blank=True)
    sm3 = models.CharField("SM3 摘要", max_length=64, blank=True)

    objects = models.Manager.from_queryset(BatchJobQuerySet)()

    class Meta:
        verbose_name = "批量制作"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title
