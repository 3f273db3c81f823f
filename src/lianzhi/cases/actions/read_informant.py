"""ReadInformant: the seal is opened by who may, and every opening is on record (查看举报人信息)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.clue_step import require_keeper
from lianzhi.cases.clues import get_clue_for, informant_of
from lianzhi.cases.models.clue import ClueInformant
from lianzhi.core.refusals import NotVisible


@dataclass(frozen=True, kw_only=True)
class ReadInformant(Act[ClueInformant]):
    """Read who told; NoRight for everybody but the receiver and the leader."""

    clue_id: int

    def perform(self) -> ClueInformant:
        """The informant."""
        clue = get_clue_for(self.actor, self.clue_id)
        require_keeper(self.actor, clue)
        found = informant_of(clue)
        if found is None:
            raise NotVisible("这条线索没有登记举报人。")
        self.record(
            "clue.informant-read",
            f"查看线索“{clue.title}”的举报人信息",
            subject=clue,
            stream=f"authority:{clue.authority_id}",
        )
        return found
