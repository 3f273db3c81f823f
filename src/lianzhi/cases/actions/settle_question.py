"""SettleQuestion: the asker says what became of the answer (登记办理结果)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.cases.actions.question_step import QuestionStep
from lianzhi.cases.models import Question
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class SettleQuestion(QuestionStep):
    """Adopted, or departed from with a reason: the decision stays the asker's (行政处罚法 24)."""

    adopted: bool
    result: str

    step = "settle-question"
    turn = "settled"

    def perform(self) -> Question:
        """The question, ended."""
        question = self.opened()
        self.refuse_unlawful(
            question, adopted=self.adopted, departure_reason="" if self.adopted else self.result
        )
        if not self.result.strip():
            raise Malformed({"result": "请写明办理结果。"})
        self.move(question, adopted=self.adopted)
        words = "采纳" if self.adopted else "未采纳"
        self.tell(question, f"{words}疑难问题“{question.title}”的解答意见：{self.result}", text=self.result)
        return question
