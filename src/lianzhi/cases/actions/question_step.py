"""What every step of a difficult question has in common: the door, the right, the state, the guards, the turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lianzhi.audit.acts import Act
from lianzhi.cases.models import Question, QuestionTurn
from lianzhi.cases.services.questions import ASKERS, facts_of_question, hold_question_for
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NoRight, WrongState, refuse_if, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.models import Document
from lianzhi.kernel.procedure import CaseFacts, Version, check, state_title, transition, version_named

ANSWER = "answer-question"


@dataclass(frozen=True, kw_only=True)
class QuestionStep(Act[Question]):
    """A step of a question; `step` is the act's key in the procedure the question was raised under."""

    question_id: int

    step: ClassVar[str]
    turn: ClassVar[str]

    def opened(self) -> Question:
        """The question, after right and state are checked. Raises NotVisible, NoRight, WrongState."""
        question = hold_question_for(self.actor, self.question_id)
        require_question(self.actor, question, self.step)
        return question

    def refuse_unlawful(self, question: Question, /, **known: Any) -> None:
        """Ask the kernel; `known` are the facts this act brings. Raises LawForbids with every reason at once."""
        facts = CaseFacts(today=clock.today(), question=facts_of_question(question, **known))
        refuse_if(check(version_of_question(question), self.step, facts))

    def move(self, question: Question, /, **changes: Any) -> None:
        """Take the question to the step's state by compare-and-set; raises Stale."""
        target = transition(version_of_question(question), self.step).to
        compare_and_set(question, {"state": question.state}, {"state": target, **changes})

    def tell(
        self, question: Question, sentence: str, *, text: str = "", document: Document | None = None
    ) -> None:
        """Keep the turn and record it in the chain of the authority that asks."""
        QuestionTurn.objects.create(
            question=question,
            kind=self.turn,
            text=text,
            articles=question.articles if self.turn == "answered" else "",
            by=self.actor.name,
            document=document,
        )
        self.record(
            f"question.{self.turn.replace('_', '-')}",
            sentence,
            subject=question,
            stream=f"authority:{question.authority_id}",
            payload={"document": document.number, "digest": document.digest} if document else {},
        )


def require_question(actor: Actor, question: Question, step: str) -> None:
    """Raise NoRight or WrongState unless a step is this actor's and the question is where it starts from."""
    version = version_of_question(question)
    here = transition(version, step)
    roles = frozenset(Role(role) for role in here.roles)
    require(actor, *roles)
    if roles <= ASKERS and question.authority_id != actor.authority_code:
        raise NoRight(f"该问题由{question.authority}提出，只能由该机关办理这一环节。")
    if question.state not in here.from_:
        expected = "、".join(f"“{state_title(version, state)}”" for state in here.from_)
        raise WrongState(
            f"问题当前处于“{question.get_state_display()}”，“{here.title}”应当在{expected}环节办理。"
            "请刷新页面查看最新状态。"
        )
    if step == ANSWER and question.answerer_id != actor.officer_key:
        raise NoRight("该问题交办给了其他审核员，应当由其解答。")


def version_of_question(question: Question) -> Version:
    """The procedure version the question was raised under."""
    return version_named(question.procedure, question.procedure_version)
