"""ApproveTransfer: the head decides to transfer; the hours for handing over begin (批准移送)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.decide_transfer import TransferDecision
from lianzhi.cases.models import CrimeTransfer
from lianzhi.cases.services.crimes import facts_of_transfer, last_instant
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class ApproveTransfer(TransferDecision):
    """Approve; past the term only with the reason for being late, for the duty does not end."""

    step: ClassVar[str] = "approve-transfer"

    def perform(self) -> CrimeTransfer:
        """The approved matter."""
        case, matter = self.opened()
        now = clock.now()
        facts = replace(
            facts_of_transfer(matter, clock.today()),
            decider_is_head=self.decider_is_head(case),
            late_reason=self.late_reason,
        )
        self.refuse_unlawful(case, matter, transfer=facts)
        if not self.opinion.strip():
            raise Malformed({"opinion": "请填写审批意见。"})
        self.sheet(case, matter, "批准移送")
        self.move(
            matter,
            decided_by_id=self.actor.officer_key,
            decision_opinion=self.opinion,
            decided_on=clock.day_of(now),
            approved_at=now,
            hand_over_by=last_instant("crime-transfer-handover", now),
            late_reason=self.late_reason,
        )
        self.tell(case, "crime.transfer-approved", f"批准将涉嫌{matter.offence}案件移送{matter.receiver}")
        return matter
