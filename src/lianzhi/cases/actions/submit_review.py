"""SubmitReview: the handlers hand the file to legal review (提交法制审核)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile


@dataclass(frozen=True, kw_only=True)
class SubmitReview(CaseStep[CaseFile]):
    """Hand the file to review for the first time, or after a new proposal."""

    step: ClassVar[str] = "submit-review"

    def perform(self) -> CaseFile:
        """The case under review."""
        case = self.opened()
        self.refuse_unlawful(case)
        self.move(case)
        self.tell(case, "case.review-submitted", "提交法制审核")
        return case
