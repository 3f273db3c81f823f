"""NotifyHearing: the party is told when and where, so many working days before (通知听证; 行政处罚法 64)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import HearingSession
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.hearings import facts_of_hearing, fields_of_session
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class NotifyHearing(ProceedingStep[HearingSession]):
    """Set day and place and record when the notice was served; a hearing behind closed doors gives its ground."""

    model: ClassVar[type[Proceeding]] = HearingSession
    step: ClassVar[str] = "notify-hearing"

    held_at: datetime
    place: str
    notified_on: date
    is_public: bool
    secrecy_ground: str = ""

    def perform(self) -> HearingSession:
        """The hearing, its day known to the party."""
        case, matter = self.opened()
        if not matter.requested_on <= self.notified_on <= clock.today():
            raise Malformed({"notified_on": "通知应当在当事人要求听证之后送达，并且不晚于今天。"})
        if self.held_at <= clock.now() or not self.place.strip():
            raise Malformed({"held_at": "听证应当在今后举行，并写明地点。"})
        facts = replace(
            facts_of_hearing(matter),
            held_on=clock.day_of(self.held_at),
            notified_on=self.notified_on,
            notify_until=due("hearing-notice", clock.day_of(self.held_at)),
            is_public=self.is_public,
            secrecy_ground=self.secrecy_ground,
        )
        self.refuse_unlawful(case, matter, oral_hearing=facts)
        self.move(
            matter,
            held_at=self.held_at,
            place=self.place,
            notified_on=self.notified_on,
            is_public=self.is_public,
            secrecy_ground=self.secrecy_ground,
        )
        document = papers.keep(
            self.actor, case, "hearing_session", on=self.notified_on, fields=fields_of_session(matter)
        )
        self.tell(
            case,
            "hearing.notified",
            f"{self.notified_on}通知当事人于{self.held_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}听证",
            document=document.number,
            digest=document.digest,
        )
        return matter
