"""A difficult question as far as a test needs it, every step by its act."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lianzhi.cases.actions.answer_question import AnswerQuestion
from lianzhi.cases.actions.assign_question import AssignQuestion
from lianzhi.cases.actions.raise_question import RaiseQuestion
from lianzhi.cases.models import Question
from tests.people import People, Person


def raising(asker: Person, **given: Any) -> RaiseQuestion:
    """The act with lawful words; a test replaces the one it is about."""
    act = RaiseQuestion(
        actor=asker.actor,
        title="两处问题是否为一个违法行为",
        facts="同一车间两台设备均未设置安全警示标志，由同一人负责管理。",
        question="应当作为一个违法行为处罚，还是分别裁量、合并处罚？",
    )
    return replace(act, **given)


def asked(asker: Person) -> Question:
    """A question that waits to be assigned."""
    return raising(asker).execute()


def assigned(people: People, asker: Person) -> Question:
    """A question that waits for the reviewer's answer."""
    question = asked(asker)
    return AssignQuestion(
        actor=people.joint_office.actor,
        question_id=question.pk,
        answerer_id=people.legal_reviewer.officer.pk,
    ).execute()


def answering(people: People, question: Question, **given: Any) -> AnswerQuestion:
    """The reviewer's answer."""
    act = AnswerQuestion(
        actor=people.legal_reviewer.actor,
        question_id=question.pk,
        answer="可以认定为一个违法行为，不得给予两次以上罚款。",
        basis="《行政处罚法》第二十九条",
        caution="限于同一时间、同一场所、同一管理缺失。",
    )
    return replace(act, **given)


def answered(people: People, asker: Person) -> Question:
    """A question with its answer."""
    return answering(people, assigned(people, asker)).execute()
