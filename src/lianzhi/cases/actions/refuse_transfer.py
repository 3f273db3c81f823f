"""RefuseTransfer: the head decides not to transfer, for reasons kept in the file (决定不移送)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.decide_transfer import TransferDecision
from lianzhi.cases.models import CrimeTransfer
from lianzhi.cases.services.crimes import facts_of_transfer
from lianzhi.core import clock


@dataclass(frozen=True, kw_only=True)
class RefuseTransfer(TransferDecision):
    """Refuse with the reason; the case goes on the administrative way."""

    step: ClassVar[str] = "refuse-transfer"

    def perform(self) -> CrimeTransfer:
        """The refused matter."""
        case, matter = self.opened()
        facts = replace(
            facts_of_transfer(matter, clock.today()),
            decider_is_head=self.decider_is_head(case),
            refusal_reason=self.opinion,
        )
        self.refuse_unlawful(case, matter, transfer=facts)
        self.sheet(case, matter, "不批准移送")
        self.move(
            matter,
            decided_by_id=self.actor.officer_key,
            decided_on=clock.today(),
            decision_opinion=self.opinion,
            outcome=self.opinion,
        )
        self.tell(case, "crime.transfer-refused", f"决定不移送，理由记录在案：{self.opinion}")
        return matter
