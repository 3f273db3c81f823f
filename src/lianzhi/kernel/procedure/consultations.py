"""The guards of a difficult question (疑难问题): complete, answered by somebody fit, on articles, and acted on."""

from __future__ import annotations

from collections.abc import Iterator

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import refusal


def _complete(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.question.facts.strip() or not facts.question.question.strip():
        yield refusal("question-incomplete")


def _answerer(facts: CaseFacts) -> Iterator[Refusal]:
    answerer = facts.question.answerer
    if answerer is None:
        yield refusal("answerer-missing")
        return
    if answerer.identity == facts.question.asker:
        yield refusal("answerer-asks", name=answerer.name)
    if not answerer.has_qualification:
        yield refusal("answerer-unqualified", name=answerer.name)


def _answered(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.question.answer.strip() or not facts.question.articles:
        yield refusal("answer-without-articles")


def _followed(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.question.adopted and not facts.question.departure_reason.strip():
        yield refusal("departure-unreasoned")


GUARDS: dict[str, Guard] = {
    "question-complete": _complete,
    "question-answerer": _answerer,
    "question-answered": _answered,
    "question-followed": _followed,
}
