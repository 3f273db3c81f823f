"""ConfirmCorrection: the minor violation was corrected in time, and what shows it (确认改正)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import Admonition
from lianzhi.cases.selectors import admonition_of
from lianzhi.cases.services.module_facts import admonition_facts
from lianzhi.cases.services.modules import corrected_on
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ConfirmCorrection(CaseStep[Admonition]):
    """Confirm the day it was corrected: recorded on the spot, or before the re-inspection that saw it corrected.

    Who looks again after the term sees that it was corrected, not when: the day is stated, with what shows it.
    """

    step: ClassVar[str] = "confirm-correction"

    proof: str
    corrected_on: date | None = None

    def perform(self) -> Admonition:
        """The admonition, corrected. Refuses correction-missing while no day of correction is recorded."""
        case = self.opened()
        admonition = admonition_of(case)
        if admonition is None:
            raise WrongState("本案没有轻微告诫的登记。")
        seen_on = corrected_on(case)
        stated = self.corrected_on or seen_on
        if stated is not None and (seen_on is None or not case.discovered_on <= stated <= seen_on):
            raise Malformed({"corrected_on": "改正日期应当在发现之后、登记或者复查确认已整改之前。"})
        facts = replace(admonition_facts(case), proof=self.proof, corrected_on=stated)
        self.refuse_unlawful(case, admonition=facts)
        compare_and_set(
            admonition,
            {"corrected_on": None},
            {"corrected_on": stated, "proof": self.proof},
        )
        self.move(case)
        self.tell(case, "case.correction-confirmed", f"确认已于{admonition.corrected_on}改正：{self.proof}")
        return admonition
