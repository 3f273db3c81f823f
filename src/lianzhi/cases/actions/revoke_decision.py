"""RevokeDecision: the authority itself takes its decision back (自行撤销)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.fall import fall
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import decision_of
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState


@dataclass(frozen=True, kw_only=True)
class RevokeDecision(CaseStep[CaseFile]):
    """Revoke, with the reason; what was paid is to be refunded, what was published to be withdrawn."""

    step: ClassVar[str] = "revoke-decision"

    reason: str
    for_procedure: bool = False

    def perform(self) -> CaseFile:
        """The case without a standing decision."""
        case = self.opened()
        decision = decision_of(case)
        if decision is None:
            raise WrongState("本案没有现行的处罚决定。")
        if not self.reason.strip():
            raise Malformed({"reason": "请填写撤销的理由和依据。"})
        self.refuse_unlawful(case)
        fall(
            decision,
            on=clock.today(),
            by=case.signs_as.name,
            why=self.reason,
            for_procedure=self.for_procedure,
        )
        self.move(case, closed_on=None)
        self.tell(case, "case.decision-revoked", f"自行撤销处罚决定：{self.reason}")
        return case
