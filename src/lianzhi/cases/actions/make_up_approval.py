"""MakeUpApproval: the leader approves afterwards what was imposed urgently (补办批准)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import answered
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.measures import facts_of_measure, fields_of_measure, is_principal
from lianzhi.core import clock
from lianzhi.kernel.calendars import date_zh


@dataclass(frozen=True, kw_only=True)
class MakeUpApproval(ProceedingStep[Measure]):
    """Approve within the hours of 行政强制法 19; too late, the measure can only be lifted."""

    model: ClassVar[type[Proceeding]] = Measure
    step: ClassVar[str] = "make-up-approval"

    opinion: str

    def perform(self) -> Measure:
        """The measure, approved."""
        case, matter = self.opened()
        changes = answered(self.actor, self.opinion)
        facts = replace(
            facts_of_measure(matter),
            approver_is_principal=is_principal(case, self.actor.name),
            approved_at=clock.now(),
        )
        self.refuse_unlawful(case, matter, measure=facts)
        self.move(matter, **changes, by_principal=facts.approver_is_principal)
        fields = fields_of_measure(matter)
        starts_on, ends_on = fields["starts_on"], fields["ends_on"]
        sheet = {
            **fields,
            "term": f"{date_zh(starts_on)}至{date_zh(ends_on)}",
            "urgent_course": matter.urgency,
            "officer_opinion": f"情况紧急，已当场实施：{matter.urgency}",
            "officer_opined_on": starts_on,
        }
        papers.keep(self.actor, case, "force_approval", on=clock.today(), fields=sheet)
        self.tell(case, "measure.approved-afterwards", f"补办批准{'、'.join(matter.kinds)}：{self.opinion}")
        return matter
