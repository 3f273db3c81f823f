"""EndExclusion: a period left out of the term is over; whoever ends it cannot set its start (鉴定等期间结束)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Exclusion
from lianzhi.cases.services.deciding_term import decide_by, grounds
from lianzhi.cases.services.following import exclusions_of
from lianzhi.core import clock
from lianzhi.core.refusals import WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import TermFacts


@dataclass(frozen=True, kw_only=True)
class EndExclusion(CaseDeed[Exclusion]):
    """End the running period of a ground, on the day the report came, at the latest today."""

    deed: ClassVar[str] = "end-exclusion"

    ground: str
    ended_on: date

    def perform(self) -> Exclusion:
        """The period, ended; the term of the case counted anew."""
        case = self.opened()
        running = exclusions_of(case).filter(ground=self.ground, ended_on__isnull=True).first()
        if running is None:
            raise WrongState("没有正在计算的这一事由的期间。")
        self.refuse_unlawful(case, term=TermFacts(started_on=running.started_on, ended_on=self.ended_on))
        compare_and_set(running, {"ended_on": None}, {"ended_on": self.ended_on, "ended_by": self.actor.name})
        compare_and_set(case, {"state": case.state}, {"decide_by": decide_by(case, clock.today())})
        self.tell(
            case,
            "case.exclusion-ended",
            f"登记{dict(grounds())[self.ground]}期间于{self.ended_on}结束，作出决定的期限为{case.decide_by}",
            ground=self.ground,
        )
        return running
