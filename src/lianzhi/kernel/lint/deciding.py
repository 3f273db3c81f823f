"""How the case was decided: review, notices, defence, hearing, deliberation, decision."""

from __future__ import annotations

from datetime import date
from typing import Literal

from lianzhi.kernel.lint.persons import Approval, Part, Yuan


class Problem(Part, frozen=True):
    """One numbered problem of a review round."""

    text: str = ""
    answer: str = ""
    confirmed: bool = False


class Round(Part, frozen=True):
    """One round of legal review."""

    on: date | None = None
    passed: bool = False
    problems: tuple[Problem, ...] = ()


class Review(Part, frozen=True):
    """Legal review (法制审核) of the decision."""

    reviewer: str = ""
    qualification: str = ""
    sent_on: date | None = None
    opinion: str = ""
    rounds: tuple[Round, ...] = ()


class Notice(Part, frozen=True):
    """One penalty notice; every notice of the case is listed, also replaced ones."""

    number: str = ""
    on: date | None = None
    served_on: date | None = None
    facts: str = ""
    violations: tuple[str, ...] = ()
    violated: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    evidence_told: bool = False
    fine: Yuan | None = None
    measures: tuple[str, ...] = ()
    new_facts: str = ""
    defence_told: bool = False
    defence_until: date | None = None
    hearing_told: bool = False
    hearing_until: date | None = None
    contact: str = ""
    sealed: bool = False


class Defence(Part, frozen=True):
    """What the party said, waived, or let pass."""

    on: date | None = None
    waived: bool = False
    in_writing: bool = False
    content: str = ""
    recorded: bool = False
    reviewed_on: date | None = None
    opinion: str = ""
    adopted: bool = False


class Hearing(Part, frozen=True):
    """The hearing, asked for, waived or held."""

    requested_on: date | None = None
    waived_on: date | None = None
    notified_on: date | None = None
    held_on: date | None = None
    chair: str = ""
    recorder: str = ""
    public: bool = False
    closed_reason: str = ""
    agents: int = 0
    investigators: tuple[str, ...] = ()
    record_signed: bool = False
    refusal_noted: bool = False
    report_on: date | None = None
    report: str = ""


class Attendee(Part, frozen=True):
    """Somebody who deliberated."""

    name: str = ""
    post: str = ""
    opinion: str = ""
    vote: Literal["", "agree", "against", "abstain"] = ""
    signed: bool = False


class Deliberation(Part, frozen=True):
    """Collective deliberation (集体讨论); `expected`: how many heads the authority has."""

    on: date | None = None
    chair: str = ""
    recorder: str = ""
    attendees: tuple[Attendee, ...] = ()
    expected: int | None = None
    discussion: str = ""
    conclusion: str = ""
    dissent: str = ""
    fine: Yuan | None = None


class Remedy(Part, frozen=True):
    """What the decision says of reconsideration and litigation."""

    reconsideration_body: str = ""
    reconsideration_term: str = ""
    court: str = ""
    litigation_term: str = ""
    reconsideration_first: bool = False


class Decision(Part, frozen=True):
    """The decision as signed."""

    number: str = ""
    outcome: Literal["", "penalty", "no_penalty", "dismissed", "transferred"] = ""
    on: date | None = None
    party: str = ""
    authority: str = ""
    facts: str = ""
    evidence: str = ""
    violations: tuple[str, ...] = ()
    violated: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    fine: Yuan | None = None
    fine_words: str = ""
    confiscated: Yuan | None = None
    orders: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    discretion_reason: str = ""
    factors: tuple[str, ...] = ()
    discretion_class: Literal["", "exempt", "mitigated", "lenient", "ordinary", "heavier"] = ""
    no_penalty_ground: str = ""
    performance: str = ""
    bank: str = ""
    late_fine_told: bool = False
    remedy: Remedy | None = None
    signed_on: date | None = None
    sealed: bool = False
    officers: tuple[str, ...] = ()
    reported_on: date | None = None
    approvals: tuple[Approval, ...] = ()
