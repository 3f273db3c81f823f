"""EntrustTesting: the things go to the institution for a named period, which begins today (委托检测、检验、鉴定)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Testing
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.testings import facts_of_testing, fields_of_testing, implausible
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class EntrustTesting(ProceedingStep[Testing]):
    """Hand them over; the day is the day it is recorded, `until` the day the opinion is due."""

    model: ClassVar[type[Proceeding]] = Testing
    step: ClassVar[str] = "entrust-testing"

    started_on: date
    until: date | None

    def perform(self) -> Testing:
        """The matter, its period running."""
        case, matter = self.opened()
        wrong = implausible(self.until)
        if wrong:
            raise Malformed(wrong)
        facts = replace(facts_of_testing(matter), started_on=self.started_on, until=self.until)
        self.refuse_unlawful(case, matter, testing=facts)
        today = clock.today()
        self.move(matter, started_on=today, until=self.until)
        document = papers.keep(self.actor, case, "appraisal", on=today, fields=fields_of_testing(matter))
        compare_and_set(matter, {"letter": None}, {"letter_id": document.pk})
        self.tell(
            case,
            "testing.entrusted",
            f"委托{matter.institution}{matter.kind}，期间自{today}至{self.until}",
            document=document.number,
            digest=document.digest,
        )
        return matter
