"""VerifyClue: what was found, and where it leads: inspection, case, no case, another authority (线索核查)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.clue_step import expect
from lianzhi.cases.clues import get_clue_for
from lianzhi.cases.constants import ClueOutcome, ClueState
from lianzhi.cases.models.clue import Clue
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class VerifyClue(Act[Clue]):
    """Say what was found and what follows; a refusal to file says why, and the informant gets an answer."""

    clue_id: int
    outcome: str
    found: str

    def perform(self) -> Clue:
        """The clue, settled or to be answered."""
        clue = get_clue_for(self.actor, self.clue_id)
        if clue.assignee_id != self.actor.officer_key:
            raise NoRight("只有交办的核查人可以登记核查情况。")
        expect(clue, ClueState.ASSIGNED)
        if not self.found.strip():
            raise Malformed({"found": "请写明核查情况；不予立案、转交的，写明理由。"})
        outcome = ClueOutcome(self.outcome)
        compare_and_set(
            clue,
            {"state": ClueState.ASSIGNED},
            {
                "state": ClueState.TO_REPLY if clue.wants_reply else ClueState.SETTLED,
                "outcome": outcome,
                "found": self.found.strip(),
                "verified_on": clock.today(),
            },
        )
        late = "（已超过核查期限）" if clue.verify_by and clock.today() > clue.verify_by else ""
        self.record(
            "clue.verified",
            f"核查线索“{clue.title}”：{outcome.label}{late}",
            subject=clue,
            stream=f"authority:{clue.authority_id}",
        )
        return clue
