"""Reading cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db import models

from lianzhi.cases.constants import HANDLERS_TURN, CaseState, HearingChoice, ProblemState, ReviewOutcome
from lianzhi.cases.models import (
    Admonition,
    Approval,
    CaseFile,
    CaseFinding,
    CaseHandler,
    CrimeTransfer,
    Decision,
    EvidenceRegistration,
    HearingSession,
    Joinder,
    Measure,
    NoPenalty,
    Notice,
    Payment,
    PowerCut,
    ProofOfService,
    Proposal,
    Recusal,
    Review,
    ReviewProblem,
    SpotCollection,
    SpotDecision,
    Testing,
)
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NotVisible

# What a list of cases never reads.
BIG = ("competence", "party", "facts")
FINAL = (
    CaseState.ARCHIVED,
    CaseState.NOT_FILED,
    CaseState.ADMONISHED,
    CaseState.REFERRED,
    CaseState.CANCELLED,
)
# What hangs on a decision.
AFTER_A_DECISION = (
    "deferrals",
    "surcharges",
    "demands",
    "remedies",
    "court_applications",
    "publication",
    "reminders",
)
# Cases that hold their findings no more.
LET_GO = (CaseState.NOT_FILED, CaseState.REFERRED, CaseState.CANCELLED)


def get_case_for(actor: Actor, case_id: int) -> CaseFile:
    """The case, where the actor may see it."""
    found = (
        CaseFile.objects.visible_to(actor)
        .select_related("enterprise", "authority", "signs_as")
        .filter(pk=case_id)
        .first()
    )
    if found is None:
        raise NotVisible("没有找到这个案件。")
    return found


def whole_case(case: CaseFile) -> CaseFile:
    """The case read anew with all that hangs on it, for who reads the whole of it; the given one stays as it is."""
    read = CaseFile.objects.select_related("enterprise__place", "authority", "signs_as").get(pk=case.pk)
    read_together(read)
    return read


def hold_case_for(actor: Actor, case_id: int) -> CaseFile:
    """The same for an act that writes: its row is locked first, so a double click waits and then finds it done."""
    CaseFile.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=case_id).values_list(
        "pk"
    ).first()
    return get_case_for(actor, case_id)


def cases_visible_to(actor: Actor) -> models.QuerySet[CaseFile]:
    """The case list of an actor."""
    return CaseFile.objects.visible_to(actor).select_related("authority").defer(*BIG)


def read_together(case: CaseFile) -> None:
    """Read handlers, findings, notices, decisions and matters once, for a page that asks for them in many places.

    Only for what reads: an act that changes one of them would go on with what was read before.
    """
    beside = (
        EvidenceRegistration,
        Testing,
        Measure,
        PowerCut,
        CrimeTransfer,
        Joinder,
        HearingSession,
        Recusal,
    )
    matters = [_kept_under(model) for model in beside]
    after = (f"decisions__{each}" for each in AFTER_A_DECISION)
    models.prefetch_related_objects(
        [case],
        "clues",
        "handlers",
        "handler_changes",
        "case_findings",
        "notices",
        "proofs",
        "payments",
        "refunds",
        "proposals",
        "reviews__problems",
        "no_penalties",
        "exclusions",
        "extensions",
        "reinvestigations",
        *matters,
        "decisions",
        *after,
    )


def handlers_of(case: CaseFile) -> list[CaseHandler]:
    """Who handles the case, lead first."""
    return sorted(case.handlers.all(), key=lambda handler: (handler.capacity != "lead", handler.pk))


def is_handler(actor: Actor, case: CaseFile) -> bool:
    """True where the actor is one of the case's handlers."""
    return any(handler.officer_id == actor.officer_key for handler in case.handlers.all())


def findings_of(case: CaseFile) -> list[CaseFinding]:
    """The findings the case rests on."""
    return list(case.case_findings.all())


@dataclass(frozen=True, slots=True)
class EarlierPenalty:
    """A decision on the same party in our own records: its case number, article, day and what it was about."""

    number: str
    ref: str
    decided_on: date
    cause: str


def earlier_penalties(case: CaseFile) -> list[EarlierPenalty]:
    """The party's decided cases of any authority of the county, newest first; what counts among them is the kernel's.

    Whoever weighs the case must know them all, so no actor narrows them: only number, article and day are told.
    """
    found = (
        Decision.objects.filter(case__party_identifier=case.party_identifier)
        .exclude(case_id=case.pk)
        .select_related("case")
        .order_by("-decided_on", "-pk")
    )
    return [
        EarlierPenalty(each.case.number, ref, each.decided_on, each.case.cause)
        for each in found
        for ref in applied_penalty(each.case).split(";")
    ]


