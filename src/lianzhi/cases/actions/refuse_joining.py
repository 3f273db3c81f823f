"""RefuseJoining: the leader does not consent; the finding stays free for a case of its own (不予并案)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import answered
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Joinder
from lianzhi.cases.models.proceeding import Proceeding


@dataclass(frozen=True, kw_only=True)
class RefuseJoining(ProceedingStep[Joinder]):
    """Refuse with the reason."""

    model: ClassVar[type[Proceeding]] = Joinder
    step: ClassVar[str] = "refuse-joining"

    opinion: str

    def perform(self) -> Joinder:
        """The refused matter."""
        case, matter = self.opened()
        self.move(matter, **answered(self.actor, self.opinion))
        self.tell(case, "joining.refused", f"不予并案：{self.opinion}")
        return matter
