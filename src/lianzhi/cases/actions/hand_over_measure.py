"""HandOverMeasure: what was seized goes with the case to the judicial organ, and the party is told (随案移送)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Measure
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.measures import facts_of_measure, fields_of_measure
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class HandOverMeasure(ProceedingStep[Measure]):
    """Hand over with the case (行政强制法 21); `told_how` is how the party was told in writing."""

    model: ClassVar[type[Proceeding]] = Measure
    step: ClassVar[str] = "hand-over-with-case"

    receiver: str
    suspected_crime: str
    told_how: str

    def perform(self) -> Measure:
        """The ended measure."""
        case, matter = self.opened()
        self.refuse_unlawful(
            case,
            matter,
            measure=replace(facts_of_measure(matter), party_told=bool(self.told_how.strip())),
        )
        if not self.receiver.strip() or not self.suspected_crime.strip():
            raise Malformed({"receiver": "请填写接收的司法机关和涉嫌的罪名。"})
        today = clock.today()
        goods = [
            {
                "name": row["name"],
                "quantity": f"{row['quantity']}{row['unit']}",
                "remark": f"{matter.storage}，{row['state']}",
            }
            for row in matter.goods
        ]
        fields = {
            **fields_of_measure(matter),
            "goods": goods,
            "receiver": self.receiver,
            "suspected_crime": self.suspected_crime,
            "transferred_on": today,
        }
        document = papers.keep(self.actor, case, "measure_transfer", on=today, fields=fields)
        self.move(matter, settled_on=today, settled_how=f"随案移送{self.receiver}；{self.told_how}")
        self.tell(
            case,
            "measure.handed-over",
            f"将{'、'.join(matter.kinds)}的财物随案移送{self.receiver}，已书面告知当事人",
            document=document.number,
            digest=document.digest,
        )
        return matter