def companions_of(actor: Actor, case: CaseFile) -> list[CaseFile]:
    """The same party's other cases of the same authority that wait for a decision: weighed apart, fined together."""
    found = CaseFile.objects.visible_to(actor).filter(
        party_identifier=case.party_identifier, authority_id=case.authority_id, decisions__isnull=True
    )
    return list(found.exclude(pk=case.pk).exclude(state__in=FINAL).order_by("pk"))


def applied_penalty(case: CaseFile) -> str:
    """The article the proposal in force applies: another than the case's own where another day's text is lighter.

    Of several violations each article once, separated by `;`.
    """
    trace = Proposal.objects.filter(case=case, is_current=True).values_list("trace", flat=True).first()
    return str((trace or {}).get("applied") or case.penalty)


def filings_elsewhere(case: CaseFile) -> list[tuple[str, date]]:
    """Other authorities' filings of the same violation: same party, item and place (authority code, day), first first.

    A violation decided elsewhere before this case's conduct was another one.
    """
    found = (
        CaseFile.objects.filter(
            party_identifier=case.party_identifier,
            item_code=case.item_code,
            place_code=case.place_code,
            filed_on__isnull=False,
        )
        .exclude(authority_id=case.authority_id)
        .exclude(state=CaseState.NOT_FILED)
        .exclude(decisions__decided_on__lt=case.conduct_on)
        .order_by("filed_on", "pk")
    )
    return [(code, day) for code, day in found.values_list("authority_id", "filed_on") if day is not None]


def cases_of_finding(finding_id: int) -> models.QuerySet[CaseFile]:
    """Every case that rests on a finding and still holds it: neither refused, referred nor struck."""
    return CaseFile.objects.filter(case_findings__finding_id=finding_id).exclude(state__in=LET_GO)


def cases_resting_on(row: CaseFinding) -> models.QuerySet[CaseFile]:
    """The same for what a case rests on, be it a finding or what a clue established."""
    if row.established_id is not None:
        return cases_of_established(row.established_id)
    return cases_of_finding(row.finding_id or 0)


def cases_of_established(violation_id: int) -> models.QuerySet[CaseFile]:
    """Every case that rests on a violation a clue established, and still holds it."""
    return CaseFile.objects.filter(case_findings__established_id=violation_id).exclude(state__in=LET_GO)


def is_first_violation(identifier: str, *, besides: int) -> bool:
    """True where the records hold no earlier decision, admonition or no-penalty of the party on another finding."""
    settled = (
        models.Q(decisions__isnull=False)
        | models.Q(state=CaseState.ADMONISHED)
        | models.Q(no_penalties__decided_on__isnull=False)
    )
    earlier = CaseFile.objects.filter(settled, party_identifier=identifier)
    return not earlier.exclude(case_findings__finding_id=besides).exists()


def referred_to(actor: Actor, case: CaseFile) -> CaseFile | None:
    """The ordinary file this one was referred into, where the actor may see it."""
    return CaseFile.objects.visible_to(actor).filter(referred_from=case).first()


def spot_of(case: CaseFile) -> SpotDecision | None:
    """What was told and said on the spot, or None."""
    return SpotDecision.objects.filter(case=case).first()


def collection_of(case: CaseFile) -> SpotCollection | None:
    """The money the officers took, or None."""
    return SpotCollection.objects.filter(case=case).first()


def admonition_of(case: CaseFile) -> Admonition | None:
    """The admonition, or None."""
    return Admonition.objects.filter(case=case).select_related("document").defer("document__model").first()


def no_penalty_of(case: CaseFile) -> NoPenalty | None:
    """The proposal not to punish in force, or the decision on it."""
    return next((each for each in case.no_penalties.all() if each.is_current), None)


def current_proposal(case: CaseFile) -> Proposal | None:
    """The proposal in force."""
    return next((each for each in case.proposals.all() if each.is_current), None)


def latest_review(case: CaseFile) -> Review | None:
    """The last round of review."""
    return max(case.reviews.all(), key=lambda review: review.round, default=None)


def reviews_of(case: CaseFile) -> models.QuerySet[Review]:
    """Every round of review, the first one first."""
    return case.reviews.all()


def problems_of(case: CaseFile) -> models.QuerySet[ReviewProblem]:
    """Every problem of every round."""
    return ReviewProblem.objects.filter(review__case=case)


