"""HandOverCrime: letter, report, list of goods and expert opinions go to the police (移送公安机关)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CrimeTransfer
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.crimes import facts_of_transfer, fields_of_transfer
from lianzhi.core import clock
from lianzhi.kernel.procedure import transfer_materials


@dataclass(frozen=True, kw_only=True)
class HandOverCrime(ProceedingStep[CrimeTransfer]):
    """Hand over; `materials` are keys of the pack's `transfer_materials`, all of which must go along."""

    model: ClassVar[type[Proceeding]] = CrimeTransfer
    step: ClassVar[str] = "hand-over"

    materials: tuple[str, ...]
    goods: str = ""
    administrative_acts: str = ""
    late_reason: str = ""

    def perform(self) -> CrimeTransfer:
        """The matter, with the police."""
        case, matter = self.opened()
        now, today = clock.now(), clock.today()
        facts = replace(
            facts_of_transfer(matter, today),
            materials=frozenset(self.materials),
            late_reason=self.late_reason,
        )
        self.refuse_unlawful(case, matter, transfer=facts)
        titles = [each.title for each in transfer_materials() if each.key in self.materials]
        letter = papers.keep(
            self.actor,
            case,
            "transfer_letter",
            on=today,
            fields={
                **fields_of_transfer(case, matter),
                "administrative_acts": self.administrative_acts or "未作出行政处罚",
                "materials": [*titles, f"涉案物品：{self.goods or '无'}"],
            },
        )
        self.move(
            matter,
            handed_over_at=now,
            materials=sorted(self.materials),
            letter=letter,
            late_reason=self.late_reason or matter.late_reason,
        )
        self.tell(
            case,
            "crime.handed-over",
            f"将涉嫌{matter.offence}案件移送{matter.receiver}，抄送{matter.procuratorate}",
            document=letter.number,
            digest=letter.digest,
        )
        return matter
