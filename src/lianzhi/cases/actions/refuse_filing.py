"""RefuseFiling: the leader does not file, with a reason; the finding is free again (不予立案)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.approval import approve
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import ClueOutcome, ClueState
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import cases_resting_on, findings_of
from lianzhi.cases.services.joining import free_course
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import FindingCourse
from lianzhi.inspections.services import set_finding_course


@dataclass(frozen=True, kw_only=True)
class RefuseFiling(CaseStep[CaseFile]):
    """Do not file; the opinion is the reason."""

    step: ClassVar[str] = "refuse-filing"

    opinion: str

    def perform(self) -> CaseFile:
        """The case, ended before it began."""
        case = self.opened()
        self.move(case)
        approve(self.actor, case, "filing", opinion=self.opinion, refused=True)
        for each in findings_of(case):
            # Another party's case on the same finding keeps it.
            if each.finding is not None and not cases_resting_on(each).exists():
                set_finding_course(each.finding, FindingCourse.IN_CASE, free_course(case, each.finding))
        self._refuse_clue(case)
        self.tell(case, "case.not-filed", f"决定不予立案：{self.opinion}")
        return case

    def _refuse_clue(self, case: CaseFile) -> None:
        """A clue whose own case is not filed is not filed either; who told waits for another answer."""
        for clue in case.clues.filter(outcome=ClueOutcome.FILE):
            after = ClueState.TO_REPLY if clue.wants_reply else ClueState.SETTLED
            changes = {"outcome": ClueOutcome.NOT_FILE, "state": after, "opinion": self.opinion.strip()}
            compare_and_set(clue, {"outcome": ClueOutcome.FILE}, changes)
