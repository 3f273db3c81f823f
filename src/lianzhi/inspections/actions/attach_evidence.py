"""Attaching a photo or film to a finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import File

from lianzhi.audit.acts import Act
from lianzhi.core.refusals import Malformed
from lianzhi.evidence.constants import EvidenceKind
from lianzhi.evidence.models import Evidence
from lianzhi.evidence.services import NewEvidence, keep
from lianzhi.inspections.constants import InspectionState
from lianzhi.inspections.selectors import get_finding_for
from lianzhi.inspections.services import expect, owner_of, require_inspector, stream_of


@dataclass(frozen=True, kw_only=True)
class AttachEvidence(Act[Evidence]):
    """现场取证: one file with who, when, where, hashed with SM3 on arrival (行政处罚法 46, 47)."""

    finding_id: int
    file: File[bytes]
    file_name: str
    taken_at: datetime
    taken_place: str
    proves: str
    title: str = ""
    kind: EvidenceKind = EvidenceKind.AUDIOVISUAL

    def perform(self) -> Evidence:
        """Raises NotVisible, NoRight, WrongState, Malformed (file or facts; see `evidence.services.keep`)."""
        finding = get_finding_for(self.actor, self.finding_id)
        inspection = finding.inspection
        enforcing = require_inspector(self.actor, inspection)
        expect(
            inspection,
            InspectionState.UNDERWAY,
            InspectionState.RECORDED,
            InspectionState.ORDERED,
            act="上传现场证据",
        )
        if inspection.started_at is not None and self.taken_at < inspection.started_at:
            raise Malformed({"taken_at": "取证时间不能早于检查开始的时间。"})
        mine = next((each for each in enforcing if each.officer_id == self.actor.officer_id), enforcing[0])
        other = next((each for each in enforcing if each.officer_id != mine.officer_id), None)
        evidence = keep(
            NewEvidence(
                owner=owner_of(finding),
                authority_code=inspection.authority_id,
                place_code=finding.place_code,
                kind=self.kind,
                title=self.title,
                proves=self.proves,
                taken_at=self.taken_at,
                taken_place=self.taken_place,
                taken_by_id=mine.officer_id,
                second_officer_id=other.officer_id if other else None,
                file=self.file,
                file_name=self.file_name,
            )
        )
        self.record(
            "evidence.attached",
            f"为第{finding.number}项问题上传证据“{evidence.title}”，SM3 {evidence.sm3[:16]}。",
            subject=evidence,
            stream=stream_of(inspection.authority_id),
            payload={
                "finding": finding.pk,
                "sm3": evidence.sm3,
                "size": evidence.size,
                "media_type": evidence.media_type,
                "taken_at": evidence.taken_at,
                "taken_by": mine.officer.name,
            },
        )
        return evidence
