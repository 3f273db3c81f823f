"""ReportForRecord: the spot decision is reported to the officers' own authority (报所属行政机关备案; 行政处罚法 52)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.models import SpotDecision
from lianzhi.cases.selectors import hold_case_for, is_handler, spot_of
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, WrongState
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ReportForRecord(Act[SpotDecision]):
    """Mark the day the decision was reported, once; late or not is told, never hidden."""

    case_id: int
    reported_on: date
    note: str = ""

    def perform(self) -> SpotDecision:
        """The spot decision with its mark."""
        case = hold_case_for(self.actor, self.case_id)
        if not is_handler(self.actor, case):
            raise NoRight("只有本案承办人可以报备案。")
        spot = spot_of(case)
        if spot is None or spot.reported_on is not None:
            raise WrongState("当场作出处罚决定后报备案，并且只需报一次。")
        if not clock.day_of(spot.decided_at) <= self.reported_on <= clock.today():
            raise Malformed({"reported_on": "备案日期应当在决定日期之后、今天之前。"})
        compare_and_set(
            spot,
            {"reported_on": None},
            {"reported_on": self.reported_on, "reported_by": self.actor.name, "report_note": self.note},
        )
        late = "（已超过备案期限）" if self.reported_on > spot.report_by else ""
        self.record(
            "case.spot-decision-reported",
            f"将当场处罚决定于{self.reported_on}报所属行政机关备案{late}",
            subject=case,
            stream=f"authority:{case.authority_id}",
        )
        return spot
