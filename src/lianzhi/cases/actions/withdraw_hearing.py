"""WithdrawHearing: the party takes its request back in writing (撤回听证要求)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.constants import HearingChoice
from lianzhi.cases.models import HearingSession
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class WithdrawHearing(ProceedingStep[HearingSession]):
    """Record the withdrawal and the paper it was made by."""

    model: ClassVar[type[Proceeding]] = HearingSession
    step: ClassVar[str] = "withdraw-request"

    withdrawn_on: date
    how: str

    def perform(self) -> HearingSession:
        """The ended hearing."""
        case, matter = self.opened()
        if not matter.requested_on <= self.withdrawn_on <= clock.today():
            raise Malformed({"withdrawn_on": "撤回日期应当在要求听证之后，并且不晚于今天。"})
        if not self.how.strip():
            raise Malformed({"how": "请写明当事人怎样书面撤回。"})
        self.refuse_unlawful(case, matter)
        self.move(matter, ended_on=self.withdrawn_on, ended_how=self.how)
        compare_and_set(case, {"hearing": HearingChoice.REQUESTED}, {"hearing": HearingChoice.WITHDRAWN})
        self.tell(case, "hearing.withdrawn", f"当事人{self.withdrawn_on}撤回听证要求：{self.how}")
        return matter
