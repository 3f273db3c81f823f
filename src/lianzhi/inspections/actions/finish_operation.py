"""Ending a joint operation."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.core.refusals import NoRight, WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import InspectionState, OperationState
from lianzhi.inspections.models import Operation
from lianzhi.inspections.selectors import get_operation_for
from lianzhi.inspections.services import leads_operation, stream_of

_ON_SITE = (InspectionState.PLANNED, InspectionState.NOTIFIED, InspectionState.UNDERWAY)


@dataclass(frozen=True, kw_only=True)
class FinishOperation(Act[Operation]):
    """结束联合执法行动, once every inspection has its record; corrections run on after it."""

    operation_id: int

    def perform(self) -> Operation:
        """Raises NoRight, NotVisible, WrongState (no inspection, or one still on site)."""
        operation = get_operation_for(self.actor, self.operation_id)
        if not leads_operation(self.actor, operation):
            raise NoRight(f"联合执法行动由带队人{operation.lead.name}结束。")
        if operation.state != OperationState.UNDERWAY:
            raise WrongState(f"行动在“进行中”时才能结束；现在是“{OperationState(operation.state).label}”。")
        waiting = operation.inspections.filter(state__in=_ON_SITE).count()
        if waiting:
            raise WrongState(f"还有{waiting}家企业没有完成现场检查，请先制作检查记录再结束行动。")
        compare_and_set(operation, {"state": OperationState.UNDERWAY}, {"state": OperationState.FINISHED})
        self.record(
            "operation.finished",
            f"结束联合执法行动“{operation.name}”，共检查{operation.inspections.count()}家。",
            subject=operation,
            stream=stream_of(self.actor.authority_code),
        )
        return operation
