"""Beginning on site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.clock import SHANGHAI
from lianzhi.core.refusals import LawForbids, Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import InspectionState, OperationState
from lianzhi.inspections.models import Inspection
from lianzhi.inspections.rules import refusal
from lianzhi.inspections.selectors import get_inspection_for
from lianzhi.inspections.services import expect, names, refuse_team, require_inspector, stream_of


@dataclass(frozen=True, kw_only=True)
class StartInspection(Act[Inspection]):
    """开始现场检查: certificates are shown first (行政处罚法 55, 安全生产法 67)."""

    inspection_id: int
    started_at: datetime
    site: str
    certificates_shown: bool

    def perform(self) -> Inspection:
        """Raises NotVisible, NoRight, WrongState, Malformed, LawForbids (certificate-not-shown, officers)."""
        inspection = get_inspection_for(self.actor, self.inspection_id)
        enforcing = require_inspector(self.actor, inspection)
        expect(inspection, InspectionState.NOTIFIED, act="开始检查")
        self._check_fields()
        day = self.started_at.astimezone(SHANGHAI).date()
        refuse_team([each.officer for each in enforcing], (day,))
        if not self.certificates_shown:
            raise LawForbids([refusal("certificate-not-shown")])
        compare_and_set(
            inspection,
            {"state": InspectionState.NOTIFIED},
            {"state": InspectionState.UNDERWAY, "started_at": self.started_at, "site": self.site.strip()},
        )
        operation = inspection.operation
        if operation is not None and operation.state == OperationState.PLANNED:
            compare_and_set(operation, {"state": OperationState.PLANNED}, {"state": OperationState.UNDERWAY})
        self.record(
            "inspection.started",
            f"{names(enforcing)}向{inspection.enterprise.name}出示执法证件，开始检查。",
            subject=inspection,
            stream=stream_of(inspection.authority_id),
            payload={
                "started_at": self.started_at,
                "certificates": [each.certificate_number for each in enforcing],
            },
        )
        return inspection

    def _check_fields(self) -> None:
        if self.started_at > clock.now():
            raise Malformed({"started_at": "开始时间不能晚于现在。"})
        if not self.site.strip():
            raise Malformed({"site": "请填写检查场所。"})
