"""The guards of service in its several ways, of the decision's term, and of everything after a decision."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.execution import execution_pack
from lianzhi.kernel.procedure.facts import CaseFacts, Guard
from lianzhi.kernel.procedure.words import refusal
from lianzhi.kernel.types import Money


def _electronic(facts: CaseFacts) -> Iterator[Refusal]:
    service = facts.service
    if service.is_electronic and (
        not service.confirmed_address or service.asked_address != service.confirmed_address
    ):
        yield refusal("electronic-unconfirmed", address=service.asked_address)


def _announced(facts: CaseFacts) -> Iterator[Refusal]:
    service = facts.service
    if not service.is_announced:
        return
    if service.announced_until is None:
        yield refusal("announcement-missing")
    elif facts.today <= service.announced_until:
        yield refusal("announcement-running", until=service.announced_until.isoformat())


def _announcement_reasoned(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.service.reason.strip() or not facts.service.course.strip():
        yield refusal("announcement-unreasoned")


def _extension(facts: CaseFacts) -> Iterator[Refusal]:
    term = facts.term
    if not term.basis_is_special:
        yield refusal("extension-without-basis", basis=term.basis or "（没有填写）")
    if term.decide_by is not None and facts.today > term.decide_by:
        yield refusal("extension-after-term", until=term.decide_by.isoformat())


def _exclusion(facts: CaseFacts) -> Iterator[Refusal]:
    term = facts.term
    if not term.allowed:
        yield refusal("exclusion-not-allowed")
    if term.running:
        yield refusal("exclusion-overlaps")
    if term.started_on is not None and term.started_on > facts.today:
        yield refusal("exclusion-future", day=term.started_on.isoformat())
    if term.started_on is not None and term.started_on < facts.today:
        yield refusal("exclusion-backdated", day=term.started_on.isoformat())


def _exclusion_end(facts: CaseFacts) -> Iterator[Refusal]:
    term = facts.term
    if term.ended_on is None or term.started_on is None:
        return
    if term.ended_on > facts.today:
        yield refusal("exclusion-future", day=term.ended_on.isoformat())
    if term.ended_on < term.started_on:
        yield refusal("exclusion-reversed", start=term.started_on.isoformat(), end=term.ended_on.isoformat())


def _hardship(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.payment.hardship.strip():
        yield refusal("hardship-missing")


def _plan(facts: CaseFacts) -> Iterator[Refusal]:
    payment = facts.payment
    days = [day for day, _ in payment.plan]
    total = Money(sum(amount.fen for _, amount in payment.plan))
    if total != payment.plan_total:
        yield refusal("plan-sum-wrong", total=total.words, owed=payment.plan_total.words)
    if (
        not days
        or any(later <= earlier for earlier, later in pairwise(days))
        or days[0] <= facts.today
        or (payment.pay_by is not None and days[-1] <= payment.pay_by)
    ):
        yield refusal("plan-days-wrong")


def _late(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.payment.late_fine.fen <= facts.payment.late_fine_decided.fen:
        yield refusal("late-fine-nothing", decided=facts.payment.late_fine_decided.words)


def _overdue(facts: CaseFacts) -> Iterator[Refusal]:
    payment = facts.payment
    if payment.owed.fen <= 0:
        yield refusal("nothing-owed")
    elif payment.is_deferred and payment.deferred_until is not None and facts.today <= payment.deferred_until:
        yield refusal("deferral-running", until=payment.deferred_until.isoformat())
    elif payment.pay_by is None or facts.today <= payment.pay_by:
        yield refusal(
            "payment-term-running", until=payment.pay_by.isoformat() if payment.pay_by else "送达之后"
        )


def _demanded(facts: CaseFacts) -> Iterator[Refusal]:
    payment = facts.payment
    if payment.demand_served_on is None:
        yield refusal("demand-missing")
    elif payment.demand_until is not None and facts.today <= payment.demand_until:
        yield refusal("demand-running", until=payment.demand_until.isoformat())


def _court_window(facts: CaseFacts) -> Iterator[Refusal]:
    payment = facts.payment
    if payment.remedies_until is not None and facts.today <= payment.remedies_until:
        yield refusal("remedies-open", until=payment.remedies_until.isoformat())
    if payment.court_until is not None and facts.today > payment.court_until:
        yield refusal("court-window-passed", until=payment.court_until.isoformat())


def _court_materials(facts: CaseFacts) -> Iterator[Refusal]:
    for material in execution_pack().court_materials:
        if material.key not in facts.payment.materials:
            yield refusal("court-material-missing", material.citations, material=material.title)


def _no_remedy(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.remedy.pending:
        yield refusal("remedy-pending", remedy=facts.remedy.pending)


def _no_court(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.payment.court_pending:
        yield refusal("court-pending")


def _proof(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.payment.proof.strip():
        yield refusal("termination-unproven")


def _one_remedy(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.remedy.pending:
        yield refusal("remedy-twice", remedy=facts.remedy.pending)


def _remedy_not_heavier(facts: CaseFacts) -> Iterator[Refusal]:
    changed, standing = facts.remedy.changed_to, facts.remedy.standing_fine
    if changed is not None and changed > standing:
        yield refusal("remedy-heavier", amount=changed.words, standing=standing.words)


def _redecision(facts: CaseFacts) -> Iterator[Refusal]:
    remedy = facts.remedy
    if remedy.revoked and not remedy.for_procedure and not remedy.changed_facts.strip():
        yield refusal("redecision-same-ground")


def _changed_facts(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.remedy.changed_facts.strip():
        yield refusal("changed-facts-missing")


def _refunded(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.remedy.refund_due.fen > 0:
        yield refusal("refund-open", amount=facts.remedy.refund_due.words)


def _publishable(facts: CaseFacts) -> Iterator[Refusal]:
    if not facts.remedy.is_penalty:
        yield refusal("publication-not-penalty")
    elif not facts.decision_served:
        yield refusal("publication-before-service")
    if facts.remedy.fell_on is not None:
        yield refusal("publication-of-fallen", day=facts.remedy.fell_on.isoformat())


def _withdrawn(facts: CaseFacts) -> Iterator[Refusal]:
    if facts.remedy.withdrawal_open:
        yield refusal("withdrawal-open")


GUARDS: dict[str, Guard] = {
    "electronic": _electronic,
    "announced": _announced,
    "announcement-reasoned": _announcement_reasoned,
    "extension": _extension,
    "exclusion": _exclusion,
    "exclusion-end": _exclusion_end,
    "hardship": _hardship,
    "payment-plan": _plan,
    "late-fine": _late,
    "payment-overdue": _overdue,
    "demanded": _demanded,
    "court-window": _court_window,
    "court-materials": _court_materials,
    "no-remedy-pending": _no_remedy,
    "no-court-pending": _no_court,
    "termination-proof": _proof,
    "one-remedy": _one_remedy,
    "remedy-not-heavier": _remedy_not_heavier,
    "redecision": _redecision,
    "changed-facts": _changed_facts,
    "refunded": _refunded,
    "publishable": _publishable,
    "withdrawn": _withdrawn,
}
