"""The base of every record, and the demo's clock."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from lianzhi.core import clock


class Record(models.Model):
    """A row that knows when it was made; changes are told by the audit, not by a column."""

    #: Templates of the papers that are the only record of a step of this row, which no act takes back.
    step_papers: ClassVar[frozenset[str]] = frozenset()

    created_at = models.DateTimeField("登记时间", default=clock.now, editable=False)

    class Meta:
        abstract = True

    def rests_on(self, field: str) -> bool:
        """True while what the row records needs the paper named by that field to stay in force."""
        return bool(field)


class DemoClock(models.Model):
    """How many days the demo's clock runs ahead: one row, demo sites only."""

    days_ahead = models.PositiveIntegerField("拨快天数", default=0)

    class Meta:
        verbose_name = "演示时钟"

    def __str__(self) -> str:
        return f"演示时钟：拨快{self.days_ahead}天"

    @classmethod
    def ahead(cls) -> int:
        """The days the clock runs ahead; 0 where it was never set."""
        return cls.objects.values_list("days_ahead", flat=True).first() or 0
