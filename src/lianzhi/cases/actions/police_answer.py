"""What every answer of the police has in common: the letter in words and the day it came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CrimeTransfer
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.crimes import facts_of_transfer
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class PoliceAnswer(ProceedingStep[CrimeTransfer]):
    """Record a written answer with its number."""

    model: ClassVar[type[Proceeding]] = CrimeTransfer
    event: ClassVar[str]
    sentence: ClassVar[str]

    answer: str
    answered_on: date

    def perform(self) -> CrimeTransfer:
        """The matter with the answer."""
        case, matter = self.opened()
        today = clock.today()
        facts = replace(facts_of_transfer(matter, today), police_answer=self.answer)
        self.refuse_unlawful(case, matter, transfer=facts)
        if self.answered_on > today or (matter.received_on and self.answered_on < matter.received_on):
            raise Malformed({"answered_on": "收到答复的日期不能早于公安机关签收日期，也不能晚于今天。"})
        self.move(matter, police_answer=self.answer, answered_on=self.answered_on)
        self.tell(case, self.event, f"{matter.receiver}{self.sentence}：{self.answer}")
        return matter
