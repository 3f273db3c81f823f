"""What objecting and asking for supervision have in common: reasons, a letter, and the term they run in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CrimeTransfer
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.crimes import facts_of_transfer, fields_of_transfer
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class ContestRefusal(ProceedingStep[CrimeTransfer]):
    """Contest the refusal of the police, a reason a line."""

    model: ClassVar[type[Proceeding]] = CrimeTransfer
    template: ClassVar[str]
    event: ClassVar[str]

    reasons: str
    materials: str = ""

    def perform(self) -> CrimeTransfer:
        """The matter, contested."""
        case, matter = self.opened()
        today = clock.today()
        self.refuse_unlawful(case, matter, transfer=facts_of_transfer(matter, today))
        reasons = [line.strip() for line in self.reasons.splitlines() if line.strip()]
        if not reasons:
            raise Malformed({"reasons": "请逐条写明理由。"})
        letter = papers.keep(
            self.actor,
            case,
            self.template,
            on=today,
            fields={
                **fields_of_transfer(case, matter),
                "refusal_number": matter.police_answer,
                "refused_received_on": matter.answered_on,
                "police_answer": matter.police_answer,
                "reasons": reasons,
                "materials": [line for line in self.materials.splitlines() if line.strip()] or ["无"],
            },
        )
        self.move(matter)
        self.tell(case, self.event, f"制作{letter.name}", document=letter.number, digest=letter.digest)
        return matter
