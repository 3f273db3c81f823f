"""AppointChair: the leader names who chairs, never somebody who investigates or has an interest (指定主持人)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import HearingSession
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.hearings import facts_of_hearing
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NotVisible, refuse_if
from lianzhi.kernel.procedure import refusal
from lianzhi.organisation.selectors import officer_facts, officers_by_id


@dataclass(frozen=True, kw_only=True)
class AppointChair(ProceedingStep[HearingSession]):
    """Name chair, members and clerk (行政处罚法 64); a new chair means telling the party anew."""

    model: ClassVar[type[Proceeding]] = HearingSession
    step: ClassVar[str] = "appoint-chair"

    chair_id: int
    interested: bool
    clerk: str
    members: str = ""

    def perform(self) -> HearingSession:
        """The hearing with its chair."""
        case, matter = self.opened()
        chair = officers_by_id([self.chair_id])[0]
        if chair.authority.pk != case.signs_as_id:
            raise NotVisible("主持人应当从本机关人员中指定。")
        if not self.clerk.strip():
            raise Malformed({"clerk": "请填写书记员。"})
        known = facts_of_hearing(matter)
        if known.chair is not None and known.chair_objection_open:
            refuse_if([refusal("hearing-objection-open", name=known.chair.name)])
        facts = replace(
            known,
            chair=officer_facts(chair, clock.today()),
            chair_interested=self.interested,
        )
        self.refuse_unlawful(case, matter, oral_hearing=facts)
        self.move(
            matter,
            chair_id=chair.pk,
            chair_interested=self.interested,
            members=self.members,
            clerk=self.clerk,
            notified_on=None,
            held_at=None,
        )
        self.tell(case, "hearing.chair-appointed", f"指定{chair.name}主持听证")
        return matter
