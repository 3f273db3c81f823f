"""AssignScorers: the joint office names who scores a drawn file: two at first, a third where the two differ."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import AppraisedState
from lianzhi.cases.models import AppraisedFile, ScoreSheet
from lianzhi.cases.services.appraisals import hold_file_for, scorer_facts
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, WrongState, refuse_if, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.appraisal import appraisal_pack, unfit
from lianzhi.organisation.selectors import officers_by_id


@dataclass(frozen=True, kw_only=True)
class AssignScorers(Act[AppraisedFile]):
    """Give the file to qualified officers of the county who had no part in its case (行政处罚法 43, 58)."""

    file_id: int
    officer_ids: tuple[int, ...]

    def perform(self) -> AppraisedFile:
        """The file, waiting for its sheets."""
        require(self.actor, Role.JOINT_OFFICE)
        file = hold_file_for(self.actor, self.file_id)
        if file.state not in {AppraisedState.DRAWN, AppraisedState.THIRD}:
            raise WrongState("本卷的评查人员已经分派，不能再分派。")
        wanted = appraisal_pack().scorers if file.state == AppraisedState.DRAWN else 1
        if len(set(self.officer_ids)) != wanted:
            raise Malformed({"scorers": f"请选择{wanted}名不同的评查人员。"})
        officers = officers_by_id(list(self.officer_ids))
        refuse_if([each for officer in officers for each in unfit(scorer_facts(officer, file))])
        ScoreSheet.objects.bulk_create(ScoreSheet(file=file, scorer=officer) for officer in officers)
        compare_and_set(file, {"state": file.state}, {"state": AppraisedState.SCORING})
        names = "、".join(officer.name for officer in officers)
        self.record(
            "appraisal.scorers-assigned",
            f"将“{file.case}”案卷交{names}评查",
            subject=file,
            stream=f"authority:{self.actor.authority_code}",
            payload={"appraisal": file.appraisal_id, "officers": [officer.pk for officer in officers]},
        )
        return file
