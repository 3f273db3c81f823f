"""ReturnReview: the reviewer returns the file with a numbered problem list (初步审核意见反馈单)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.review_round import feedback_sheet, open_round, reviewer_facts
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import ReviewOutcome
from lianzhi.cases.models import Review, ReviewProblem
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ReturnReview(CaseStep[Review]):
    """Return the file; `problems` are (problem, basis) pairs, numbered in their order."""

    step: ClassVar[str] = "return-review"

    problems: tuple[tuple[str, str], ...]

    def perform(self) -> Review:
        """The round with its problems."""
        case = self.opened()
        named = [text for text, _ in self.problems if text.strip()]
        self.refuse_unlawful(case, reviewer=reviewer_facts(self.actor), problems_named=len(named))
        if len(named) < len(self.problems):
            raise Malformed({"problems": "有空白的问题，请填写或者删除。"})
        today = clock.today()
        review = open_round(self.actor, case)
        for number, (text, basis) in enumerate(self.problems, start=1):
            ReviewProblem.objects.create(review=review, number=number, text=text, basis=basis)
        document = feedback_sheet(self.actor, case, review, {})
        compare_and_set(
            review,
            {"outcome": ReviewOutcome.PENDING},
            {"outcome": ReviewOutcome.RETURNED, "concluded_on": today, "document_id": document.pk},
        )
        self.move(case)
        self.tell(
            case,
            "case.review-returned",
            f"第{review.round}轮审核退回，提出{len(self.problems)}个问题",
            problems=[text for text, _ in self.problems],
        )
        return review
