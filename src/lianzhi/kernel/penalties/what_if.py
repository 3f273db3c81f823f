"""What would turn the answer: one circumstance, stage, party or date changed at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lianzhi.kernel.discretion import factors
from lianzhi.kernel.penalties.answers import PenaltyAnswer, PenaltyQuestion, table_of
from lianzhi.kernel.penalties.explaining import STAGE_WORDS, SUBJECT_WORDS
from lianzhi.kernel.penalties.pack import Subject
from lianzhi.kernel.penalties.regimes import answer
from lianzhi.kernel.penalties.tiers import Table


@dataclass(frozen=True, slots=True)
class Change:
    """One changed fact: the field of the question, what it became, and the answers before and after."""

    field: str
    value: str
    text: str
    before: PenaltyAnswer
    after: PenaltyAnswer


def what_if(question: PenaltyQuestion) -> list[Change]:
    """Every single change that turns the outcome: applicability, range, measures, class, band or the law applied.

    Circumstances are added and taken away one by one, the stage and the party changed to each other one the article
    names, the dates moved to the first day of each text before or after. Changes that turn nothing are left out.
    """
    before = answer(question)
    here = _outcome(before)
    found = []
    for field, value, text, changed in _changes(question):
        after = answer(changed)
        if _outcome(after) != here:
            found.append(Change(field, value, text, before, after))
    return found


def _outcome(one: PenaltyAnswer) -> tuple[object, ...]:
    proposal = one.proposal
    band = proposal.band if proposal is not None else None
    return (
        one.applicable,
        one.in_force,
        one.fine and (one.fine.low, one.fine.high, one.fine.optional),
        one.mandatory_measures,
        proposal and (proposal.klass, proposal.permitted),
        band and (band.low, band.high),
    )


_Changed = tuple[str, str, str, PenaltyQuestion]


def _changes(question: PenaltyQuestion) -> Iterator[_Changed]:
    yield from _circumstances(question)
    found = table_of(question.citation, question.text_on)
    if found is not None:
        yield from _stages(question, found)
        yield from _dates(question, found)


def _circumstances(question: PenaltyQuestion) -> Iterator[_Changed]:
    for factor in question.factors:
        less = tuple(one for one in question.factors if one is not factor)
        yield "factors", f"-{factor.id}", f"没有“{factor.name}”情节", replace(question, factors=less)
    persons_only = question.subject is Subject.UNIT
    for factor in factors():
        if factor not in question.factors and not (persons_only and factor.is_personal):
            more = (*question.factors, factor)
            yield "factors", f"+{factor.id}", f"有“{factor.name}”情节", replace(question, factors=more)


def _stages(question: PenaltyQuestion, found: Table) -> Iterator[_Changed]:
    rows = found.matching.get(found.locate(question.citation), ())
    for stage in dict.fromkeys(row.stage for row in rows):
        if stage is not question.stage:
            words = f"阶段为“{STAGE_WORDS[stage]}”"
            yield "stage", stage.value, words, replace(question, stage=stage)
    for subject in dict.fromkeys(row.subject for row in rows):
        if subject is not question.subject:
            words = f"处罚对象为{SUBJECT_WORDS[subject]}"
            yield "subject", subject.value, words, replace(question, subject=subject)


def _dates(question: PenaltyQuestion, found: Table) -> Iterator[_Changed]:
    """The day before the text, its first day, and the day after its last; for the decision only days it may have."""
    span = found.valid
    days = {span.start - timedelta(days=1), span.start}
    if span.end is not None:
        days |= {span.end, span.end + timedelta(days=1)}
    for day in sorted(days - {question.conduct_date}):
        if question.decision_date is None or day <= question.decision_date:
            text = f"行为发生于{day}"
            yield "conduct_date", day.isoformat(), text, replace(question, conduct_date=day)
    for day in _decisions(question, days):
        text = f"决定作出于{day}"
        yield "decision_date", day.isoformat(), text, replace(question, decision_date=day)


def _decisions(question: PenaltyQuestion, days: set[date]) -> list[date]:
    return sorted(day for day in days - {question.decision_date} if day >= question.conduct_date)
