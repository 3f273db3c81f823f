"""ConfirmDefect: the joint office confirms a cure, or gives the defect back (确认整改)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import ProblemState
from lianzhi.cases.models import AppraisalDefect
from lianzhi.cases.services.appraisals import get_defect_for
from lianzhi.core.constants import Role
from lianzhi.core.refusals import require
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ConfirmDefect(Act[AppraisalDefect]):
    """Say whether the cure suffices."""

    defect_id: int
    cured: bool

    def perform(self) -> AppraisalDefect:
        """The defect, confirmed, or open once more."""
        require(self.actor, Role.JOINT_OFFICE)
        defect = get_defect_for(self.actor, self.defect_id)
        state = ProblemState.CONFIRMED if self.cured else ProblemState.OPEN
        compare_and_set(
            defect, {"state": ProblemState.CURED}, {"state": state, "confirmed_by": self.actor.name}
        )
        word = "确认" if self.cured else "退回"
        self.record(
            "appraisal.defect-confirmed" if self.cured else "appraisal.defect-reopened",
            f"{word}“{defect.file.case}”案卷评查第{defect.number}项问题的整改",
            subject=defect.file,
            stream=f"authority:{defect.file.case.authority_id}",
            payload={"defect": defect.number},
        )
        return defect
