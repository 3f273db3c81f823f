"""AnswerHandover: the receiver accepts or returns a handover, once (接收、退回)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import HandoverState
from lianzhi.cases.handovers import get_handover_for, may_answer_handover
from lianzhi.cases.models import Handover
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, NoRight, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import FindingCourse
from lianzhi.inspections.services import set_finding_course


@dataclass(frozen=True, kw_only=True)
class AnswerHandover(Act[Handover]):
    """Accept (a case may then be opened) or return with a reason (the finding is the sender's again)."""

    handover_id: int
    accepted: bool
    feedback: str

    def perform(self) -> Handover:
        """The handover, answered."""
        require(self.actor, Role.COUNTY_OFFICER)
        handover = get_handover_for(self.actor, self.handover_id)
        if handover.to_authority_id != self.actor.authority_code:
            raise NoRight("只有接收机关可以接收或者退回。")
        if not may_answer_handover(self.actor, handover):
            raise NoRight("中队长只能答复本片区的移送，其他片区的由县局执法人员答复。")
        if not self.feedback.strip():
            raise Malformed({"feedback": "请填写接收（退回）意见。"})
        state = HandoverState.ACCEPTED if self.accepted else HandoverState.RETURNED
        compare_and_set(
            handover,
            {"state": HandoverState.SENT},
            {
                "state": state,
                "feedback": self.feedback,
                "received_by": self.actor.name,
                "received_on": clock.today(),
            },
        )
        if not self.accepted:
            set_finding_course(handover.finding, FindingCourse.HANDED_OVER, FindingCourse.NONE)
        self.record(
            "finding.handover-answered",
            f"{state.label}{handover.from_authority}移送的线索：{self.feedback}",
            subject=handover,
            stream=f"authority:{handover.to_authority_id}",
        )
        return handover
