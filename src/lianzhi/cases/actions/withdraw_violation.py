"""WithdrawViolation: a violation written on a clue by mistake is taken back, with the reason (更正查明的违法行为)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.clue_step import require_withdrawing
from lianzhi.cases.clues import hold_clue_for
from lianzhi.cases.models.clue import ClueViolation
from lianzhi.cases.selectors import cases_of_established
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class WithdrawViolation(Act[ClueViolation]):
    """Take one violation back; it stays in the register with the day and the reason, and no case rests on it."""

    clue_id: int
    violation_id: int
    why: str

    def perform(self) -> ClueViolation:
        """The withdrawn violation. NoRight; WrongState where a case holds it; Malformed; Stale."""
        clue = hold_clue_for(self.actor, self.clue_id)
        require_withdrawing(self.actor, clue)
        found = clue.violations.standing().filter(pk=self.violation_id).first()
        wrong = {} if found else {"violation_id": "请选择本线索登记的违法行为。"}
        if not self.why.strip():
            wrong["why"] = "请写明更正的原因。"
        if found is None or wrong:
            raise Malformed(wrong)
        if case := cases_of_established(found.pk).first():
            raise WrongState(f"“{found}”已经立案（{case}），不能更正；应当在案件中办理。")
        compare_and_set(
            found, {"withdrawn_on": None}, {"withdrawn_on": clock.today(), "withdrawn_why": self.why.strip()}
        )
        self.record(
            "clue.violation-withdrawn",
            f"更正线索“{clue.title}”查明的违法行为，撤回：{found.description}（{found.withdrawn_why}）",
            subject=clue,
            stream=f"authority:{clue.authority_id}",
            payload={"violation": found.pk},
        )
        return found
