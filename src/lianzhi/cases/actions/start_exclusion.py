"""StartExclusion: a period a rule leaves out of the term begins today (鉴定等期间开始)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Exclusion
from lianzhi.cases.services.deciding_term import grounds
from lianzhi.cases.services.following import exclusions_of
from lianzhi.cases.services.testings import GROUND, is_running
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.kernel.procedure import TermFacts


@dataclass(frozen=True, kw_only=True)
class StartExclusion(CaseDeed[Exclusion]):
    """Begin it; the day is the day it is recorded, neither earlier nor later."""

    deed: ClassVar[str] = "start-exclusion"

    ground: str
    reference: str
    started_on: date

    def perform(self) -> Exclusion:
        """The period, running."""
        case = self.opened()
        if not self.reference.strip():
            raise Malformed({"reference": "请写明委托书、通知书等凭据。"})
        titles = dict(grounds())
        running = exclusions_of(case).filter(ground=self.ground, ended_on__isnull=True).exists()
        running = running or (self.ground == GROUND and is_running(case))
        self.refuse_unlawful(
            case,
            term=TermFacts(allowed=self.ground in titles, running=running, started_on=self.started_on),
        )
        started = Exclusion.objects.create(
            case=case,
            ground=self.ground,
            reference=self.reference,
            started_on=clock.today(),
            started_by=self.actor.name,
        )
        self.tell(
            case,
            "case.exclusion-started",
            f"登记{titles[self.ground]}期间自{started.started_on}开始（{self.reference}）",
            ground=self.ground,
        )
        return started
