"""ApproveMeasure: the leader, or for dangerous chemicals the principal, allows the measure (批准查封、扣押)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import answered
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.measures import RULE, facts_of_measure, fields_of_measure, is_principal
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.kernel.calendars import date_zh


@dataclass(frozen=True, kw_only=True)
class ApproveMeasure(ProceedingStep[Measure]):
    """Approve; the approval sheet is made."""

    model: ClassVar[type[Proceeding]] = Measure
    step: ClassVar[str] = "approve-measure"

    opinion: str

    def perform(self) -> Measure:
        """The approved measure."""
        case, matter = self.opened()
        changes = answered(self.actor, self.opinion)
        facts = replace(facts_of_measure(matter), approver_is_principal=is_principal(case, self.actor.name))
        self.refuse_unlawful(case, matter, measure=facts)
        self.move(matter, **changes, by_principal=facts.approver_is_principal)
        today = clock.today()
        term = f"自实施之日起计算；今日实施的，至{date_zh(due(RULE, today))}"
        fields = {**fields_of_measure(matter), "facts": matter.reason, "term": term}
        papers.keep(self.actor, case, "force_approval", on=today, fields=fields)
        self.tell(case, "measure.approved", f"批准{'、'.join(matter.kinds)}：{self.opinion}")
        return matter
