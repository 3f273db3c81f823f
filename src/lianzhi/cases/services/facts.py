"""Gathering a case's facts for the guards: everything is read here, nothing is judged here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lianzhi.cases import selectors
from lianzhi.cases.constants import DefenceKind, HearingChoice, ProblemState
from lianzhi.cases.models import CaseFile, Inquiry, Notice
from lianzhi.cases.services.terms import due
from lianzhi.core.actors import Actor
from lianzhi.evidence.selectors import evidence_of
from lianzhi.inspections.selectors import reinspection_proof
from lianzhi.kernel.discretion.thresholds import Party, collective_due, hearing_due
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.procedure import CaseFacts, DefenceFacts
from lianzhi.kernel.types import Money
from lianzhi.organisation.selectors import officer_facts

# A case's facts are the same whoever asks; who may ask was settled at the door.
READER = Actor.system("案卷汇集")


def facts_of(case: CaseFile, today: date) -> CaseFacts:
    """The case as it stands; acts replace what they are about to change."""
    proposal = selectors.current_proposal(case)
    problems = list(selectors.problems_of(case).values_list("state", flat=True))
    facts = CaseFacts(
        today=today,
        officers=tuple(officer_facts(handler.officer, today) for handler in selectors.handlers_of(case)),
        transfer_reason=case.competence.get("transfer_reason", ""),
        conduct_on=case.conduct_on,
        limitation_until=due("limitation", case.conduct_on),
        punished_elsewhere=tuple(_elsewhere(case)),
        evidence_count=len(evidence_of(READER, *owners_of(case))),
        inquiry_count=Inquiry.objects.filter(case=case).count(),
        overdue_proven=is_proven_overdue(case),
        overdue_citations=(parse_ref(case.penalty),),
        review_passed=selectors.review_passed(case),
        problems_named=len(problems),
        problems_unanswered=problems.count(ProblemState.OPEN),
        problems_unconfirmed=len([state for state in problems if state != ProblemState.CONFIRMED]),
        decision_served=selectors.decision_served_on(case) is not None,
    )
    if proposal is not None:
        facts = replace(facts, reason_text=proposal.reason, stage_is_overdue=proposal.stage == "overdue")
    return _with_defence(case, facts)


def is_proven_overdue(case: CaseFile) -> bool:
    """True where every finding of the case was ordered corrected, re-inspected after the term and not corrected."""
    findings = selectors.findings_of(case)
    return bool(findings) and all(reinspection_proof(each.finding).proven for each in findings)


def owners_of(case: CaseFile) -> list[str]:
    """Whose evidence and documents belong to the case: its own, its findings', their inspections'."""
    owners = [case.owner_key]
    for each in selectors.findings_of(case):
        owners.append(f"inspections.finding:{each.finding_id}")
        owners.append(f"inspections.inspection:{each.finding.inspection_id}")
    return list(dict.fromkeys(owners))


def _elsewhere(case: CaseFile) -> list[tuple[str, str]]:
    taken: list[tuple[str, str]] = []
    for each in selectors.findings_of(case):
        others = selectors.cases_of_finding(each.finding_id).exclude(pk=case.pk)
        # The unit and a person of it may both answer for one finding; the same party may not answer twice.
        taken.extend(
            (each.finding.description, other.number or str(other))
            for other in others.filter(party_identifier=case.party_identifier)
        )
    return taken


def _with_defence(case: CaseFile, facts: CaseFacts) -> CaseFacts:
    notices = selectors.notices_of(case)
    if not notices:
        return facts
    last = notices[-1]
    party, measures = Party(case.party_kind), tuple(last.proposal.measures)
    amount = Money(last.amount_fen)
    hearing, _ = hearing_due(party, amount, measures=measures, on=facts.today)
    # The right follows the case: what one notice offered, a later and lower one does not take away.
    until = [notice.hearing_until for notice in notices if notice.hearing_until is not None]
    deliberation, reasons = collective_due(party, amount, measures=measures, on=facts.today)
    defence = DefenceFacts(
        notice_served_on=last.served_on,
        defence_until=last.defence_until,
        answered=_answered(last),
        hearing_due=hearing,
        hearing_offered=any(notice.offers_hearing for notice in notices),
        hearing_until=max(until, default=None),
        hearing_requested=case.hearing in {HearingChoice.REQUESTED, HearingChoice.HELD},
        hearing_waived=case.hearing == HearingChoice.WAIVED,
        hearing_held=case.hearing == HearingChoice.HELD,
    )
    return replace(
        facts,
        defence=defence,
        notified_minimum=Money(min(notice.amount_fen for notice in notices)),
        deliberation_due="；".join(reason.text for reason in reasons) if deliberation else "",
        deliberated=case.deliberations.filter(created_at__gte=last.created_at).exists(),
    )


def _answered(notice: Notice) -> bool:
    """True only for a written waiver: who has stated something may add to it until the term ends."""
    defence = getattr(notice, "defence", None)
    return defence is not None and defence.kind == DefenceKind.WAIVED
