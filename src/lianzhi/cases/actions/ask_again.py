"""AskAgain: the answer left something open (追问)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.cases.actions.question_step import QuestionStep
from lianzhi.cases.actions.submit_question import question_sheet
from lianzhi.cases.models import Question
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class AskAgain(QuestionStep):
    """Ask what the answer left open; what was asked before stays in the record of turns."""

    question: str

    step = "ask-again"
    turn = "asked_again"

    def perform(self) -> Question:
        """The question, waiting to be assigned once more."""
        asked = self.opened()
        if not self.question.strip():
            raise Malformed({"question": "请写明追问的内容。"})
        self.refuse_unlawful(asked, question=self.question)
        self.move(asked, question=self.question, answerer_id=None)
        sheet = question_sheet(self, asked)
        self.tell(asked, f"就疑难问题“{asked.title}”追问", text=self.question, document=sheet)
        return asked
