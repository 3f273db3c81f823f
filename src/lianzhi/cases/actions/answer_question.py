"""AnswerQuestion: the reviewer answers, on articles the law library holds today (解答)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.cases.actions.question_step import QuestionStep
from lianzhi.cases.constants import TurnKind
from lianzhi.cases.models import Question
from lianzhi.cases.services.questions import articles_in
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.documents.models import Document
from lianzhi.documents.services import Issue, issue
from lianzhi.kernel.law import in_chinese
from lianzhi.kernel.types import Citation
from lianzhi.organisation.selectors import authority, officers_by_id


@dataclass(frozen=True, kw_only=True)
class AnswerQuestion(QuestionStep):
    """Answer: `basis` names the articles in words (《…法》第…条); each must be in force today."""

    answer: str
    basis: str
    caution: str

    step = "answer-question"
    turn = "answered"

    def perform(self) -> Question:
        """The question, answered; the opinion is in the house's collection from now on."""
        question = self.opened()
        articles, wrong = articles_in(self.basis, clock.today())
        if wrong:
            raise Malformed({"basis": "；".join(wrong) + "。"})
        if not self.caution.strip():
            raise Malformed({"caution": "请写明适用的条件和注意事项。"})
        self.refuse_unlawful(question, answer=self.answer, articles=articles)
        letter = self._letter(question, articles)
        refs = ";".join(each.ref for each in articles)
        self.move(
            question, answer=self.answer, caution=self.caution, articles=refs, answered_on=clock.today()
        )
        self.tell(question, f"解答疑难问题“{question.title}”", text=self.answer, document=letter)
        return question

    def _letter(self, question: Question, articles: tuple[Citation, ...]) -> Document:
        officer = officers_by_id([self.actor.officer_key])[0]
        asked = question.turns.filter(kind__in=[TurnKind.ASKED, TurnKind.ASKED_AGAIN]).latest("pk")
        return issue(
            self.actor,
            Issue(
                template="question_answer",
                authority=authority(self.actor.authority_code),
                owner=question.owner_key,
                # The asker's own place: the letter is the asker's to read, wherever its case lies.
                place_code=question.authority.division_id,
                issued_on=clock.today(),
                fields={
                    "asking_body": question.authority.name,
                    "subject": question.title,
                    "asked_on": clock.day_of(asked.created_at),
                    "answers": [
                        {
                            "question": question.question,
                            "answer": self.answer,
                            "basis": "、".join(in_chinese(each, full=True) for each in articles),
                        }
                    ],
                    "caution": self.caution,
                    "answerer": f"{officer.name}，法律职业资格证号{officer.legal_qualification}",
                    "answered_on": clock.today(),
                },
            ),
        )
