"""ImposeUrgently: urgent danger; imposed first, reported and approved within the statute's hours (当场实施)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from lianzhi.cases.actions.imposing import Scene, check_times, issue_on_the_spot
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.goods import in_words
from lianzhi.cases.services.measures import facts_of_measure
from lianzhi.cases.services.terms import due_at


@dataclass(frozen=True, kw_only=True)
class ImposeUrgently(ProceedingStep[Measure]):
    """Impose at once for the urgency given (行政强制法 19)."""

    model: ClassVar[type[Proceeding]] = Measure
    step: ClassVar[str] = "impose-urgently"

    urgency: str
    scene: Scene

    def perform(self) -> Measure:
        """The measure in force until it is approved in time, or lifted."""
        case, matter = self.opened()
        check_times(self.scene, earliest=None)
        facts = replace(facts_of_measure(matter), urgency=self.urgency, steps=self.scene.steps)
        self.refuse_unlawful(case, matter, measure=facts)
        until: datetime = due_at("seizure-urgent-approval", self.scene.started_at)
        self.move(
            matter,
            urgency=self.urgency,
            imposed_at=self.scene.started_at,
            approve_until=until,
            steps=sorted(self.scene.steps),
        )
        issue_on_the_spot(self.actor, case, matter, self.scene)
        self.tell(
            case,
            "measure.imposed-urgently",
            f"情况紧急，当场{'、'.join(matter.kinds)}：{in_words(matter.goods)}，"
            f"至迟应当在{until:%Y-%m-%d %H:%M}前补办批准",
            steps=sorted(self.scene.steps),
        )
        return matter
