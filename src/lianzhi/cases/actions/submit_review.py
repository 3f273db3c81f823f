"""SubmitReview: the handlers hand the file to legal review (提交法制审核)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import ProblemState
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import problems_of
from lianzhi.core.refusals import refuse_if
from lianzhi.kernel.procedure import refusal


@dataclass(frozen=True, kw_only=True)
class SubmitReview(CaseStep[CaseFile]):
    """Hand the file to review for the first time, or after a new proposal."""

    step: ClassVar[str] = "submit-review"

    def perform(self) -> CaseFile:
        """The case under review."""
        case = self.opened()
        self.refuse_unlawful(case)
        # A new proposal does not bury the reviewer's earlier questions.
        unanswered = problems_of(case).filter(state=ProblemState.OPEN).count()
        if unanswered:
            refuse_if([refusal("review-problems-open", count=unanswered)])
        self.move(case)
        self.tell(case, "case.review-submitted", "提交法制审核")
        return case
