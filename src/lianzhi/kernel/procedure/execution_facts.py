"""What the guards of service, of the term of a decision, and of everything after a decision are judged by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.kernel.types import Money

NONE = Money(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFacts:
    """Service by other ways than the hand: an address confirmed, an announcement and its end."""

    is_electronic: bool = False
    confirmed_address: str = ""
    asked_address: str = ""
    is_announced: bool = False
    announced_until: date | None = None
    reason: str = ""
    course: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFacts:
    """The term of the decision: an extension asked for, a period to leave out.

    `basis_is_special` False where the article named grants no extension, such as 行政处罚法 60 itself.
    `allowed` False where no rule leaves such days out.
    """

    decide_by: date | None = None
    until: date | None = None
    basis: str = ""
    basis_is_special: bool = False
    allowed: bool = True
    started_on: date | None = None
    ended_on: date | None = None
    running: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFacts:
    """A fine that is not paid at once: the plan, the late fine, the demand, the court.

    `plan` is (day, amount) in order. `materials` are keys of the pack's `court_materials`.
    """

    pay_by: date | None = None
    owed: Money = NONE
    plan_total: Money = NONE
    plan: tuple[tuple[date, Money], ...] = ()
    hardship: str = ""
    deferred_until: date | None = None
    is_deferred: bool = False
    late_fine: Money = NONE
    late_fine_decided: Money = NONE
    is_demanded: bool = False
    demand_served_on: date | None = None
    demand_until: date | None = None
    remedies_until: date | None = None
    court_until: date | None = None
    materials: frozenset[str] = frozenset()
    court_pending: bool = False
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyFacts:
    """Reconsideration and litigation, and what became of the decision through them."""

    pending: str = ""
    changed_to: Money | None = None
    standing_fine: Money = NONE
    fell_on: date | None = None
    revoked: bool = False
    for_procedure: bool = False
    changed_facts: str = ""
    refund_due: Money = NONE
    is_penalty: bool = True
    is_published: bool = False
    withdrawal_open: bool = False
