"""Admonitions and difficult questions: the two modules without a penalty."""

from __future__ import annotations

from lianzhi.kernel.lint.checks import Checks, Hits, hit
from lianzhi.kernel.lint.view import View, cited

CHECKS = Checks()


@CHECKS.rule("L213")
def _no_admonition(view: View) -> Hits:
    ended = view.case.closure is not None or view.case.archive is not None
    if ended and view.case.admonition is None:
        yield hit("/admonition")


@CHECKS.rule("L214")
def _not_minor(view: View) -> Hits:
    found = view.case.admonition
    if found is None:
        return
    minor = found.is_minor and found.harmless
    first = found.is_first and found.consequence_minor
    if not (minor or first):
        yield hit("/admonition/is_minor")


@CHECKS.rule("L215")
def _not_corrected(view: View) -> Hits:
    found = view.case.admonition
    if found and found.corrected_on is None:
        yield hit("/admonition/corrected_on", until=found.correct_by or "（没有写明）", on="没有改正")
    elif found and found.corrected_on and found.correct_by and found.corrected_on > found.correct_by:
        yield hit("/admonition/corrected_on", until=found.correct_by, on=f"{found.corrected_on}才改正")


@CHECKS.rule("L216")
def _unproven(view: View) -> Hits:
    found = view.case.admonition
    if found and found.corrected_on and not found.proof.strip():
        yield hit("/admonition/proof")


@CHECKS.rule("L217")
def _not_educated(view: View) -> Hits:
    found = view.case.admonition
    if found and not found.education.strip():
        yield hit("/admonition/education")


@CHECKS.rule("L218")
def _fined(view: View) -> Hits:
    if view.fine.fen:
        yield hit("/decision/fine", fine=view.fine.words)


@CHECKS.rule("L219")
def _unsigned(view: View) -> Hits:
    found = view.case.admonition
    if found and not (found.party_signed and found.on):
        yield hit("/admonition/party_signed")


@CHECKS.rule("L220")
def _no_question(view: View) -> Hits:
    found = view.case.question
    if found is None or not (found.facts.strip() and found.text.strip()):
        yield hit("/question/text")


@CHECKS.rule("L221")
def _no_answer(view: View) -> Hits:
    found = view.case.question
    if found and not (found.answer.strip() and found.answered_on):
        yield hit("/question/answer")


@CHECKS.rule("L222")
def _answer_without_articles(view: View) -> Hits:
    found = view.case.question
    if found and found.answer.strip() and not any(cited(ref) for ref in found.articles):
        yield hit("/question/articles")


@CHECKS.rule("L223")
def _answerer(view: View) -> Hits:
    found = view.case.question
    if found and found.answer.strip() and not (found.answerer.strip() and found.qualification.strip()):
        yield hit("/question/qualification", name=found.answerer or "解答人员")


@CHECKS.rule("L224")
def _answers_itself(view: View) -> Hits:
    found = view.case.question
    if found and found.asker and found.asker == found.answerer:
        yield hit("/question/answerer", name=found.answerer)


@CHECKS.rule("L225")
def _departs(view: View) -> Hits:
    found = view.case.question
    if found and found.answer.strip() and not found.adopted and not found.departure_reason.strip():
        yield hit("/question/departure_reason")
