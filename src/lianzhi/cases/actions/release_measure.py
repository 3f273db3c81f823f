"""ReleaseMeasure: the measure is lifted on a ground of the statute and the goods go back at once (解除)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.measures import facts_of_measure, fields_of_measure
from lianzhi.core import clock
from lianzhi.kernel.procedure import release_grounds


@dataclass(frozen=True, kw_only=True)
class ReleaseMeasure(ProceedingStep[Measure]):
    """Lift it; `ground` is a key of the pack's `release_grounds`, `receiver` took the things back at `place`."""

    model: ClassVar[type[Proceeding]] = Measure
    step: ClassVar[str] = "release"

    ground: str
    receiver: str
    place: str
    note: str = ""

    def perform(self) -> Measure:
        """The ended measure (行政强制法 28)."""
        case, matter = self.opened()
        returned = bool(self.receiver.strip() and self.place.strip())
        facts = replace(facts_of_measure(matter), release_ground=self.ground, returned=returned)
        self.refuse_unlawful(case, matter, measure=facts)
        today = clock.today()
        ground = next(each.title for each in release_grounds() if each.key == self.ground)
        goods = [
            {"name": row["name"], "quantity": f"{row['quantity']}{row['unit']}", "state": row["state"]}
            for row in matter.goods
        ]
        fields = {
            **fields_of_measure(matter),
            "ground": ground,
            "released_on": today,
            "goods": goods,
            "return_place": self.place,
            "reason": self.note,
        }
        document = papers.keep(self.actor, case, "measure_release", on=today, fields=fields)
        self.move(matter, settled_on=today, settled_how=f"{ground}；{self.receiver}在{self.place}接收")
        self.tell(
            case,
            "measure.released",
            f"解除{'、'.join(matter.kinds)}并退还财物：{ground}",
            document=document.number,
            digest=document.digest,
        )
        return matter
