"""RecordReceipt: a receiver without an account answered on paper; the sender enters its receipt (登记纸质回执)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.files.base import File

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import HandoverState
from lianzhi.cases.handovers import get_handover_for
from lianzhi.cases.models import Handover
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, NoRight, WrongState, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.evidence.constants import EvidenceKind
from lianzhi.evidence.models import Evidence
from lianzhi.evidence.services import NewEvidence, keep
from lianzhi.inspections.constants import FindingCourse
from lianzhi.inspections.services import set_finding_course
from lianzhi.organisation.selectors import has_account


@dataclass(frozen=True, kw_only=True)
class RecordReceipt(Act[Handover]):
    """Enter what the receiver wrote, on which day and by whom, with the scanned paper (行政处罚法 25, 27)."""

    handover_id: int
    accepted: bool
    received_on: date
    received_by: str
    feedback: str
    file: File[bytes]
    file_name: str

    def perform(self) -> Handover:
        """The handover, answered. Malformed at the field; a returned finding is the sender's again."""
        handover = get_handover_for(self.actor, self.handover_id)
        require_receipt(self.actor, handover)
        self._check(handover)
        state = HandoverState.ACCEPTED if self.accepted else HandoverState.RETURNED
        compare_and_set(
            handover,
            {"state": HandoverState.SENT},
            {
                "state": state,
                "feedback": self.feedback.strip(),
                "received_by": self.received_by.strip(),
                "received_on": self.received_on,
            },
        )
        if not self.accepted:
            set_finding_course(handover.finding, FindingCourse.HANDED_OVER, FindingCourse.NONE)
        scan = self._scan(handover)
        self.record(
            "finding.receipt-entered",
            f"登记{handover.to_authority}{self.received_on}的纸质回执（{state.label}，{self.received_by}）",
            subject=handover,
            stream=f"authority:{handover.from_authority_id}",
            payload={"sm3": scan.sm3, "received_by": self.received_by, "received_on": self.received_on},
        )
        return handover

    def _check(self, handover: Handover) -> None:
        wrong: dict[str, str] = {}
        if not handover.handed_on <= self.received_on <= clock.today():
            wrong["received_on"] = f"回执日期应当在移送（{handover.handed_on}）之后、今天之前。"
        for name, text in (("received_by", self.received_by), ("feedback", self.feedback)):
            if not text.strip():
                wrong[name] = "请照回执填写。"
        if wrong:
            raise Malformed(wrong)

    def _scan(self, handover: Handover) -> Evidence:
        """The scanned paper, kept with its digest beside the handover, not among the evidence of the violation."""
        return keep(
            NewEvidence(
                owner=receipts_of(handover),
                authority_code=handover.from_authority_id,
                place_code=handover.place_code,
                kind=EvidenceKind.DOCUMENTARY,
                title=f"{handover.to_authority}移送回执",
                proves=f"{handover.to_authority}收到移送",
                taken_at=clock.now(),
                taken_place=str(handover.to_authority),
                taken_by_id=self.actor.officer_key,
                original_place=str(handover.from_authority),
                file=self.file,
                file_name=self.file_name,
            )
        )


def receipts_of(handover: Handover) -> str:
    """Whose evidence the scanned receipt is."""
    return f"cases.handover:{handover.pk}"


def require_receipt(actor: Actor, handover: Handover) -> None:
    """Raise NoRight or WrongState unless the actor's authority handed over to one that can only answer on paper."""
    require(actor, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
    if handover.from_authority_id != actor.authority_code:
        raise NoRight("只有移送机关可以登记接收机关的纸质回执。")
    if has_account(handover.to_authority_id):
        raise WrongState(f"{handover.to_authority}有系统账号，由其在系统中接收或者退回。")
    if handover.state != HandoverState.SENT:
        raise WrongState(f"这次移送{handover.get_state_display()}，不再等待回执。")
