"""ApproveJoining: the leader consents, and the violation is the case's own from now on (批准并案)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.ask_joining import refusals_of
from lianzhi.cases.actions.matter_approval import answered
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CaseFinding, Joinder
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.joining import take_finding
from lianzhi.cases.services.recusals import stand_aside_as_before
from lianzhi.cases.services.terms import due
from lianzhi.core.refusals import refuse_if


@dataclass(frozen=True, kw_only=True)
class ApproveJoining(ProceedingStep[Joinder]):
    """Join; everything that was asked is asked again, for days may have passed."""

    model: ClassVar[type[Proceeding]] = Joinder
    step: ClassVar[str] = "approve-joining"

    opinion: str

    def perform(self) -> Joinder:
        """The joined matter; the case rests on one violation more."""
        case, matter = self.opened()
        changes = answered(self.actor, self.opinion)
        refuse_if(refusals_of(case, matter.finding))
        self.refuse_unlawful(
            case,
            matter,
            conduct_on=matter.conduct_on,
            limitation_until=due("limitation", matter.conduct_on),
        )
        take_finding(matter.finding)
        CaseFinding.objects.create(case=case, finding=matter.finding, conduct_on=matter.conduct_on)
        stand_aside_as_before(case)
        self.move(matter, **changes)
        self.tell(
            case,
            "joining.approved",
            f"批准将问题“{matter.finding.description}”并入本案：{self.opinion}",
            finding=matter.finding.pk,
        )
        return matter
