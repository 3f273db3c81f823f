"""Reopen: after a revocation the case is dealt with anew, not on the same facts and reasons (重新处理)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import HearingChoice, ReturnKind
from lianzhi.cases.models import Reinvestigation
from lianzhi.cases.services.following import revoked_decision
from lianzhi.cases.services.paying import remedy_facts
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState


@dataclass(frozen=True, kw_only=True)
class Reopen(CaseStep[Reinvestigation]):
    """Start anew; unless procedure was the ground, new facts are needed (行政复议法 64, 行政诉讼法 71)."""

    step: ClassVar[str] = "reopen"

    reason: str
    changed_facts: str = ""

    def perform(self) -> Reinvestigation:
        """The return; the party's rights begin anew, so does the term of the decision."""
        case = self.opened()
        fallen = revoked_decision(case)
        if fallen is None:
            raise WrongState("本案没有被撤销的处罚决定。")
        if not self.reason.strip():
            raise Malformed({"reason": "请填写重新处理的理由，写明复议决定、判决的要求。"})
        facts = remedy_facts(case, None, clock.today())
        self.refuse_unlawful(case, remedy=replace(facts, changed_facts=self.changed_facts))
        returned = Reinvestigation.objects.create(
            case=case,
            kind=ReturnKind.AFTER_REVOCATION,
            reason=self.reason,
            changed_facts=self.changed_facts.strip(),
            returned_on=clock.today(),
        )
        self.move(
            case,
            hearing=HearingChoice.NOT_DUE,
            decide_by=due("penalty-decision", clock.today()),
            closed_on=None,
        )
        self.tell(case, "case.reopened", f"决定撤销后重新处理：{self.reason}")
        return returned
