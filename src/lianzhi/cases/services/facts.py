"""Gathering a case's facts for the guards: everything is read here, nothing is judged here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from lianzhi.cases import selectors
from lianzhi.cases.constants import DefenceKind, HearingChoice, ProblemState, ReturnKind
from lianzhi.cases.models import (
    CaseFile,
    CrimeTransfer,
    EvidenceRegistration,
    Inquiry,
    Measure,
    Notice,
    PowerCut,
    Proposal,
)
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.persons import handled_before, open_recusals, recused_identities
from lianzhi.cases.services.module_facts import with_modules
from lianzhi.cases.services.terms import due
from lianzhi.cases.services.violations import proof_of, violations_of
from lianzhi.core.actors import Actor
from lianzhi.evidence.selectors import evidence_of
from lianzhi.kernel.discretion.thresholds import Party, collective_due, hearing_due
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.procedure import CaseFacts, DefenceFacts, RecusalFacts, TransferFacts
from lianzhi.kernel.types import Money
from lianzhi.organisation.selectors import officer_facts

GIVEN_UP = (HearingChoice.WAIVED, HearingChoice.WITHDRAWN, HearingChoice.ABANDONED)
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
        overdue_proven=is_proven_overdue(case, proposal),
        overdue_citations=tuple(parse_ref(each.penalty) for each in violations_of(case)),
        review_passed=selectors.review_passed(case),
        problems_named=len(problems),
        problems_unanswered=problems.count(ProblemState.OPEN),
        problems_unconfirmed=len([state for state in problems if state != ProblemState.CONFIRMED]),
        decision_served=selectors.decision_served_on(case) is not None or _is_revoked(case),
        measures_open=_open(Measure, case, ("urgent", "imposed", "extended")),
        transfer=crime_facts_of(case),
        registrations_open=_open(EvidenceRegistration, case, ("registered",)),
        cuts_open=_open(PowerCut, case, ("decided", "cut")),
        handled_before=tuple(officer_facts(each, today) for each in handled_before(case)),
        recused=recused_identities(case),
        recusal=RecusalFacts(open=tuple(each.officer.name for each in open_recusals(case))),
    )
    if proposal is not None:
        facts = replace(facts, reason_text=proposal.reason, stage_is_overdue=bool(_overdue_in(proposal)))
    return _with_defence(case, with_modules(case, facts))


# The administrative way is free again: the head decided not to transfer, or the matter came back.
CRIME_SETTLED = frozenset({"refused", "returned"})


def crime_facts_of(case: CaseFile) -> TransferFacts:
    """Whether a crime is suspected in the case, and whether that is settled (行政处罚法 27, 57)."""
    matters = selectors.matters_of(case, CrimeTransfer)
    settled = all(matter.state in CRIME_SETTLED for matter in matters)
    return TransferFacts(suspected=bool(matters), settled=settled)


def is_proven_overdue(case: CaseFile, proposal: Proposal | None = None) -> bool:
    """True where every finding of the case was ordered corrected, re-inspected after the term and not corrected.

    Where a proposal ranges several violations, only those it punishes as 逾期未改正 must be proven so.
    """
    found = violations_of(case)
    if proposal is not None and proposal.items:
        named = _overdue_in(proposal)
        found = tuple(each for each in found if each.number in named)
    return bool(found) and all(proof_of(each.row).proven for each in found)


def _overdue_in(proposal: Proposal) -> frozenset[int]:
    """The numbers of what a proposal punishes as 逾期未改正; 0 stands for the one violation of a case."""
    if not proposal.items:
        return frozenset({0}) if proposal.stage == "overdue" else frozenset()
    return frozenset(
        each["number"] for each in proposal.items if each["stage"] == "overdue" and not each["same_act_as"]
    )


def owners_of(case: CaseFile) -> list[str]:
    """Whose evidence and documents belong to the case: its own, its findings', their inspections'.

    A clue's papers stay with the clue: who told is not to be guessed from the file.
    """
    owners = [case.owner_key]
    for each in selectors.findings_of(case):
        if each.finding is not None:
            owners.append(f"inspections.finding:{each.finding.pk}")
            owners.append(f"inspections.inspection:{each.finding.inspection_id}")
    if case.referred_from_id is not None:
        owners.append(f"cases.casefile:{case.referred_from_id}")
    return list(dict.fromkeys(owners))


def _open(model: type[Proceeding], case: CaseFile, states: tuple[str, ...]) -> tuple[str, ...]:
    """The matters of a kind that hold something of the party's now."""
    return tuple(str(each) for each in selectors.matters_of(case, model) if each.state in states)


def _elsewhere(case: CaseFile) -> list[tuple[str, str]]:
    taken: list[tuple[str, str]] = []
    for each in selectors.findings_of(case):
        others = selectors.cases_resting_on(each).exclude(pk=case.pk)
        # The unit and a person of it may both answer for one finding; the same party may not answer twice.
        taken.extend(
            (each.seen.description, other.number or str(other))
            for other in others.filter(party_identifier=case.party_identifier)
        )
    return taken


def _with_defence(case: CaseFile, facts: CaseFacts) -> CaseFacts:
    notices = live_notices(case)
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
        hearing_waived=case.hearing in GIVEN_UP,
        hearing_held=case.hearing == HearingChoice.HELD,
    )
    return replace(
        facts,
        defence=defence,
        notified_minimum=_lowest(notices, _facts_changed_at(case)),
        deliberation_due="；".join(reason.text for reason in reasons) if deliberation else "",
        deliberated=case.deliberations.filter(created_at__gte=last.created_at).exists(),
    )


def _is_revoked(case: CaseFile) -> bool:
    """Nothing stands that could still be served."""
    decisions = selectors.decisions_of(case)
    return decisions.exists() and not decisions.filter(revoked_on__isnull=True).exists()


def live_notices(case: CaseFile) -> list[Notice]:
    """The notices of the decision to come: those before a decision that was revoked tell the party nothing any more."""
    revoked = case.reinvestigations.filter(kind=ReturnKind.AFTER_REVOCATION).order_by("-pk").first()
    notices = selectors.notices_of(case)
    return [each for each in notices if revoked is None or each.created_at > revoked.created_at]


def _facts_changed_at(case: CaseFile) -> datetime | None:
    changed = case.reinvestigations.filter(kind=ReturnKind.CHANGED_FACTS).order_by("-pk").first()
    return changed.created_at if changed else None


def _lowest(notices: list[Notice], since: datetime | None) -> Money | None:
    """The lowest amount notified; only changed facts that were investigated anew let an earlier notice go."""
    counted = [each.amount_fen for each in notices if since is None or each.created_at > since]
    return Money(min(counted)) if counted else None


def _answered(notice: Notice) -> bool:
    """True only for a written waiver: who has stated something may add to it until the term ends."""
    defence = getattr(notice, "defence", None)
    return defence is not None and defence.kind == DefenceKind.WAIVED
