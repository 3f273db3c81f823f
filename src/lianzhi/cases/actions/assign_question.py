"""AssignQuestion: the joint office gives a question to a reviewer fit to answer it (交办)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.cases.actions.question_step import QuestionStep
from lianzhi.cases.models import Question
from lianzhi.cases.services.questions import reviewer_facts
from lianzhi.organisation.selectors import officers_by_id


@dataclass(frozen=True, kw_only=True)
class AssignQuestion(QuestionStep):
    """Give the question to an officer who did not ask it and holds the qualification (行政处罚法 58)."""

    answerer_id: int

    step = "assign-question"
    turn = "assigned"

    def perform(self) -> Question:
        """The question, waiting for its answer."""
        question = self.opened()
        answerer = officers_by_id([self.answerer_id])[0]
        self.refuse_unlawful(question, answerer=reviewer_facts(answerer))
        self.move(question, answerer_id=answerer.pk)
        self.tell(question, f"将疑难问题“{question.title}”交{answerer.name}解答", text=answerer.name)
        return question
