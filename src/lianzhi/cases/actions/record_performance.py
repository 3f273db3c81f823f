"""RecordPerformance: a decision without a fine, or with none left to pay, was carried out (履行)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import decision_served_on, hold_case_for, is_handler
from lianzhi.cases.services.dues import owed_on
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, WrongState, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import refusal


@dataclass(frozen=True, kw_only=True)
class RecordPerformance(Act[CaseFile]):
    """Say when and how the party carried the decision out (行政处罚法 66); money has its own act."""

    case_id: int
    performed_on: date
    how: str

    def perform(self) -> CaseFile:
        """The performed case. Refuses with not-performed while money is owed."""
        case = hold_case_for(self.actor, self.case_id)
        if not is_handler(self.actor, case):
            raise NoRight("只有本案承办人可以登记履行情况。")
        served_on = decision_served_on(case)
        if case.state != CaseState.SERVED or served_on is None:
            raise WrongState("决定书送达后、提请结案前，才能登记履行情况。")
        owed = owed_on(case, clock.today()).total
        if owed.fen:
            refuse_if([refusal("not-performed", owed=f"{owed.words}")])
        if not self.how.strip():
            raise Malformed({"how": "请写明怎样履行。"})
        if not served_on <= self.performed_on <= clock.today():
            raise Malformed({"performed_on": "履行日期应当在决定书送达之后、今天之前。"})
        compare_and_set(case, {"state": CaseState.SERVED}, {"state": CaseState.PERFORMED})
        self.record(
            "case.performance-recorded",
            f"登记处罚决定于{self.performed_on}履行：{self.how}",
            subject=case,
            stream=f"authority:{case.authority_id}",
            payload={"performed_on": self.performed_on.isoformat(), "how": self.how},
        )
        return case
