"""Telling the enterprise that it will be inspected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import InspectionState
from lianzhi.inspections.models import Inspection, InspectionOfficer
from lianzhi.inspections.rules import basis_words
from lianzhi.inspections.selectors import checklist_of, get_inspection_for
from lianzhi.inspections.services import (
    expect,
    issue_paper,
    missing,
    not_in_future,
    printed,
    refuse_faults,
    refuse_team,
    require_inspector,
    stream_of,
)

LABELS = {
    "reason": "检查事由",
    "contact_phone": "联系电话",
    "complaint_phone": "监督投诉电话",
    "reviewer_name": "审核人",
    "approver_name": "审批人",
}


@dataclass(frozen=True, kw_only=True)
class NotifyInspection(Act[Inspection]):
    """发出检查通知: issues the approved plan 现场检查方案 and the notice 行政检查通知书."""

    inspection_id: int
    reason: str
    check_modes: tuple[str, ...]
    reviewer_name: str
    reviewed_on: date
    approver_name: str
    approved_on: date
    contact_phone: str
    complaint_phone: str
    materials: tuple[str, ...] = ()

    def perform(self) -> Inspection:
        """Raises NotVisible, NoRight, WrongState, Malformed, LawForbids (an officer's certificate lapsed since)."""
        inspection = get_inspection_for(self.actor, self.inspection_id)
        enforcing = require_inspector(self.actor, inspection)
        expect(inspection, InspectionState.PLANNED, act="发出检查通知")
        self._check_fields()
        refuse_team([each.officer for each in enforcing], (inspection.planned_on,))
        compare_and_set(inspection, {"state": InspectionState.PLANNED}, {"state": InspectionState.NOTIFIED})
        plan = self._issue(inspection, "insp_plan", self._plan_fields(inspection, enforcing))
        notice = self._issue(inspection, "insp_notice", self._notice_fields(inspection, enforcing))
        self.record(
            "inspection.notified",
            f"向{inspection.enterprise.name}发出《{notice[1]}》，文号{notice[0]}。",
            subject=inspection,
            stream=stream_of(inspection.authority_id),
            payload={"plan": plan[0], "notice": notice[0], "approved_by": self.approver_name},
        )
        return inspection

    def _check_fields(self) -> None:
        given = {name: getattr(self, name) for name in LABELS}
        faults = missing(given, LABELS)
        faults |= not_in_future({"reviewed_on": self.reviewed_on, "approved_on": self.approved_on})
        if self.approved_on < self.reviewed_on:
            faults["approved_on"] = "审批日期不能早于审核日期。"
        if not self.check_modes:
            faults["check_modes"] = "请至少选择一种检查方式。"
        refuse_faults(faults)

    def _issue(self, inspection: Inspection, template: str, fields: dict[str, object]) -> tuple[str, str]:
        document = issue_paper(
            self.actor,
            inspection,
            template=template,
            on=self.approved_on if template == "insp_plan" else clock.today(),
            fields=fields,
        )
        return document.number, document.name

    def _common(self, inspection: Inspection, enforcing: list[InspectionOfficer]) -> dict[str, object]:
        return {
            "enterprise_name": inspection.enterprise.name,
            "basis": basis_words("inspection"),
            "officers": printed(enforcing),
        }

    def _plan_fields(self, inspection: Inspection, enforcing: list[InspectionOfficer]) -> dict[str, object]:
        enterprise = inspection.enterprise
        return {
            **self._common(inspection, enforcing),
            "enterprise_address": enterprise.address,
            "contact_name": enterprise.safety_officer or enterprise.principal,
            "contact_phone": enterprise.phone,
            "industry": enterprise.get_sector_display(),
            "inspection_kind": inspection.get_kind_display(),
            "planned_on": inspection.planned_on,
            "check_items": [line.question_zh for line in checklist_of(inspection).lines],
            "check_modes": list(self.check_modes),
            "review_opinion": "检查对象、内容和人员明确，同意报批。",
            "reviewer_name": self.reviewer_name,
            "reviewed_on": self.reviewed_on,
            "approval_opinion": "同意按本方案实施检查。",
            "approver_name": self.approver_name,
            "approved_on": self.approved_on,
        }

    def _notice_fields(self, inspection: Inspection, enforcing: list[InspectionOfficer]) -> dict[str, object]:
        return {
            **self._common(inspection, enforcing),
            "reason": self.reason.strip(),
            "check_items": [group.title_zh for group in checklist_of(inspection).groups],
            "check_on": inspection.planned_on,
            "place": inspection.site,
            "contact_name": enforcing[0].officer.name,
            "contact_phone": self.contact_phone.strip(),
            "complaint_phone": self.complaint_phone.strip(),
            "materials": list(self.materials),
        }
