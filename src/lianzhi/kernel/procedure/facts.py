"""The facts the procedure is judged by; callers gather them, the kernel never looks anything up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from lianzhi.kernel.types import Citation, Money

NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """An officer as on a day: `identity` tells two persons apart, the certificate may have lapsed."""

    identity: str
    name: str
    is_official: bool
    certificate_number: str = ""
    certificate_from: date | None = None
    certificate_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """An amount against the range it must lie in; `band` is the discretion band of the class chosen."""

    amount: Money
    low: Money
    high: Money
    citations: tuple[Citation, ...]
    class_zh: str = ""
    band_low: Money | None = None
    band_high: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewerFacts:
    """Who reviews."""

    identity: str
    name: str
    has_qualification: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DefenceFacts:
    """Where the right to state and defend, and the right to a hearing, stand."""

    notice_served_on: date | None = None
    defence_until: date | None = None
    answered: bool = False
    hearing_due: bool = False
    hearing_offered: bool = False
    hearing_until: date | None = None
    hearing_requested: bool = False
    hearing_waived: bool = False
    hearing_held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """A case as the guards see it on `today`. What a guard does not need may stay at its default."""

    today: date
    officers: tuple[OfficerFacts, ...] = ()
    transfer_reason: str = ""
    conduct_on: date | None = None
    limitation_until: date | None = None
    punished_elsewhere: tuple[tuple[str, str], ...] = ()
    evidence_count: int = 0
    inquiry_count: int = 0
    fine: Range | None = None
    stage_is_overdue: bool = False
    overdue_proven: bool = False
    overdue_citations: tuple[Citation, ...] = ()
    reason_text: str = ""
    reviewer: ReviewerFacts | None = None
    review_passed: bool = False
    problems_named: int = 0
    problems_unanswered: int = 0
    problems_unconfirmed: int = 0
    defence: DefenceFacts = field(default_factory=DefenceFacts)
    notified_minimum: Money | None = None
    deliberation_due: str = ""
    deliberated: bool = False
    served_on: date | None = None
    served_document_on: date | None = None
    service_left_without_witness: bool = False
    decision_served: bool = False
    owed: Money = NOTHING
    bank: str = ""
    receipt_number: str = ""
    summary_bar: str = ""
