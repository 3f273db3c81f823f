"""SubmitQuestion: the question goes to the county, new or supplemented, with its sheet (提出、补充后再次提出)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.cases.actions.question_step import QuestionStep
from lianzhi.cases.models import Question
from lianzhi.core import clock
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.models import Document
from lianzhi.documents.services import Issue, issue
from lianzhi.organisation.selectors import authority, officers_by_id


@dataclass(frozen=True, kw_only=True)
class SubmitQuestion(QuestionStep):
    """Submit a drafted or returned question; what is given replaces what stood there."""

    facts: str | None = None
    question: str | None = None

    step = "raise-question"
    turn = "asked"

    def perform(self) -> Question:
        """The question, waiting to be assigned."""
        asked = self.opened()
        self._supplement(asked)
        self.refuse_unlawful(asked)
        sheet = question_sheet(self, asked)
        self.move(asked)
        self.tell(asked, f"提出疑难问题“{asked.title}”", text=asked.question, document=sheet)
        return asked

    def _supplement(self, asked: Question) -> None:
        changes = {
            name: value
            for name, value in (("facts", self.facts), ("question", self.question))
            if value is not None
        }
        if changes:
            compare_and_set(asked, {"state": asked.state}, changes)


def question_sheet(act: QuestionStep, asked: Question) -> Document:
    """The sheet the authority asks with."""
    own = authority(asked.authority_id)
    officer = officers_by_id([asked.asked_by_id])[0]
    return issue(
        act.actor,
        Issue(
            template="question_sheet",
            authority=own,
            owner=asked.owner_key,
            place_code=asked.place_code,
            issued_on=clock.today(),
            fields={
                "asking_body": own.name,
                "asker": officer.name,
                "subject": asked.title,
                "case_or_matter": str(asked.case) if asked.case else "非具体案件",
                "facts": asked.facts,
                "question": [line for line in asked.question.splitlines() if line.strip()],
                "own_view": asked.own_view or "（未提出倾向性意见）",
                "asked_on": clock.today(),
                "contact_phone": officer.phone or own.phone,
            },
        ),
    )
