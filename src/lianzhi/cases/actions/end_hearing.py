"""EndHearing: the party stayed away without reason; that counts as giving the hearing up (终止听证)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.constants import HearingChoice
from lianzhi.cases.models import CaseFile, HearingSession
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.hearings import facts_of_hearing, fields_of_session, require_chair
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set

NOT_DONE = "当事人未出席，未进行"


@dataclass(frozen=True, kw_only=True)
class EndHearing(ProceedingStep[HearingSession]):
    """End it on the day told; `excuse` is the party's reason, which keeps the right alive (行政处罚法 64)."""

    model: ClassVar[type[Proceeding]] = HearingSession
    step: ClassVar[str] = "end-for-absence"

    party_absent: bool
    course: str
    excuse: str = ""

    def require_right(self, case: CaseFile, matter: HearingSession) -> None:
        """Only the chair."""
        super().require_right(case, matter)
        require_chair(self.actor, matter)

    def perform(self) -> HearingSession:
        """The ended hearing; the case goes on without one."""
        case, matter = self.opened()
        started, now = matter.held_at or clock.now(), clock.now()
        if started >= now or not self.course.strip():
            raise Malformed({"course": "听证时间到后，写明当事人缺席（中途退出）的经过。"})
        facts = replace(facts_of_hearing(matter), party_absent=self.party_absent, absence_excused=self.excuse)
        self.refuse_unlawful(case, matter, oral_hearing=facts)
        done = ("opening", "accusation", "defence", "examination", "debate", "last_statement")
        fields = {
            **fields_of_session(matter),
            "started_at": started,
            "ended_at": now,
            "party_present": self.course,
            **dict.fromkeys(done, NOT_DONE),
            "ending": f"{self.course}；无正当理由，视为放弃听证权利，终止听证。",
        }
        record = papers.keep(self.actor, case, "hearing_record", on=clock.today(), fields=fields)
        self.move(matter, record_id=record.pk, ended_on=clock.today(), ended_how=self.course)
        compare_and_set(case, {"hearing": HearingChoice.REQUESTED}, {"hearing": HearingChoice.ABANDONED})
        self.tell(case, "hearing.ended", f"终止听证：{self.course}", digest=record.digest)
        return matter
