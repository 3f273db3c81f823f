"""What service by other ways than the hand needs: the address the party confirmed, the announcement published."""

from __future__ import annotations

from django.db import models

from lianzhi.cases.models.case import CaseFile
from lianzhi.core.models import Record


class AddressConfirmation(Record):
    """Where the party wants papers sent, signed by it; only its `electronic` address allows electronic service."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="addresses", verbose_name="案件")
    address = models.CharField("送达地址", max_length=160)
    receiver = models.CharField("收件人", max_length=40)
    phone = models.CharField("联系电话", max_length=30)
    electronic = models.CharField("电子送达地址", max_length=120, blank=True)
    signed_by = models.CharField("签署人", max_length=40)
    signed_on = models.DateField("签署日期")
    document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="送达地址确认书"
    )

    class Meta:
        verbose_name = "送达地址确认"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.address


class Announcement(Record):
    """A paper announced because no other way of service was left; served when its term is over (民事诉讼法 95)."""

    case = models.ForeignKey(CaseFile, models.CASCADE, related_name="announcements", verbose_name="案件")
    announced_document = models.ForeignKey(
        "documents.Document", models.PROTECT, related_name="+", verbose_name="公告送达文书"
    )
    reason = models.CharField("公告原因", max_length=200)
    course = models.TextField("其他方式送达的经过")
    medium = models.CharField("公告载体", max_length=120)
    published_on = models.DateField("发出公告日期")
    text = models.TextField("公告内容")
    ends_on = models.DateField("公告期满日期")
    document = models.ForeignKey("documents.Document", models.PROTECT, related_name="+", verbose_name="公告")

    class Meta:
        verbose_name = "送达公告"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.published_on}公告送达{self.announced_document}"

    def rests_on(self, field: str) -> bool:
        """The announcement proves the service; the paper announced has a record of its own."""
        return super().rests_on(field) and field != "announced_document"
