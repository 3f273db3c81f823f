"""ProlongTesting: the institution needs longer and the party is told again, before the first period ends (延长期间)."""

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
from lianzhi.core.sentences import bare


@dataclass(frozen=True, kw_only=True)
class ProlongTesting(ProceedingStep[Testing]):
    """Prolong to `until`; the start stays what it was (行政强制法 25)."""

    model: ClassVar[type[Proceeding]] = Testing
    step: ClassVar[str] = "prolong-testing"

    until: date
    reason: str
    told_how: str

    def perform(self) -> Testing:
        """The matter with its later end."""
        case, matter = self.opened()
        facts = replace(facts_of_testing(matter), asked_until=self.until, told_how=self.told_how)
        self.refuse_unlawful(case, matter, testing=facts)
        wrong = implausible(self.until)
        if not self.reason.strip():
            wrong["reason"] = "请写明延长的理由。"
        if wrong:
            raise Malformed(wrong)
        self.move(matter, until=self.until)
        fields = {**fields_of_testing(matter), "reason": self.reason}
        document = papers.keep(self.actor, case, "testing_notice", on=clock.today(), fields=fields)
        self.tell(
            case,
            "testing.prolonged",
            f"{matter.kind}期间延长至{self.until}：{bare(self.reason)}；告知方式：{self.told_how}",
            document=document.number,
            digest=document.digest,
        )
        return matter
