"""ReceiveOpinion: the opinion came, the period is over; whoever ends it cannot set its start (收到意见)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Testing
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.deciding_term import decide_by
from lianzhi.cases.services.testings import facts_of_testing
from lianzhi.core import clock
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ReceiveOpinion(ProceedingStep[Testing]):
    """Take the opinion to the file; the term of the case is counted anew."""

    model: ClassVar[type[Proceeding]] = Testing
    step: ClassVar[str] = "receive-opinion"

    received_on: date
    opinion_number: str
    opinion: str
    experts: str
    is_signed: bool

    def perform(self) -> Testing:
        """The matter, its period ended."""
        case, matter = self.opened()
        facts = replace(
            facts_of_testing(matter),
            ended_on=self.received_on,
            opinion=self.opinion,
            is_signed=self.is_signed and bool(self.experts.strip()),
        )
        self.refuse_unlawful(case, matter, testing=facts)
        self.move(
            matter,
            ended_on=self.received_on,
            opinion_number=self.opinion_number,
            opinion=self.opinion,
            experts=self.experts,
        )
        compare_and_set(case, {"state": case.state}, {"decide_by": decide_by(case, clock.today())})
        self.tell(
            case,
            "testing.received",
            f"收到{matter.institution}的{matter.kind}意见{self.opinion_number}，作出决定的期限为{case.decide_by}",
        )
        return matter
