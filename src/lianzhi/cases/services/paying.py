"""What the guards ask of a decision after it was made: deferral, demand, court, remedies, publication."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lianzhi.cases import selectors
from lianzhi.cases.constants import CourtState, RemedyKind, RemedyOutcome
from lianzhi.cases.models import CaseFile, CourtApplication, Decision, Remedy, Termination
from lianzhi.cases.services import following
from lianzhi.cases.services.dues import owed_on
from lianzhi.kernel.execution import CourtFacts, CourtWindow, court_window
from lianzhi.kernel.procedure import CaseFacts, PaymentFacts, RemedyFacts
from lianzhi.kernel.types import Money

OPEN_AT_COURT = (CourtState.APPLIED, CourtState.ACCEPTED, CourtState.ORDERED)
# Outcomes that leave the decision in force as it was, so that it may be enforced.
STANDING = (RemedyOutcome.UPHELD, RemedyOutcome.WITHDRAWN, RemedyOutcome.UNLAWFUL)


def with_execution(case: CaseFile, facts: CaseFacts) -> CaseFacts:
    """The facts of a case with everything that followed its decision."""
    decisions = list(selectors.decisions_of(case))
    if not decisions:
        return facts
    decision = next((each for each in decisions if each.revoked_on is None), None)
    return replace(
        facts, payment=_payment(case, decision, facts.today), remedy=remedy_facts(case, decision, facts.today)
    )


def left_to_perform(case: CaseFile, today: date) -> Money:
    """What stands in the way of closing: nothing once enforcement was ended on a ground of the law (行政强制法 40)."""
    decision = selectors.decision_of(case)
    if decision is None or Termination.objects.filter(decision=decision).exists():
        return Money(0)
    return owed_on(case, today).total


def _payment(case: CaseFile, decision: Decision | None, today: date) -> PaymentFacts:
    if decision is None:
        return PaymentFacts()
    owed, demand = owed_on(case, today), following.latest_demand(decision)
    deferral = following.granted_deferral(decision)
    window = window_of(case, decision)
    return PaymentFacts(
        pay_by=decision.pay_by,
        owed=owed.total,
        plan_total=owed.fine,
        is_deferred=deferral is not None,
        deferred_until=following.deferred_until(decision),
        late_fine=owed.accrued,
        late_fine_decided=Money(sum(each.amount_fen for each in decision.surcharges.all())),
        is_demanded=demand is not None,
        demand_served_on=demand.served_on if demand else None,
        demand_until=demand.until if demand else None,
        remedies_until=window.remedies_until if window else None,
        court_until=window.closes_on if window else None,
        court_pending=court_of(decision) is not None,
    )


def remedy_facts(case: CaseFile, decision: Decision | None, today: date) -> RemedyFacts:
    """Where remedies, revocation, refund and publication stand."""
    last = decision or selectors.decisions_of(case).last()
    if last is None:
        return RemedyFacts()
    pending = following.pending_remedy(last)
    publication = following.publication_of(last)
    reopened = following.facts_since_revocation(case)
    fallen = following.revoked_decision(case)
    return RemedyFacts(
        pending=f"{pending.get_kind_display()}（{pending.body}）" if pending else "",
        standing_fine=Money(last.fine_fen),
        fell_on=last.fell_on,
        revoked=fallen is not None,
        for_procedure=fallen is not None and fallen.revoked_for_procedure,
        changed_facts=reopened,
        refund_due=owed_on(case, today).overpaid,
        is_penalty=True,
        is_published=publication is not None,
        withdrawal_open=any(
            each.fell_on is not None and _is_public(each) for each in selectors.decisions_of(case)
        ),
    )


def _is_public(decision: Decision) -> bool:
    publication = following.publication_of(decision)
    return publication is not None and publication.withdrawn_on is None


def court_of(decision: Decision) -> CourtApplication | None:
    """The application the court has not done with."""
    waiting = (each for each in decision.court_applications.all() if each.state in OPEN_AT_COURT)
    return max(waiting, key=lambda application: application.pk, default=None)


def window_of(case: CaseFile, decision: Decision) -> CourtWindow | None:
    """When a court may be asked; None before the decision was served."""
    served_on = following.served_on(decision)
    if served_on is None:
        return None
    settled = [each for each in following.remedies_of(decision) if each.settled_on is not None]
    return court_window(
        CourtFacts(
            served_on=served_on,
            upheld_on=_last(settled, RemedyKind.RECONSIDERATION),
            judged_on=_last(settled, RemedyKind.LITIGATION),
            deferred_until=following.deferred_until(decision),
        )
    )


def _last(settled: list[Remedy], kind: str) -> date | None:
    """The day the last remedy of a kind ended; a withdrawn reconsideration leaves the direct term as it was."""
    days = [
        each.settled_on
        for each in settled
        if each.kind == kind
        and each.settled_on is not None
        and not (kind == RemedyKind.RECONSIDERATION and each.outcome == RemedyOutcome.WITHDRAWN)
    ]
    return max(days, default=None)
