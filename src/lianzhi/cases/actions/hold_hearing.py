"""HoldHearing: the chair holds the hearing on the day told and has its record checked and signed (举行听证)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CaseFile, HearingSession
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.hearings import facts_of_hearing, fields_of_session, require_chair
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """What was said; `unsigned` is the chair's note where the party would not sign (行政处罚法 64)."""

    ended_at: datetime
    party_present: str
    opening: str
    accusation: str
    defence: str
    examination: str
    debate: str
    last_statement: str
    agents: tuple[str, ...] = ()
    investigator_present: bool = False
    checked: bool = False
    signed: bool = False
    unsigned: str = ""


@dataclass(frozen=True, kw_only=True)
class HoldHearing(ProceedingStep[HearingSession]):
    """Record the hearing as held."""

    model: ClassVar[type[Proceeding]] = HearingSession
    step: ClassVar[str] = "hold-hearing"

    minutes: Minutes

    def require_right(self, case: CaseFile, matter: HearingSession) -> None:
        """Only the chair."""
        super().require_right(case, matter)
        require_chair(self.actor, matter)

    def perform(self) -> HearingSession:
        """The hearing held, its report still to come."""
        case, matter = self.opened()
        said = self.minutes
        started = matter.held_at or clock.now()
        if not started < said.ended_at <= clock.now():
            raise Malformed({"ended_at": "结束时间应当晚于通知的听证时间，并且不晚于现在。"})
        facts = replace(
            facts_of_hearing(matter),
            agents=len(said.agents),
            investigator_present=said.investigator_present,
            record_checked=said.checked,
            record_signed=said.signed,
            refusal_noted=bool(said.unsigned.strip()),
        )
        self.refuse_unlawful(case, matter, oral_hearing=facts)
        fields = {
            **fields_of_session(matter),
            "started_at": started,
            "ended_at": said.ended_at,
            "party_present": said.party_present,
            "opening": said.opening,
            "accusation": said.accusation,
            "defence": said.defence,
            "examination": said.examination,
            "debate": said.debate,
            "last_statement": said.last_statement,
            "agents": "、".join(said.agents),
            "unsigned": said.unsigned,
        }
        record = papers.keep(
            self.actor, case, "hearing_record", on=clock.day_of(said.ended_at), fields=fields
        )
        self.move(matter, record_id=record.pk, party_view=said.defence, investigators_view=said.accusation)
        self.tell(
            case,
            "case.hearing-held",
            f"{clock.day_of(started)}举行听证，由{self.actor.name}主持",
            digest=record.digest,
        )
        return matter
