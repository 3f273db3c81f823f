"""HandOverGoods: after filing, goods and materials follow in their term (移交涉案物品和材料)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CrimeTransfer
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.crimes import facts_of_transfer, fields_of_transfer
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed

COLUMNS = ("name", "quantity", "state")


@dataclass(frozen=True, kw_only=True)
class HandOverGoods(ProceedingStep[CrimeTransfer]):
    """Hand the goods over: (name, quantity, state) each."""

    model: ClassVar[type[Proceeding]] = CrimeTransfer
    step: ClassVar[str] = "hand-over-goods"

    goods: tuple[tuple[str, str, str], ...]
    place: str
    late_reason: str = ""

    def perform(self) -> CrimeTransfer:
        """The matter, complete for the administration."""
        case, matter = self.opened()
        today = clock.today()
        known = facts_of_transfer(matter, today)
        listed = "、".join(name for name, _quantity, _state in self.goods)
        self.refuse_unlawful(
            case, matter, transfer=replace(known, goods_list=listed, late_reason=self.late_reason)
        )
        if not self.place.strip():
            raise Malformed({"place": "请填写移交地点。"})
        papers.keep(
            self.actor,
            case,
            "goods_handover",
            on=today,
            fields={
                **fields_of_transfer(case, matter),
                "filing_notice": matter.police_answer,
                "handover_until": known.goods_until,
                "goods": [dict(zip(COLUMNS, row, strict=True)) for row in self.goods],
                "place": self.place,
                "handed_on": today,
            },
        )
        self.move(matter, goods_handed_on=today, late_reason=self.late_reason or matter.late_reason)
        self.tell(case, "crime.goods-handed-over", f"向{matter.receiver}移交涉案物品和材料：{listed}")
        return matter
