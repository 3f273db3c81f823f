"""ChooseHearing: the party asks for a hearing, or waives it in writing; the right is the case's (行政处罚法 63, 64)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.open_hearing import OpenHearing
from lianzhi.cases.constants import CaseState, HearingChoice
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import hold_case_for, is_handler, latest_notice
from lianzhi.cases.services.facts import live_notices
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, WrongState
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ChooseHearing(Act[CaseFile]):
    """Record the party's choice."""

    case_id: int
    requested: bool
    chosen_on: date

    def perform(self) -> CaseFile:
        """The case with the choice."""
        case = hold_case_for(self.actor, self.case_id)
        if not is_handler(self.actor, case):
            raise NoRight("只有本案承办人可以登记听证选择。")
        if case.state not in {CaseState.NOTIFIED, CaseState.HEARD} or case.hearing != HearingChoice.OFFERED:
            raise WrongState("本案没有待登记的听证选择；已要求的听证必须举行，不能改为放弃。")
        notice = latest_notice(case)
        if notice is None or notice.served_on is None:
            raise WrongState("告知书尚未送达，当事人还不能选择听证。")
        if not notice.served_on <= self.chosen_on <= clock.today():
            raise Malformed({"chosen_on": "日期应当在告知书送达之后、今天之前。"})
        until = max((each.hearing_until for each in live_notices(case) if each.hearing_until), default=None)
        if self.requested and until is not None and self.chosen_on > until:
            raise Malformed(
                {"chosen_on": f"要求听证的期限已于{until}届满；确有正当理由的，请先报机关负责人。"}
            )
        choice = HearingChoice.REQUESTED if self.requested else HearingChoice.WAIVED
        compare_and_set(case, {"hearing": HearingChoice.OFFERED}, {"hearing": choice})
        if self.requested:
            OpenHearing(actor=self.actor, case_id=case.pk, requested_on=self.chosen_on).execute()
        self.record(
            "case.hearing-chosen",
            f"登记：{choice.label}（{self.chosen_on}）",
            subject=case,
            stream=f"authority:{case.authority_id}",
        )
        return case
