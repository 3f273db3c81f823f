"""What statistics write: that a unit's reporter confirmed a month's derived figures. The figures stay derived."""

from __future__ import annotations

from django.db import models

from lianzhi.core.models import Record


class Confirmation(Record):
    """A reporter's confirmation of the form as it read then; a later one of the same month is a correction."""

    unit_code = models.CharField("填报单位代码", max_length=20)
    unit_name = models.CharField("填报单位", max_length=60)
    month = models.CharField("统计月份", max_length=7)
    figures = models.JSONField("确认时的数据")
    confirmed_on = models.DateField("确认日期")
    confirmed_by = models.ForeignKey(
        "organisation.Officer", models.PROTECT, related_name="+", verbose_name="填报人"
    )

    class Meta:
        verbose_name = "统计表确认"
        ordering = ["id"]
        indexes = [models.Index(fields=["month", "unit_code"], name="confirmation_by_month_and_unit")]

    def __str__(self) -> str:
        return f"{self.unit_name}{self.month}"
