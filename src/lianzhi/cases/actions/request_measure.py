"""RequestMeasure: the handlers ask the leader to let them seal or seize (报请批准查封、扣押)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import asked
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.measures import facts_of_measure


@dataclass(frozen=True, kw_only=True)
class RequestMeasure(ProceedingStep[Measure]):
    """Ask with the handlers' opinion (行政强制法 18)."""

    model: ClassVar[type[Proceeding]] = Measure
    step: ClassVar[str] = "request-measure"

    opinion: str

    def perform(self) -> Measure:
        """The measure, waiting for the leader."""
        case, matter = self.opened()
        changes = asked(self.actor, self.opinion)
        self.refuse_unlawful(case, matter, measure=facts_of_measure(matter))
        self.move(matter, **changes)
        self.tell(case, "measure.requested", f"报请批准{'、'.join(matter.kinds)}：{self.opinion}")
        return matter
