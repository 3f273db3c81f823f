"""RefuseMeasure: the leader does not allow the measure (不予批准查封、扣押)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import answered
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding


@dataclass(frozen=True, kw_only=True)
class RefuseMeasure(ProceedingStep[Measure]):
    """Refuse with the reason; nothing was taken, so the matter ends here."""

    model: ClassVar[type[Proceeding]] = Measure
    step: ClassVar[str] = "refuse-measure"

    opinion: str

    def perform(self) -> Measure:
        """The refused measure."""
        case, matter = self.opened()
        self.move(matter, **answered(self.actor, self.opinion))
        self.tell(case, "measure.refused", f"不予批准{'、'.join(matter.kinds)}：{self.opinion}")
        return matter
