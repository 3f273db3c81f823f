"""DropTesting: there will be no opinion; a running period ends today (终止委托)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Testing
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.deciding_term import decide_by
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class DropTesting(ProceedingStep[Testing]):
    """End it with the reason."""

    model: ClassVar[type[Proceeding]] = Testing
    step: ClassVar[str] = "drop-testing"

    why: str

    def perform(self) -> Testing:
        """The ended matter."""
        case, matter = self.opened()
        if not self.why.strip():
            raise Malformed({"why": "请写明终止的理由。"})
        ended = clock.today() if matter.started_on else None
        self.move(matter, ended_on=ended, ended_how=self.why)
        if ended is not None:
            compare_and_set(case, {"state": case.state}, {"decide_by": decide_by(case, clock.today())})
        self.tell(case, "testing.dropped", f"终止委托{matter.institution}{matter.kind}：{self.why}")
        return matter
