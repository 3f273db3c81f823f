"""Two officers look on the spot whether the hazard is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NotVisible, WrongState, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.actions.reinspect import ResultSeen
from lianzhi.inspections.constants import FieldMeasureState, ReinspectionResult
from lianzhi.inspections.models import FieldMeasure
from lianzhi.inspections.selectors import get_field_measure_for
from lianzhi.inspections.services import (
    INSPECTING,
    missing,
    not_in_future,
    refuse_faults,
    refuse_team,
    stream_of,
)
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import officers_by_id, officers_visible_to


@dataclass(frozen=True, kw_only=True)
class ReviewRemoval(Act[FieldMeasure]):
    """现场审查: each hazard gets its result; two officers, the actor among them (安全生产法 65, 行政处罚法 42)."""

    measure_id: int
    reviewed_on: date
    officer_ids: tuple[int, ...]
    results: Mapping[int, ResultSeen]
    opinion: str

    def perform(self) -> FieldMeasure:
        """Raises NoRight, NotVisible, WrongState, Malformed, LawForbids (officers), Stale."""
        require(self.actor, *INSPECTING)
        measure = get_field_measure_for(self.actor, self.measure_id)
        if measure.state != FieldMeasureState.REPORTED:
            here = FieldMeasureState(measure.state).label
            raise WrongState(
                f"单位报告隐患排除以后才能审查；这项措施现在是“{here}”。请刷新页面查看最新状态。"
            )
        self._check_fields(measure)
        officers = self._officers()
        compare_and_set(
            measure,
            {"state": FieldMeasureState.REPORTED},
            {
                "state": FieldMeasureState.REVIEWED,
                "reviewed_on": self.reviewed_on,
                "opinion": self.opinion.strip(),
                "results": {str(pk): [seen.result, seen.note.strip()] for pk, seen in self.results.items()},
            },
        )
        measure.reviewers.set(officers)
        inspection = measure.inspection
        self.record(
            "field-measure.reviewed",
            f"现场审查{inspection.enterprise.name}的隐患排除情况（{measure.document.number}）：{measure.opinion}",
            subject=measure,
            stream=stream_of(inspection.authority_id),
            payload={"reviewed_on": self.reviewed_on, "officers": list(self.officer_ids)},
        )
        return measure

    def _check_fields(self, measure: FieldMeasure) -> None:
        known = set(measure.findings.values_list("pk", flat=True))
        if any(pk not in known for pk in self.results):
            raise NotVisible("所选问题不属于这份决定书。")
        faults = missing({"opinion": self.opinion}, {"opinion": "审查意见"})
        faults |= {f"result_{pk}": "请填写这一项的审查结果。" for pk in known if pk not in self.results}
        faults |= {
            f"note_{pk}": "没有排除的，请写明现场情况。"
            for pk, seen in self.results.items()
            if seen.result != ReinspectionResult.CORRECTED and not seen.note.strip()
        }
        faults |= not_in_future({"reviewed_on": self.reviewed_on})
        if measure.reported_on is not None and self.reviewed_on < measure.reported_on:
            faults["reviewed_on"] = "审查日期不能早于单位报告的日期。"
        refuse_faults(faults)

    def _officers(self) -> list[Officer]:
        officers = officers_by_id(list(self.officer_ids))
        seen = set(officers_visible_to(self.actor, clock.today()).values_list("pk", flat=True))
        if any(each.pk not in seen for each in officers):
            raise NotVisible("所选人员不在名册中。")
        if officers and self.actor.officer_id not in self.officer_ids:
            raise Malformed({"officers": "审查人员应当包括您本人。"})
        refuse_team(officers, (self.reviewed_on,))
        return officers
