"""VerifyClue: what was found, and where it leads: inspection, case, no case, another authority (线索核查)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.clue_step import require_verifying
from lianzhi.cases.clues import hold_clue_for
from lianzhi.cases.constants import ClueOutcome, ClueState
from lianzhi.cases.models.clue import Clue
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure.words import filing_refusal_ground


@dataclass(frozen=True, kw_only=True)
class VerifyClue(Act[Clue]):
    """Say what was found and what follows; not to file is proposed on a ground of the pack, and the leader decides."""

    clue_id: int
    outcome: str
    found: str
    ground: str = ""

    def perform(self) -> Clue:
        """The clue, settled, to be answered, or waiting for the leader. NoRight, WrongState, Malformed."""
        clue = hold_clue_for(self.actor, self.clue_id)
        require_verifying(self.actor, clue)
        if not self.found.strip():
            raise Malformed({"found": "请写明核查情况；不予立案、转交的，写明理由。"})
        outcome = ClueOutcome(self.outcome)
        refused = outcome == ClueOutcome.NOT_FILE
        if refused and filing_refusal_ground(self.ground) is None:
            raise Malformed({"ground": "不予立案的，请选择不予立案的情形。"})
        compare_and_set(
            clue,
            {"state": ClueState.ASSIGNED},
            {
                "state": self._after(clue),
                "outcome": outcome,
                "ground": self.ground if refused else "",
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

    def _after(self, clue: Clue) -> ClueState:
        """Where the clue goes; nobody closes it unfiled alone."""
        if self.outcome == ClueOutcome.NOT_FILE:
            return ClueState.TO_APPROVE
        return ClueState.TO_REPLY if clue.wants_reply else ClueState.SETTLED
