"""WithdrawQuestion: the asker needs no answer any more (撤回)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.cases.actions.question_step import QuestionStep
from lianzhi.cases.models import Question


@dataclass(frozen=True, kw_only=True)
class WithdrawQuestion(QuestionStep):
    """Take back a question nobody has been given yet."""

    step = "withdraw-question"
    turn = "withdrawn"

    def perform(self) -> Question:
        """The question, ended."""
        question = self.opened()
        self.move(question)
        self.tell(question, f"撤回疑难问题“{question.title}”")
        return question
