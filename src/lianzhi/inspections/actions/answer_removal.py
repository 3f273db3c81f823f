"""The head agrees that work resumes, or does not."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, WrongState, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import FieldMeasureState, ReinspectionResult
from lianzhi.inspections.models import FieldMeasure
from lianzhi.inspections.rules import refusal
from lianzhi.inspections.selectors import get_field_measure_for
from lianzhi.inspections.services import certificate_number, issue_paper, require_head, stream_of


@dataclass(frozen=True, kw_only=True)
class AnswerRemoval(Act[FieldMeasure]):
    """审查同意恢复 (安全生产法 65): by a head of the authority who did not review; a hazard left forbids it."""

    measure_id: int
    agreed: bool
    opinion: str

    def perform(self) -> FieldMeasure:
        """Raises NoRight, NotVisible, WrongState, Malformed, LawForbids (hazard-not-removed), Stale."""
        measure = get_field_measure_for(self.actor, self.measure_id)
        require_head(self.actor, measure.inspection)
        if measure.reviewers.filter(pk=self.actor.officer_key).exists():
            raise NoRight("您参加了现场审查，请由其他负责人答复。")
        if measure.state != FieldMeasureState.REVIEWED:
            here = FieldMeasureState(measure.state).label
            raise WrongState(f"现场审查以后才能答复；这项措施现在是“{here}”。请刷新页面查看最新状态。")
        if not self.opinion.strip():
            raise Malformed({"opinion": "请填写审批意见。"})
        left = sum(result != ReinspectionResult.CORRECTED for result, _ in measure.results.values())
        refuse_if([refusal("hazard-not-removed", count=left)] if self.agreed and left else [])
        today = clock.today()
        state = FieldMeasureState.LIFTED if self.agreed else FieldMeasureState.IN_FORCE
        compare_and_set(
            measure,
            {"state": FieldMeasureState.REVIEWED},
            {"state": state, "approver_id": self.actor.officer_key, "answered_on": today},
        )
        self._keep(measure)
        return measure

    def _keep(self, measure: FieldMeasure) -> None:
        inspection, today = measure.inspection, clock.today()
        verdict = "同意恢复生产经营和使用" if self.agreed else "不同意恢复，继续执行原决定"
        findings = measure.findings.order_by("number")
        document = issue_paper(
            self.actor,
            inspection,
            template="resume_review",
            on=today,
            fields={
                "enterprise_name": inspection.enterprise.name,
                "order_number": measure.document.number,
                "order_issued_on": measure.document.issued_on,
                "reported_on": measure.reported_on or today,
                "rechecked_on": measure.reviewed_on or today,
                "officers": [
                    {"name": each.name, "certificate": certificate_number(each, today)}
                    for each in measure.reviewers.all()
                ],
                "results": [
                    {
                        "problem": f"{each.location}：{each.description}",
                        "result": ReinspectionResult(measure.results[str(each.pk)][0]).label,
                        "detail": measure.results[str(each.pk)][1] or "现场已按要求整改",
                    }
                    for each in findings
                ],
                "verdict": verdict,
                "opinion": measure.opinion,
                "approver_name": self.actor.name,
            },
        )
        compare_and_set(measure, {"state": measure.state}, {"answer_id": document.pk})
        self.record(
            "field-measure.answered",
            f"经审查{verdict}（{measure.document.number}）：{self.opinion.strip()}",
            subject=measure,
            stream=stream_of(inspection.authority_id),
            payload={"document": document.number, "agreed": self.agreed},
        )
