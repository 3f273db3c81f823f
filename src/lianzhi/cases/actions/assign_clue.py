"""AssignClue: somebody of the authority looks into it by a day (线索交办)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.clue_step import require_assigning
from lianzhi.cases.clues import hold_clue_for
from lianzhi.cases.constants import ClueState
from lianzhi.cases.models.clue import Clue
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.organisation.selectors import officers_by_id


@dataclass(frozen=True, kw_only=True)
class AssignClue(Act[Clue]):
    """Assign it; no law sets the days of verification, the authority sets its own."""

    clue_id: int
    assignee_id: int
    verify_by: date

    def perform(self) -> Clue:
        """The clue, being verified."""
        clue = hold_clue_for(self.actor, self.clue_id)
        require_assigning(self.actor, clue)
        officer = officers_by_id([self.assignee_id])[0]
        if officer.authority_id != clue.authority_id:
            raise Malformed({"assignee": "核查人应当是受理机关的人员。"})
        if self.verify_by < clock.today():
            raise Malformed({"verify_by": "核查期限不能早于今天。"})
        compare_and_set(
            clue,
            {"state": ClueState.RECEIVED},
            {
                "state": ClueState.ASSIGNED,
                "assignee_id": officer.pk,
                "assigned_on": clock.today(),
                "verify_by": self.verify_by,
            },
        )
        self.record(
            "clue.assigned",
            f"将线索“{clue.title}”交{officer.name}核查，期限至{self.verify_by}",
            subject=clue,
            stream=f"authority:{clue.authority_id}",
        )
        return clue
