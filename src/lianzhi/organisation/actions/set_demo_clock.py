"""Setting the demo's clock ahead 演示时钟."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from lianzhi.audit.acts import Act
from lianzhi.core.models import DemoClock
from lianzhi.core.refusals import NotVisible


@dataclass(frozen=True, kw_only=True)
class SetDemoClock(Act[DemoClock]):
    """Run the whole site some days ahead; NotVisible on a site that is no demo."""

    days_ahead: int

    def perform(self) -> DemoClock:
        if not settings.DEMO:
            raise NotVisible("没有这个页面。")
        kept, _ = DemoClock.objects.update_or_create(pk=1, defaults={"days_ahead": self.days_ahead})
        self.record(
            "demo_clock.set",
            f"将演示时钟设为拨快{self.days_ahead}天",
            subject=kept,
            stream="organisation",
            payload={"days_ahead": self.days_ahead},
        )
        return kept
