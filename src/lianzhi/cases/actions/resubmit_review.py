"""ResubmitReview: every problem is answered, the file goes back to the reviewer (整改后再次提交审核)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.review_round import feedback_sheet
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import latest_review
from lianzhi.core import clock
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.services import void


@dataclass(frozen=True, kw_only=True)
class ResubmitReview(CaseStep[CaseFile]):
    """Hand the file back once no problem is left without an answer; the sheet is set again with the answers in it."""

    step: ClassVar[str] = "resubmit-review"

    def perform(self) -> CaseFile:
        """The case under review again."""
        case = self.opened()
        self.refuse_unlawful(case)
        review = latest_review(case)
        if review is not None and review.document is not None:
            blank = review.document
            answers = {
                "replied_by": self.actor.name,
                "replied_on": clock.today(),
                "reply": "已逐项整改，见采纳情况。",
            }
            sheet = feedback_sheet(self.actor, case, review, answers)
            compare_and_set(review, {"document": blank}, {"document_id": sheet.pk})
            void(blank)
        self.move(case)
        self.tell(case, "case.review-resubmitted", "整改后再次提交法制审核")
        return case
