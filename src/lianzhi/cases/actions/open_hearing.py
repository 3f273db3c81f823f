"""OpenHearing: the party asked for a hearing in time; the procedure of its own begins (受理听证要求)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStart, version_of_matter
from lianzhi.cases.actions.step import require_role
from lianzhi.cases.constants import HearingChoice
from lianzhi.cases.models import HearingSession
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.selectors import matters_of
from lianzhi.cases.services.facts import facts_of, live_notices
from lianzhi.cases.services.hearings import facts_of_hearing
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import WrongState, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import check, transition


@dataclass(frozen=True, kw_only=True)
class OpenHearing(ProceedingStart[HearingSession]):
    """Begin it on the day the party asked (行政处罚法 64); one hearing a case."""

    model: ClassVar[type[Proceeding]] = HearingSession
    step: ClassVar[str] = "accept-request"

    requested_on: date

    def perform(self) -> HearingSession:
        """The hearing, waiting for its chair."""
        case = self.held()
        require_role(self.actor, case, (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER))
        if case.hearing != HearingChoice.REQUESTED or matters_of(case, HearingSession):
            raise WrongState("当事人没有要求听证，或者听证已经受理。")
        until = max((each.hearing_until for each in live_notices(case) if each.hearing_until), default=None)
        matter = self.begin(case, requested_on=self.requested_on, request_until=until)
        version = version_of_matter(matter)
        facts = replace(facts_of(case, clock.today()), oral_hearing=facts_of_hearing(matter))
        refuse_if(check(version, self.step, facts))
        compare_and_set(matter, {"state": matter.state}, {"state": transition(version, self.step).to})
        self.tell(case, "hearing.accepted", f"受理当事人{self.requested_on}提出的听证要求")
        return matter
