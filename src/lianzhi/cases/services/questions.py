"""Reading difficult questions: the door, the lists, the facts their guards ask for, the articles an answer names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import models

from lianzhi.cases.constants import QuestionState
from lianzhi.cases.models import Question
from lianzhi.cases.services.weighing import citations_of
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NotVisible
from lianzhi.kernel.law import find_citations
from lianzhi.kernel.procedure import QuestionFacts, ReviewerFacts
from lianzhi.kernel.types import Citation
from lianzhi.laws.selectors import resolve
from lianzhi.organisation.models import Officer

ASKERS = frozenset({Role.TOWNSHIP_OFFICER, Role.SQUAD_LEAD, Role.COUNTY_OFFICER})


def get_question_for(actor: Actor, question_id: int) -> Question:
    """The question, where the actor may see it."""
    found = questions_visible_to(actor).filter(pk=question_id).first()
    if found is None:
        raise NotVisible("没有找到这个疑难问题。")
    return found


def hold_question_for(actor: Actor, question_id: int) -> Question:
    """The same for an act that writes: its row is locked first."""
    Question.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=question_id).values_list(
        "pk"
    ).first()
    return get_question_for(actor, question_id)


def questions_visible_to(actor: Actor) -> models.QuerySet[Question]:
    """The questions an actor may see, newest first."""
    return Question.objects.visible_to(actor).select_related("authority", "asked_by", "answerer", "case")


def opinions(words: str = "") -> models.QuerySet[Question]:
    """Every answer given, for every officer: question, answer and articles; who asked about whom is not shown."""
    found = Question.objects.opinions().order_by("-answered_on", "-pk")
    for word in words.split():
        found = found.filter(
            models.Q(title__icontains=word)
            | models.Q(question__icontains=word)
            | models.Q(answer__icontains=word)
            | models.Q(articles__icontains=word)
        )
    return found


def get_opinion(question_id: int) -> Question:
    """One answer given; NotVisible where the question is not answered."""
    found = Question.objects.opinions().filter(pk=question_id).first()
    if found is None:
        raise NotVisible("没有找到这条解答意见。")
    return found


def questions_waiting_for(actor: Actor) -> models.QuerySet[Question]:
    """The questions whose next act is this actor's."""
    waiting = models.Q(pk__in=[])
    if actor.has(Role.JOINT_OFFICE):
        waiting |= models.Q(state=QuestionState.RAISED)
    if actor.has(Role.LEGAL_REVIEWER):
        waiting |= models.Q(state=QuestionState.ASSIGNED, answerer_id=actor.officer_key)
    if actor.has(*ASKERS):
        own = [QuestionState.RETURNED, QuestionState.ANSWERED]
        waiting |= models.Q(state__in=own, authority_id=actor.authority_code, asked_by_id=actor.officer_key)
    return questions_visible_to(actor).filter(waiting)


def facts_of_question(question: Question, /, **known: Any) -> QuestionFacts:
    """The question as its guards see it; `known` is what an act is about to change."""
    facts = QuestionFacts(
        facts=question.facts,
        question=question.question,
        asker=str(question.asked_by_id),
        answerer=reviewer_facts(question.answerer) if question.answerer else None,
        answer=question.answer,
        articles=citations_of(question.articles),
        adopted=bool(question.adopted),
    )
    return replace(facts, **known)


def reviewer_facts(officer: Officer) -> ReviewerFacts:
    """Who answers, as the guards see it."""
    return ReviewerFacts(
        identity=str(officer.pk), name=officer.name, has_qualification=bool(officer.legal_qualification)
    )


def articles_in(text: str, on: date) -> tuple[tuple[Citation, ...], tuple[str, ...]]:
    """The articles a text names, and for each that the law library does not hold on that day the reason why."""
    named = dict.fromkeys(citation for citation, _start, _end in find_citations(text))
    answers = [resolve(citation, on) for citation in named]
    good = tuple(each.citation for each in answers if each.found and each.in_force)
    wrong = tuple(each.reason for each in answers if not (each.found and each.in_force))
    return good, wrong