def get_problem(case: CaseFile, problem_id: int) -> ReviewProblem:
    """One problem of the case; NotVisible where it is another case's."""
    found = problems_of(case).filter(pk=problem_id).first()
    if found is None:
        raise NotVisible("没有找到这个审核问题。")
    return found


def review_passed(case: CaseFile) -> bool:
    """True where the last round passed."""
    last = latest_review(case)
    return last is not None and last.outcome == ReviewOutcome.PASSED


def open_problems(case: CaseFile) -> int:
    """How many problems the reviewer has not confirmed as cured."""
    return problems_of(case).exclude(state=ProblemState.CONFIRMED).count()


def notices_of(case: CaseFile) -> list[Notice]:
    """Every notice, oldest first."""
    return list(case.notices.all())


def latest_notice(case: CaseFile) -> Notice | None:
    """The last notice."""
    return max(case.notices.all(), key=lambda notice: notice.pk, default=None)


def decision_of(case: CaseFile) -> Decision | None:
    """The decision that stands, or None."""
    return next((each for each in case.decisions.all() if each.revoked_on is None), None)


def decisions_of(case: CaseFile) -> models.QuerySet[Decision]:
    """Every decision, revoked ones too, oldest first."""
    return case.decisions.all()


def proofs_of(case: CaseFile) -> models.QuerySet[ProofOfService]:
    """Every proof of service."""
    return case.proofs.all()


def decision_served_on(case: CaseFile) -> date | None:
    """The day the decision that stands, to punish or not to, was served; or None."""
    standing = Decision.objects.filter(case=case, revoked_on__isnull=True).values_list(
        "document_id", flat=True
    )
    spared = NoPenalty.objects.filter(case=case, document__isnull=False).values_list("document_id", flat=True)
    served = models.Q(served_document__in=standing) | models.Q(served_document__in=spared)
    proofs = ProofOfService.objects.filter(served, case=case)
    return proofs.values_list("served_on", flat=True).first()


def payments_of(case: CaseFile) -> models.QuerySet[Payment]:
    """Every payment."""
    return case.payments.all()


def approvals_of(case: CaseFile) -> models.QuerySet[Approval]:
    """Every approval."""
    return Approval.objects.filter(case=case).select_related("approver")


def pending_approval(case: CaseFile, step: str) -> Approval | None:
    """The approval of a step that still waits."""
    return Approval.objects.filter(case=case, step=step, approved__isnull=True).order_by("-pk").first()


def cases_waiting_for(actor: Actor) -> models.QuerySet[CaseFile]:
    """The cases whose next act is this actor's."""
    condition = models.Q(pk__in=[])
    visible = CaseFile.objects.visible_to(actor)
    if actor.has(Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER):
        asked = models.Q(state=CaseState.HEARD, hearing=HearingChoice.REQUESTED)
        mine = models.Q(pk__in=CaseHandler.objects.filter(officer_id=actor.officer_key).values("case_id"))
        condition |= mine & (models.Q(state__in=HANDLERS_TURN) | asked)
    if actor.has(Role.LEGAL_REVIEWER):
        condition |= models.Q(state=CaseState.UNDER_REVIEW)
    if actor.has(Role.APPROVING_LEADER):
        leader_states = [CaseState.FILING_SUBMITTED, CaseState.HEARD, CaseState.CLOSURE_SUBMITTED]
        pending = Approval.objects.filter(approved__isnull=True).values("case_id")
        waiting = models.Q(state__in=leader_states) | models.Q(pk__in=pending)
        condition |= waiting & models.Q(signs_as_id=actor.authority_code)
    return visible.filter(condition).select_related("authority").defer(*BIG)


Matter = TypeVar("Matter", bound=Proceeding)


def matters_of(case: CaseFile, model: type[Matter]) -> list[Matter]:
    """The matters of a kind beside a case, oldest first."""
    kept: models.Manager[Matter] = getattr(case, _kept_under(model))
    return list(kept.all())


def _kept_under(model: type[Proceeding]) -> str:
    """How a case names its matters of a kind (see `Proceeding`)."""
    return f"{model.__name__.lower()}_proceedings"


def get_matter_for(actor: Actor, model: type[Matter], matter_id: int) -> Matter:
    """The matter behind its case's door. Raises NotVisible."""
    matter = model._default_manager.filter(pk=matter_id).first()
    if matter is None:
        raise NotVisible(f"没有找到这项{model.title_zh}。")
    matter.case = get_case_for(actor, matter.case.pk)
    return matter
