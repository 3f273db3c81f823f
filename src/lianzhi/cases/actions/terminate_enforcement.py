"""TerminateEnforcement: enforcement ends without performance, on a ground of the law (终结执行)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import CourtState
from lianzhi.cases.models import Termination
from lianzhi.cases.selectors import decision_of
from lianzhi.cases.services.facts import facts_of
from lianzhi.cases.services.paying import court_of, with_execution
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.execution import execution_pack


@dataclass(frozen=True, kw_only=True)
class TerminateEnforcement(CaseStep[Termination]):
    """End it on one of the grounds of 行政强制法 40, with what proves it."""

    step: ClassVar[str] = "terminate-enforcement"

    ground: str
    proof: str

    def perform(self) -> Termination:
        """The termination; an application the court still has ends with it."""
        case = self.opened()
        decision = decision_of(case)
        grounds = {each.key: each.title for each in execution_pack().termination_grounds}
        if decision is None:
            raise WrongState("本案没有现行的处罚决定。")
        if self.ground not in grounds:
            raise Malformed({"ground": "请选择终结执行的情形。"})
        known = with_execution(case, facts_of(case, clock.today())).payment
        self.refuse_unlawful(case, payment=replace(known, proof=self.proof))
        ended = Termination.objects.create(
            decision=decision,
            ground=self.ground,
            proof=self.proof.strip(),
            ended_on=clock.today(),
            approver_id=self.actor.officer_key,
        )
        applied = court_of(decision)
        if applied is not None:
            compare_and_set(applied, {"state": applied.state}, {"state": CourtState.ENDED})
        self.move(case)
        self.tell(
            case, "case.enforcement-terminated", f"终结执行：{grounds[self.ground]}", ground=self.ground
        )
        return ended
