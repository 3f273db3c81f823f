"""Closing an inspection."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.core.refusals import WrongState, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import FindingState, InspectionState
from lianzhi.inspections.models import Inspection
from lianzhi.inspections.rules import refusal
from lianzhi.inspections.selectors import findings_of, get_inspection_for, standing_measures_of, unsettled
from lianzhi.inspections.services import expect, require_inspector, stream_of


@dataclass(frozen=True, kw_only=True)
class CloseInspection(Act[Inspection]):
    """办结: nothing is open any more. What is not corrected must have become a case or a handover."""

    inspection_id: int

    def perform(self) -> Inspection:
        """Raises NotVisible, NoRight, WrongState (a term is running), LawForbids (order-missing)."""
        inspection = get_inspection_for(self.actor, self.inspection_id)
        require_inspector(self.actor, inspection)
        expect(inspection, InspectionState.RECORDED, InspectionState.ORDERED, act="办结")
        waiting = unsettled(findings_of(inspection))
        running = [each for each in waiting if each.state == FindingState.ORDERED]
        if running:
            raise WrongState(f"还有{len(running)}项问题在限期整改中，复查以后才能办结。")
        refuse_if([refusal("order-missing")] if waiting else [])
        standing = standing_measures_of([inspection.pk])
        refuse_if([refusal("field-measure-open", number=each.document.number) for each in standing])
        compare_and_set(inspection, {"state": inspection.state}, {"state": InspectionState.CLOSED})
        self.record(
            "inspection.closed",
            f"对{inspection.enterprise.name}的监督检查已办结。",
            subject=inspection,
            stream=stream_of(inspection.authority_id),
        )
        return inspection
