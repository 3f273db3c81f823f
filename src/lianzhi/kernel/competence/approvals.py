"""Who decides and approves each step of a case, inside the authority that signs: the approver chain, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from lianzhi.kernel.competence.case import CompetenceQuestion
from lianzhi.kernel.competence.limits import ApprovalRule, When, limits
from lianzhi.kernel.competence.pack import Authority, CountyPack, Kind
from lianzhi.kernel.discretion.thresholds import NOTHING, Party, collective_due, legal_review_due
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, Money


class Step(Protocol):
    """A threshold's question: whether the step is due, and why."""

    def __call__(
        self, party: Party, amount: Money, *, on: date, measures: Sequence[str]
    ) -> tuple[bool, tuple[Reason, ...]]:
        """The answer."""
        ...


@dataclass(frozen=True, slots=True)
class Approval:
    """A step, who decides it in which authority, and the article. `provisional` is shown as 待核定."""

    step: str
    by: str
    authority: Authority
    citations: tuple[Citation, ...]
    provisional: bool = False


def approvals_of(
    question: CompetenceQuestion, authority: Authority, county: CountyPack
) -> tuple[Approval, ...]:
    """The chain in the pack's order; a closure is the government's, every other step the authority's own."""
    rules = {rule.id: rule for rule in limits().approvals if _applies(rule, question)}
    for rule in tuple(rules.values()):
        rules.pop(rule.replaces, None)
    government = county.first_of(Kind.COUNTY_GOVERNMENT) or authority
    return tuple(
        Approval(
            step=rule.step,
            by=rule.by,
            authority=government if rule.when is When.CLOSURE else authority,
            citations=rule.citations,
            provisional=not rule.verified,
        )
        for rule in rules.values()
    )


def _applies(rule: ApprovalRule, question: CompetenceQuestion) -> bool:
    if question.on < rule.from_ or (rule.procedure and rule.procedure != question.procedure.value):
        return False
    if rule.laws and not any(ref.law in rule.laws for ref in question.refs):
        return False
    if rule.words and not any(word in measure for word in rule.words for measure in question.measures):
        return False
    return _given(rule.when, question)


def _given(when: When, question: CompetenceQuestion) -> bool:
    """Whether the case gives the occasion; a suspected crime leaves nothing but the transfer and recusal."""
    if when is When.RECUSAL:
        return question.recusal is not None
    if question.crime_suspected or when is When.CRIME:
        return question.crime_suspected and when is When.CRIME
    if when is When.CLOSURE:
        return bool(limits().closure.among(question.measures))
    step = _STEPS.get(when)
    return step is None or _due(step, question)


_STEPS: dict[When, Step] = {When.REVIEW: legal_review_due, When.COLLECTIVE: collective_due}


def _due(step: Step, question: CompetenceQuestion) -> bool:
    due, _ = step(question.party, question.fine or NOTHING, on=question.on, measures=question.measures)
    return due
