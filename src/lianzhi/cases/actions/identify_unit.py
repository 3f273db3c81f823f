"""IdentifyUnit: the unit a clue speaks of is found in the ledger (确认涉及单位)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.clue_step import require_identifying
from lianzhi.cases.clues import hold_clue_for
from lianzhi.cases.models.clue import Clue
from lianzhi.core.refusals import WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.enterprises.selectors import get_enterprise_for


@dataclass(frozen=True, kw_only=True)
class IdentifyUnit(Act[Clue]):
    """Tie the clue to an enterprise of the ledger; a case names its party from there."""

    clue_id: int
    enterprise_id: int

    def perform(self) -> Clue:
        """The clue with its enterprise. NotVisible for an enterprise out of sight; WrongState once a case is open."""
        clue = hold_clue_for(self.actor, self.clue_id)
        require_identifying(self.actor, clue)
        enterprise = get_enterprise_for(self.actor, self.enterprise_id)
        if clue.enterprise_id == enterprise.pk:
            raise WrongState("涉及单位已经是该企业。")
        compare_and_set(
            clue,
            {"enterprise": clue.enterprise_id},
            {"enterprise_id": enterprise.pk, "subject_name": enterprise.name},
        )
        self.record(
            "clue.unit-identified",
            f"确认线索“{clue.title}”涉及的单位为{enterprise.name}",
            subject=clue,
            stream=f"authority:{clue.authority_id}",
            payload={"enterprise": enterprise.pk},
        )
        return clue
