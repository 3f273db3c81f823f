"""ImposeMeasure: the approved measure is carried out, step by step (实施查封、扣押)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.imposing import Scene, check_times, issue_on_the_spot
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.goods import in_words
from lianzhi.cases.services.measures import facts_of_measure, last_day


@dataclass(frozen=True, kw_only=True)
class ImposeMeasure(ProceedingStep[Measure]):
    """Impose it; every missing step is refused by name (行政强制法 18, 24)."""

    model: ClassVar[type[Proceeding]] = Measure
    step: ClassVar[str] = "impose-measure"

    scene: Scene

    def perform(self) -> Measure:
        """The measure in force, its term counted from this day."""
        case, matter = self.opened()
        check_times(self.scene, earliest=matter.approved_at)
        self.refuse_unlawful(case, matter, measure=replace(facts_of_measure(matter), steps=self.scene.steps))
        self.move(matter, imposed_at=self.scene.started_at, steps=sorted(self.scene.steps))
        issue_on_the_spot(self.actor, case, matter, self.scene)
        last = last_day(matter)
        until = last.due if last else ""
        self.tell(
            case,
            "measure.imposed",
            f"实施{'、'.join(matter.kinds)}：{in_words(matter.goods)}，期限至{until}",
            steps=sorted(self.scene.steps),
        )
        return matter
