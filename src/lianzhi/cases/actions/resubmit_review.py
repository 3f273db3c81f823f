"""ResubmitReview: every problem is answered, the file goes back to the reviewer (整改后再次提交审核)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile


@dataclass(frozen=True, kw_only=True)
class ResubmitReview(CaseStep[CaseFile]):
    """Hand the file back once no problem is left without an answer."""

    step: ClassVar[str] = "resubmit-review"

    def perform(self) -> CaseFile:
        """The case under review again."""
        case = self.opened()
        self.refuse_unlawful(case)
        self.move(case)
        self.tell(case, "case.review-resubmitted", "整改后再次提交法制审核")
        return case
