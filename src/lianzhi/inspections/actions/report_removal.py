"""The unit reports in writing that the hazard is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.core.refusals import WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import FieldMeasureState
from lianzhi.inspections.models import FieldMeasure
from lianzhi.inspections.selectors import get_field_measure_for
from lianzhi.inspections.services import (
    missing,
    not_in_future,
    refuse_faults,
    require_inspector,
    stream_of,
)


@dataclass(frozen=True, kw_only=True)
class ReportRemoval(Act[FieldMeasure]):
    """登记单位的书面报告: the measure still holds, the review is due (安全生产法 65)."""

    measure_id: int
    reported_on: date
    report: str

    def perform(self) -> FieldMeasure:
        """Raises NotVisible, NoRight, WrongState, Malformed, Stale."""
        measure = get_field_measure_for(self.actor, self.measure_id)
        require_inspector(self.actor, measure.inspection)
        if measure.state != FieldMeasureState.IN_FORCE:
            here = FieldMeasureState(measure.state).label
            raise WrongState(f"这项现场处理措施现在是“{here}”，不需要再登记报告。请刷新页面查看最新状态。")
        faults = missing({"report": self.report}, {"report": "单位报告的内容"})
        faults |= not_in_future({"reported_on": self.reported_on})
        if self.reported_on < measure.served_on:
            faults["reported_on"] = "报告日期不能早于决定书送达的日期。"
        refuse_faults(faults)
        compare_and_set(
            measure,
            {"state": FieldMeasureState.IN_FORCE},
            {
                "state": FieldMeasureState.REPORTED,
                "reported_on": self.reported_on,
                "report": self.report.strip(),
            },
        )
        inspection = measure.inspection
        self.record(
            "field-measure.reported",
            f"{inspection.enterprise.name}报告隐患已经排除（{measure.document.number}）：{measure.report}",
            subject=measure,
            stream=stream_of(inspection.authority_id),
            payload={"reported_on": self.reported_on},
        )
        return measure
