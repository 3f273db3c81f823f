"""Who is there for the enterprise."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.inspections.constants import AttendeePost, InspectionState
from lianzhi.inspections.models import Attendance
from lianzhi.inspections.selectors import get_inspection_for
from lianzhi.inspections.services import expect, hold, missing, refuse_faults, require_inspector, stream_of


@dataclass(frozen=True, kw_only=True)
class RecordAttendance(Act[Attendance]):
    """登记到场人员."""

    inspection_id: int
    name: str
    post: AttendeePost
    phone: str = ""

    def perform(self) -> Attendance:
        """Raises NotVisible, NoRight, WrongState, Malformed (blank, or the same person again)."""
        inspection = get_inspection_for(self.actor, self.inspection_id)
        require_inspector(self.actor, inspection)
        expect(inspection, InspectionState.UNDERWAY, act="登记到场人员")
        refuse_faults(missing({"name": self.name}, {"name": "到场人员姓名"}))
        hold(inspection)
        name = self.name.strip()
        if inspection.attendances.filter(name=name, post=self.post).exists():
            refuse_faults({"name": f"{name}（{self.post.label}）已经登记，无需重复登记。"})
        attendance = Attendance.objects.create(
            inspection=inspection, name=name, post=self.post, phone=self.phone.strip()
        )
        self.record(
            "inspection.attendance",
            f"{inspection.enterprise.name}{self.post.label}{name}到场。",
            subject=inspection,
            stream=stream_of(inspection.authority_id),
            payload={"post": self.post},
        )
        return attendance
