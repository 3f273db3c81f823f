"""DisposeMeasure: the facts are found; the leader decides what becomes of what was seized (作出处理决定)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.measures import OUTCOMES, facts_of_measure, fields_of_measure, outcome_rows
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class DisposeMeasure(ProceedingStep[Measure]):
    """Confiscate or destroy on an article; what is to be given back is released instead (行政强制法 27)."""

    model: ClassVar[type[Proceeding]] = Measure
    step: ClassVar[str] = "dispose"

    outcome: str
    facts: str
    basis: str

    def perform(self) -> Measure:
        """The settled measure."""
        case, matter = self.opened()
        chosen = self.outcome if self.outcome in OUTCOMES else ""
        self.refuse_unlawful(case, matter, measure=replace(facts_of_measure(matter), outcome=chosen))
        if not self.facts.strip() or not self.basis.strip():
            raise Malformed({"facts": "请写明查明的事实和处理的依据。"})
        today = clock.today()
        fields = {
            **fields_of_measure(matter),
            "facts": self.facts,
            "outcomes": outcome_rows(matter, chosen, self.basis),
        }
        document = papers.keep(self.actor, case, "seizure_disposal", on=today, fields=fields)
        self.move(matter, settled_on=today, settled_how=f"{chosen}：{self.basis}")
        self.tell(
            case,
            "measure.disposed",
            f"对{'、'.join(matter.kinds)}的财物作出处理决定：{chosen}",
            document=document.number,
            digest=document.digest,
        )
        return matter
