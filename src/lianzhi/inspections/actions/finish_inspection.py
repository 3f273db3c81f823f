"""Ending on site with the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.clock import SHANGHAI
from lianzhi.core.refusals import refuse_if
from lianzhi.core.sentences import bare
from lianzhi.core.transitions import compare_and_set
from lianzhi.evidence.selectors import evidence_of
from lianzhi.inspections.constants import InspectionState
from lianzhi.inspections.models import Finding, Inspection, InspectionOfficer
from lianzhi.inspections.rules import refusal
from lianzhi.inspections.selectors import (
    answers_of,
    attendances_of,
    checklist_of,
    findings_of,
    get_inspection_for,
    officers_of,
)
from lianzhi.inspections.services import (
    expect,
    issue_paper,
    missing,
    owners_of,
    printed,
    refuse_faults,
    require_inspector,
    stream_of,
)
from lianzhi.kernel.errors import Refusal

LABELS = {"summary": "检查情况", "reply": "对出示证件和告知权利的答复"}


@dataclass(frozen=True, kw_only=True)
class FinishInspection(Act[Inspection]):
    """制作现场检查记录 (行政处罚法 55): attendance and every checklist line are there, the end lies after the start."""

    inspection_id: int
    ended_at: datetime
    summary: str
    reply: str

    def perform(self) -> Inspection:
        """Raises NotVisible, NoRight, WrongState, Malformed, LawForbids (attendance-missing, checklist-unanswered)."""
        inspection = get_inspection_for(self.actor, self.inspection_id)
        enforcing = require_inspector(self.actor, inspection)
        expect(inspection, InspectionState.UNDERWAY, act="制作检查记录")
        self._check_fields(inspection)
        refuse_if(self._refusals(inspection))
        compare_and_set(
            inspection,
            {"state": InspectionState.UNDERWAY},
            {"state": InspectionState.RECORDED, "ended_at": self.ended_at, "summary": self.summary.strip()},
        )
        findings = findings_of(inspection)
        document = issue_paper(
            self.actor,
            inspection,
            template="insp_record",
            on=self.ended_at.astimezone(SHANGHAI).date(),
            fields=self._fields(inspection, enforcing, findings),
        )
        self.record(
            "inspection.recorded",
            f"完成对{inspection.enterprise.name}的现场检查，发现问题{len(findings)}项，制作《{document.name}》。",
            subject=inspection,
            stream=stream_of(inspection.authority_id),
            payload={"ended_at": self.ended_at, "findings": len(findings), "document": document.number},
        )
        return inspection

    def _check_fields(self, inspection: Inspection) -> None:
        faults = missing({"summary": self.summary, "reply": self.reply}, LABELS)
        if self.ended_at > clock.now():
            faults["ended_at"] = "结束时间不能晚于现在。"
        elif inspection.started_at is not None and self.ended_at <= inspection.started_at:
            faults["ended_at"] = "结束时间应当晚于开始时间。"
        refuse_faults(faults)

    def _refusals(self, inspection: Inspection) -> Iterator[Refusal]:
        if not attendances_of(inspection):
            yield refusal("attendance-missing")
        unanswered = len(checklist_of(inspection).lines) - len(answers_of(inspection))
        if unanswered > 0:
            yield refusal("checklist-unanswered", count=unanswered)

    def _fields(
        self, inspection: Inspection, enforcing: list[InspectionOfficer], findings: list[Finding]
    ) -> dict[str, object]:
        enterprise = inspection.enterprise
        first = attendances_of(inspection)[0]
        fields: dict[str, object] = {
            "enterprise_name": enterprise.name,
            "enterprise_uscc": enterprise.uscc,
            "enterprise_address": enterprise.address,
            "representative": enterprise.principal,
            "representative_post": "主要负责人",
            "representative_phone": enterprise.phone,
            "scene": inspection.site,
            "started_at": inspection.started_at,
            "ended_at": self.ended_at,
            "officers": printed(enforcing),
            "attendee_name": str(first),
            "attendee_reply": self.reply.strip(),
            "findings": [self.summary.strip(), *(_line(each) for each in findings)],
        }
        experts = [each.officer.name for each in officers_of(inspection) if each not in enforcing]
        if experts:
            fields["experts"] = "、".join(experts)
        photos = evidence_of(self.actor, *owners_of(inspection, findings))
        if photos:
            fields["photos"] = "、".join(f"{each.file_name}（SM3 {each.sm3[:16]}）" for each in photos)
        return fields


def _line(finding: Finding) -> str:
    spot = "（已当场整改）" if finding.corrected_on_the_spot else ""
    return f"{finding.location}：{bare(finding.description)}{spot}。"
