"""During the visit and while the order runs: measures on the spot, and a longer term (示例; 安全生产法 65)."""

from __future__ import annotations

from datetime import timedelta

from lianzhi.console.sample.telling import Teller
from lianzhi.inspections.actions.answer_postponement import AnswerPostponement
from lianzhi.inspections.actions.answer_removal import AnswerRemoval
from lianzhi.inspections.actions.issue_field_measure import IssueFieldMeasure
from lianzhi.inspections.actions.reinspect import ResultSeen
from lianzhi.inspections.actions.report_removal import ReportRemoval
from lianzhi.inspections.actions.request_postponement import RequestPostponement
from lianzhi.inspections.actions.review_removal import ReviewRemoval
from lianzhi.inspections.constants import FIELD_MEASURES, HazardLevel, ReinspectionResult
from lianzhi.inspections.models import FieldMeasure, Inspection, RectificationOrder

LONGER = timedelta(days=20)


def stop(teller: Teller, inspection: Inspection) -> bool:
    """People leave the workshop and the equipment stands still, on the spot."""
    major = inspection.findings.filter(level=HazardLevel.MAJOR)
    with teller.at(11):
        IssueFieldMeasure(
            actor=teller.lead,
            inspection_id=inspection.pk,
            finding_ids=tuple(each.pk for each in major),
            measures=(FIELD_MEASURES[1], FIELD_MEASURES[3]),
            danger="继续作业有发生生产安全事故的危险。",
            scope="、".join(each.location for each in major)
            + "停止使用相关设备，作业人员撤出；其他车间不受影响。",
            served_on=teller.day,
            received_by=inspection.enterprise.principal,
        ).execute()
    return True


def resume(teller: Teller, order: RectificationOrder) -> bool:
    """The unit reports, two officers look, the leader agrees, work resumes."""
    measure = FieldMeasure.objects.get(inspection_id=order.inspection_id)
    if not teller.later(2):
        return False
    with teller.at(9):
        ReportRemoval(
            actor=teller.lead,
            measure_id=measure.pk,
            reported_on=teller.day,
            report="隐患已经按照要求排除，请审查。",
        ).execute()
    with teller.at(15):
        ReviewRemoval(
            actor=teller.lead,
            measure_id=measure.pk,
            reviewed_on=teller.day,
            officer_ids=teller.team,
            results={
                each.pk: ResultSeen(ReinspectionResult.CORRECTED, "") for each in measure.findings.all()
            },
            opinion="现场已经排除，符合恢复使用的条件。",
        ).execute()
    with teller.at(17):
        AnswerRemoval(
            actor=teller.leader, measure_id=measure.pk, agreed=True, opinion="同意恢复使用。"
        ).execute()
    return True


def ask_longer(teller: Teller, order: RectificationOrder) -> bool:
    """The unit asks for a longer term on the day of the order; the leader has not answered."""
    with teller.at(15):
        RequestPostponement(
            actor=teller.lead,
            order_id=order.pk,
            applied_on=teller.day,
            reason="定制的安全装置因运输原因不能按期到货，附采购合同。",
            proposed_until=order.due_on + LONGER,
            safeguards="停用相关设备，设置警示带，安排专人看护。",
            officer_opinion="保障措施可行，建议同意。",
        ).execute()
    return True


def grant_longer(teller: Teller, order: RectificationOrder) -> bool:
    """The unit asks for a longer term and gets it."""
    ask_longer(teller, order)
    with teller.at(17):
        AnswerPostponement(
            actor=teller.leader, order_id=order.pk, granted=True, opinion="情况属实，同意延期。"
        ).execute()
    return True
