"""ReplyInformant: who told gets an answer; the record says that, never to whom (答复举报人)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.clue_step import require_replying
from lianzhi.cases.clues import hold_clue_for
from lianzhi.cases.constants import ClueState
from lianzhi.cases.models.clue import Clue
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ReplyInformant(Act[Clue]):
    """Record the answer given."""

    clue_id: int
    replied_on: date
    reply: str

    def perform(self) -> Clue:
        """The clue, settled."""
        clue = hold_clue_for(self.actor, self.clue_id)
        require_replying(self.actor, clue)
        if not self.reply.strip():
            raise Malformed({"reply": "请填写答复内容。"})
        if not (clue.verified_on or clue.received_on) <= self.replied_on <= clock.today():
            raise Malformed({"replied_on": "答复日期应当在核查之后、今天之前。"})
        compare_and_set(
            clue,
            {"state": ClueState.TO_REPLY},
            {"state": ClueState.SETTLED, "replied_on": self.replied_on, "reply": self.reply.strip()},
        )
        self.record(
            "clue.replied",
            f"于{self.replied_on}就线索“{clue.title}”作出答复",
            subject=clue,
            stream=f"authority:{clue.authority_id}",
        )
        return clue
