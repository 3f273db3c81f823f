"""ExtendMeasure: the leader prolongs a complex matter's measure once, and the party is told in writing (延长)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.measures import (
    EXTENSION_REASONS,
    facts_of_measure,
    fields_of_measure,
    last_day,
)
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.sentences import bare


@dataclass(frozen=True, kw_only=True)
class ExtendMeasure(ProceedingStep[Measure]):
    """Prolong; `reason_kind` is one of EXTENSION_REASONS, `told_how` how the party gets the decision."""

    model: ClassVar[type[Proceeding]] = Measure
    step: ClassVar[str] = "extend-measure"

    reason_kind: str
    complexity: str
    told_how: str

    def perform(self) -> Measure:
        """The extended measure (行政强制法 25)."""
        case, matter = self.opened()
        facts = replace(
            facts_of_measure(matter),
            complexity=self.complexity,
            extension_told=bool(self.told_how.strip()),
        )
        self.refuse_unlawful(case, matter, measure=facts)
        if self.reason_kind not in EXTENSION_REASONS:
            raise Malformed({"reason_kind": "请选择延长的理由。"})
        first_end = self._end(matter)
        self.move(matter, is_extended=True, extension_reason=self.complexity, extension_told=self.told_how)
        fields = {
            **fields_of_measure(matter),
            "original_ends_on": first_end,
            "reason_kinds": [self.reason_kind],
            "reason": self.complexity,
            "extended_from": first_end + timedelta(days=1),
            "extended_until": self._end(matter),
        }
        document = papers.keep(self.actor, case, "seizure_extend", on=clock.today(), fields=fields)
        self.tell(
            case,
            "measure.extended",
            f"延长{'、'.join(matter.kinds)}期限至{self._end(matter)}：{bare(self.complexity)}；"
            f"告知方式：{self.told_how}",
            document=document.number,
            digest=document.digest,
        )
        return matter

    def _end(self, matter: Measure) -> date:
        last = last_day(matter)
        if last is None or last.due is None:
            raise LookupError("a measure in force has a last day")
        return last.due
