"""TellOpinion: the opinion is shown to the party, whose view is noted (意见告知当事人)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Testing
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.testings import facts_of_testing
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.sentences import bare


@dataclass(frozen=True, kw_only=True)
class TellOpinion(ProceedingStep[Testing]):
    """Tell; `party_view` is what the party says to it, or that it says nothing."""

    model: ClassVar[type[Proceeding]] = Testing
    step: ClassVar[str] = "tell-opinion"

    told_how: str
    party_view: str

    def perform(self) -> Testing:
        """The ended matter."""
        case, matter = self.opened()
        self.refuse_unlawful(case, matter, testing=replace(facts_of_testing(matter), told_how=self.told_how))
        if not self.party_view.strip():
            raise Malformed({"party_view": "请写明当事人的看法；没有的写“无异议”。"})
        self.move(matter, opinion_told_on=clock.today(), party_view=self.party_view)
        self.tell(
            case,
            "testing.told",
            f"将{matter.kind}意见告知当事人：{bare(self.told_how)}；当事人：{self.party_view}",
        )
        return matter
