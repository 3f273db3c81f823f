"""RefusePowerCut: the leader does not allow a supply to be cut off (不予批准停止供应)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import answered
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import PowerCut
from lianzhi.cases.models.proceeding import Proceeding


@dataclass(frozen=True, kw_only=True)
class RefusePowerCut(ProceedingStep[PowerCut]):
    """Refuse with the reason; nothing was cut off, so the matter ends here."""

    model: ClassVar[type[Proceeding]] = PowerCut
    step: ClassVar[str] = "refuse-power-cut"

    opinion: str

    def perform(self) -> PowerCut:
        """The refused matter."""
        case, matter = self.opened()
        self.move(matter, **answered(self.actor, self.opinion))
        self.tell(case, "power-cut.refused", f"不予批准{matter.supply}：{self.opinion}")
        return matter
