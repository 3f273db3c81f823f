"""RaiseQuestion: an officer puts a difficult question to the county, in the name of the authority (提出疑难问题)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.submit_question import SubmitQuestion
from lianzhi.cases.constants import QuestionState
from lianzhi.cases.models import CaseFile, Question
from lianzhi.cases.selectors import get_case_for
from lianzhi.cases.services.questions import ASKERS
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed, NoRight, require
from lianzhi.kernel.procedure import version_for
from lianzhi.organisation.selectors import authority


@dataclass(frozen=True, kw_only=True)
class RaiseQuestion(Act[Question]):
    """Write the question down and submit it at once; `case_id` names the case of the own authority it is about."""

    title: str
    facts: str
    question: str
    own_view: str = ""
    case_id: int | None = None

    def perform(self) -> Question:
        """The question, waiting to be assigned."""
        require(self.actor, *ASKERS)
        if not self.title.strip():
            raise Malformed({"title": "请填写问题名称。"})
        own = authority(self.actor.authority_code)
        question = Question.objects.create(
            procedure_version=version_for(Question.procedure, clock.today()).version,
            state=QuestionState.DRAFTED,
            authority=own,
            asked_by_id=self.actor.officer_key,
            title=self.title,
            facts=self.facts,
            question=self.question,
            own_view=self.own_view,
            **self._of_case(own.division_id),
        )
        submitted = SubmitQuestion(actor=self.actor, question_id=question.pk).execute()
        self.record(
            "question.written",
            f"就“{self.title}”起草疑难问题",
            subject=question,
            stream=f"authority:{own.code}",
        )
        return submitted

    def _of_case(self, division: str) -> dict[str, Any]:
        if self.case_id is None:
            return {"place_code": division}
        case = get_case_for(self.actor, self.case_id)
        require_asking(self.actor, case)
        return {"case": case, "place_code": case.place_code}


def require_asking(actor: Actor, case: CaseFile | None) -> None:
    """Raise NoRight unless the actor may ask the county, about a case of the own authority where it is about one."""
    require(actor, *ASKERS)
    if case is not None and case.authority_id != actor.authority_code:
        raise NoRight(f"该案由{case.authority}办理，应当由办案机关提出问题。")
