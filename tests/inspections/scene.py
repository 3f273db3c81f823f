"""An inspection in 五里街镇 as far as a test needs it, every step by its act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.base import File

from lianzhi.audit.acts import setup_writes
from lianzhi.core import clock
from lianzhi.enterprises.models import Enterprise
from lianzhi.evidence.models import Evidence
from lianzhi.inspections.actions.add_finding import AddFinding
from lianzhi.inspections.actions.answer_checklist import AnswerChecklist, LineAnswer
from lianzhi.inspections.actions.answer_removal import AnswerRemoval
from lianzhi.inspections.actions.attach_evidence import AttachEvidence
from lianzhi.inspections.actions.finish_inspection import FinishInspection
from lianzhi.inspections.actions.issue_field_measure import IssueFieldMeasure
from lianzhi.inspections.actions.issue_order import IssueRectificationOrder
from lianzhi.inspections.actions.notify_inspection import NotifyInspection
from lianzhi.inspections.actions.open_operation import OpenOperation
from lianzhi.inspections.actions.plan_inspection import PlanInspection
from lianzhi.inspections.actions.record_attendance import RecordAttendance
from lianzhi.inspections.actions.reinspect import Reinspect, ResultSeen
from lianzhi.inspections.actions.report_removal import ReportRemoval
from lianzhi.inspections.actions.review_removal import ReviewRemoval
from lianzhi.inspections.actions.start_inspection import StartInspection
from lianzhi.inspections.checklists import checklist
from lianzhi.inspections.constants import (
    AttendeePost,
    ChecklistResult,
    HazardLevel,
    InspectionKind,
    ReinspectionResult,
)
from lianzhi.inspections.models import (
    FieldMeasure,
    Finding,
    Inspection,
    Operation,
    RectificationOrder,
    Reinspection,
)
from lianzhi.powers.models import PowerGrant
from tests.held_clock import HeldClock
from tests.people import People

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 64


@dataclass
class Scene:
    """Acts with lawful facts; a test replaces the one it is about."""

    people: People
    enterprise: Enterprise
    clock: HeldClock

    def opening(self, **given: Any) -> OpenOperation:
        return replace(
            OpenOperation(
                actor=self.people.squad_lead.actor,
                district_code="wulijie",
                name="五里街片区3月第一次联合执法",
                purpose="工贸企业有限空间、粉尘防爆",
                starts_on=clock.today(),
                ends_on=clock.today() + timedelta(days=2),
                enforcing=(self.people.officer.officer.pk, self.people.colleague.officer.pk),
            ),
            **given,
        )

    def operation(self) -> Operation:
        return self.opening().execute()

    def planning(self, **given: Any) -> PlanInspection:
        return replace(
            PlanInspection(
                actor=self.people.officer.actor,
                enterprise_id=self.enterprise.pk,
                authority_code=self.enterprise.place_id,
                kind=InspectionKind.SPECIAL,
                checklist="metallurgy_trade",
                planned_on=clock.today(),
                enforcing=(self.people.officer.officer.pk, self.people.colleague.officer.pk),
            ),
            **given,
        )

    def planned(self, **given: Any) -> Inspection:
        return self.planning(**given).execute()

    def notifying(self, inspection: Inspection, **given: Any) -> NotifyInspection:
        return replace(
            NotifyInspection(
                actor=self.people.officer.actor,
                inspection_id=inspection.pk,
                reason="实施年度监督检查计划",
                check_modes=("现场查看", "查阅资料"),
                reviewer_name="赵审核（示例）",
                reviewed_on=clock.today(),
                approver_name="林负责（示例）",
                approved_on=clock.today(),
                contact_phone="0595-00000000",
                complaint_phone="0595-00000002",
            ),
            **given,
        )

    def notified(self) -> Inspection:
        return self.notifying(self.planned()).execute()

    def starting(self, inspection: Inspection, **given: Any) -> StartInspection:
        return replace(
            StartInspection(
                actor=self.people.officer.actor,
                inspection_id=inspection.pk,
                started_at=clock.now(),
                site="砂光车间、涂装车间",
                certificates_shown=True,
            ),
            **given,
        )

    def started(self) -> Inspection:
        return self.starting(self.notified()).execute()

    def attending(self, inspection: Inspection, **given: Any) -> RecordAttendance:
        return replace(
            RecordAttendance(
                actor=self.people.officer.actor,
                inspection_id=inspection.pk,
                name="郑主要（示例）",
                post=AttendeePost.PRINCIPAL,
            ),
            **given,
        )

    def answering(self, inspection: Inspection, **given: Any) -> AnswerChecklist:
        fine = LineAnswer(ChecklistResult.FINE)
        return replace(
            AnswerChecklist(
                actor=self.people.officer.actor,
                inspection_id=inspection.pk,
                answers={line.key: fine for line in checklist(inspection.checklist).lines},
            ),
            **given,
        )

    def adding(self, inspection: Inspection, **given: Any) -> AddFinding:
        return replace(
            AddFinding(
                actor=self.people.officer.actor,
                inspection_id=inspection.pk,
                item_code="330225008001",
                obligation="安全生产法/35",
                penalty="安全生产法/99/1/1",
                description="污水收集池人孔旁未设置安全警示标志",
                location="厂区东侧",
            ),
            **given,
        )

    def attaching(
        self, finding: Finding, content: bytes = PNG, name: str = "现场.png", **given: Any
    ) -> AttachEvidence:
        return replace(
            AttachEvidence(
                actor=self.people.officer.actor,
                finding_id=finding.pk,
                file=File(BytesIO(content), name=name),
                file_name=name,
                taken_at=clock.now(),
                taken_place="厂区东侧收集池",
                proves="人孔旁没有警示标志",
            ),
            **given,
        )

    def photographed(self, finding: Finding) -> Evidence:
        return self.attaching(finding).execute()

    def finishing(self, inspection: Inspection, **given: Any) -> FinishInspection:
        return replace(
            FinishInspection(
                actor=self.people.officer.actor,
                inspection_id=inspection.pk,
                ended_at=clock.now(),
                summary="检查了砂光车间、涂装车间和厂区东侧收集池。",
                reply="证件已看清，不申请回避。",
            ),
            **given,
        )

    def recorded(self, findings: int = 2) -> Inspection:
        """On site for two hours, with that many findings."""
        inspection = self.started()
        self.attending(inspection).execute()
        self.answering(inspection).execute()
        for number in range(findings):
            self.adding(inspection, location=f"{number + 1}号车间").execute()
        self.clock.forward(hours=2)
        return self.finishing(inspection).execute()

    def empowered(self, *, compulsion: bool = True) -> None:
        """The township's delegation hands the compulsory measures over, or penalties only."""
        with setup_writes("tests: what the delegation names"):
            PowerGrant.objects.update(compulsion=compulsion)

    def dangerous(self) -> Inspection:
        """On site, with one major hazard; the township's delegation hands the measures over."""
        self.empowered()
        inspection = self.started()
        self.attending(inspection).execute()
        self.answering(inspection).execute()
        self.adding(inspection, level=HazardLevel.MAJOR, location="砂光车间").execute()
        return inspection

    def measuring(self, inspection: Inspection, **given: Any) -> IssueFieldMeasure:
        return replace(
            IssueFieldMeasure(
                actor=self.people.officer.actor,
                inspection_id=inspection.pk,
                finding_ids=tuple(each.pk for each in inspection.findings.all()),
                measures=("责令从危险区域内撤出作业人员", "责令停止使用相关设施、设备"),
                danger="继续作业有发生粉尘爆炸的危险。",
                scope="砂光车间停止使用全部砂光机，作业人员撤出；其他车间不受影响。",
                served_on=clock.today(),
                received_by="郑主要（示例）",
            ),
            **given,
        )

    def measured(self) -> FieldMeasure:
        return self.measuring(self.dangerous()).execute()

    def reporting(self, measure: FieldMeasure, **given: Any) -> ReportRemoval:
        return replace(
            ReportRemoval(
                actor=self.people.officer.actor,
                measure_id=measure.pk,
                reported_on=clock.today(),
                report="已加装泄爆装置，请审查。",
            ),
            **given,
        )

    def reviewing(self, measure: FieldMeasure, *results: ReinspectionResult, **given: Any) -> ReviewRemoval:
        findings = measure.findings.order_by("number")
        seen = results or (ReinspectionResult.CORRECTED,) * len(findings)
        return replace(
            ReviewRemoval(
                actor=self.people.officer.actor,
                measure_id=measure.pk,
                reviewed_on=clock.today(),
                officer_ids=(self.people.officer.officer.pk, self.people.colleague.officer.pk),
                results={
                    finding.pk: ResultSeen(
                        result, "" if result == ReinspectionResult.CORRECTED else "仍有积尘"
                    )
                    for finding, result in zip(findings, seen, strict=True)
                },
                opinion="现场已经排除。",
            ),
            **given,
        )

    def answering_removal(self, measure: FieldMeasure, **given: Any) -> AnswerRemoval:
        return replace(
            AnswerRemoval(
                actor=self.people.leader.actor, measure_id=measure.pk, agreed=True, opinion="同意恢复。"
            ),
            **given,
        )

    def ordering(self, inspection: Inspection, **given: Any) -> IssueRectificationOrder:
        return replace(
            IssueRectificationOrder(
                actor=self.people.officer.actor,
                inspection_id=inspection.pk,
                measures={each.pk: "立即设置明显的安全警示标志" for each in inspection.findings.all()},
                served_on=clock.today(),
                due_on=clock.today() + timedelta(days=7),
                received_by="郑主要（示例）",
            ),
            **given,
        )

    def ordered(self, findings: int = 2) -> RectificationOrder:
        return self.ordering(self.recorded(findings)).execute()

    def reinspecting(
        self, order: RectificationOrder, *results: ReinspectionResult, **given: Any
    ) -> Reinspect:
        findings = order.findings.order_by("number")
        seen = results or (ReinspectionResult.CORRECTED,) * len(findings)
        return replace(
            Reinspect(
                actor=self.people.officer.actor,
                order_id=order.pk,
                reinspected_on=clock.today(),
                officer_ids=(self.people.officer.officer.pk, self.people.colleague.officer.pk),
                results={
                    finding.pk: ResultSeen(
                        result, "" if result == ReinspectionResult.CORRECTED else "仍未设置"
                    )
                    for finding, result in zip(findings, seen, strict=True)
                },
                opinion="已整改的予以销号；未整改的依法处理。",
            ),
            **given,
        )

    def reinspected(self, order: RectificationOrder, *results: ReinspectionResult) -> Reinspection:
        """The day after the term has run out."""
        self.clock.on(order.due_on + timedelta(days=1))
        return self.reinspecting(order, *results).execute()
