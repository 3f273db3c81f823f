"""ReturnQuestion: the county asks for more before it answers (退回补充)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.cases.actions.question_step import QuestionStep
from lianzhi.cases.models import Question
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class ReturnQuestion(QuestionStep):
    """Return the question and say what is missing."""

    reason: str

    step = "return-question"
    turn = "returned"

    def perform(self) -> Question:
        """The question, its asker's again."""
        question = self.opened()
        if not self.reason.strip():
            raise Malformed({"reason": "请写明需要补充什么。"})
        self.move(question, answerer_id=None)
        self.tell(question, f"退回疑难问题“{question.title}”：{self.reason}", text=self.reason)
        return question
