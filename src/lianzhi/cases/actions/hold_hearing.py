"""HoldHearing: a hearing was held, notified in time, chaired by somebody who did not investigate (听证)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import HearingChoice
from lianzhi.cases.models import CaseFile, Hearing
from lianzhi.cases.selectors import handlers_of, hold_case_for, is_handler, notices_of
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, WrongState, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import refusal
from lianzhi.organisation.selectors import officers_by_id


@dataclass(frozen=True, kw_only=True)
class HoldHearing(Act[Hearing]):
    """Record the hearing with its report (行政处罚法 64, 65)."""

    case_id: int
    notified_on: date
    held_on: date
    chair_id: int
    report: str

    def perform(self) -> Hearing:
        """The hearing."""
        case = hold_case_for(self.actor, self.case_id)
        if not is_handler(self.actor, case):
            raise NoRight("只有本案承办人可以登记听证。")
        if case.hearing != HearingChoice.REQUESTED:
            raise WrongState("当事人没有要求听证，或者听证已经举行。")
        if self.held_on > clock.today() or not self.report.strip():
            raise Malformed({"report": "请在听证举行后填写听证报告；举行日期不能晚于今天。"})
        if not self._told_since(case) <= self.notified_on <= self.held_on:
            raise Malformed({"notified_on": "听证通知应当在告知当事人之后、听证举行之前送达。"})
        chair = officers_by_id([self.chair_id])[0]
        found = []
        if any(handler.officer_id == chair.pk for handler in handlers_of(case)):
            found.append(refusal("hearing-chair-investigates", name=chair.name))
        latest = due("hearing-notice", self.held_on)
        if self.notified_on > latest:
            found.append(
                refusal("hearing-notice-late", latest=latest.isoformat(), actual=self.notified_on.isoformat())
            )
        refuse_if(found)
        hearing = Hearing.objects.create(
            case=case, notified_on=self.notified_on, held_on=self.held_on, chair=chair, report=self.report
        )
        compare_and_set(case, {"hearing": HearingChoice.REQUESTED}, {"hearing": HearingChoice.HELD})
        self.record(
            "case.hearing-held",
            f"{self.held_on}举行听证，由{chair.name}主持",
            subject=case,
            stream=f"authority:{case.authority_id}",
        )
        return hearing

    def _told_since(self, case: CaseFile) -> date:
        """The day the party was first told of its right to a hearing."""
        days = [each.served_on for each in notices_of(case) if each.offers_hearing and each.served_on]
        return min(days, default=self.held_on)
