"""AnnouncePeriod: the party is told in writing how long the testing takes (书面告知期间; 行政强制法 25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Testing
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.testings import facts_of_testing, fields_of_testing
from lianzhi.core import clock


@dataclass(frozen=True, kw_only=True)
class AnnouncePeriod(ProceedingStep[Testing]):
    """Tell; from this day on, and not before, a seizure's term leaves the days out."""

    model: ClassVar[type[Proceeding]] = Testing
    step: ClassVar[str] = "announce-period"

    told_how: str

    def perform(self) -> Testing:
        """The matter, the party told."""
        case, matter = self.opened()
        self.refuse_unlawful(case, matter, testing=replace(facts_of_testing(matter), told_how=self.told_how))
        today = clock.today()
        document = papers.keep(self.actor, case, "testing_notice", on=today, fields=fields_of_testing(matter))
        self.move(matter, told_on=today, told_how=self.told_how)
        self.tell(
            case,
            "testing.announced",
            f"书面告知当事人{matter.kind}期间至{matter.until}：{self.told_how}",
            document=document.number,
            digest=document.digest,
        )
        return matter
