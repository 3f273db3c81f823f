"""Reading cases."""

from __future__ import annotations

from datetime import date

from django.db import models

from lianzhi.cases.constants import CaseState, HandoverState, HearingChoice, ProblemState, ReviewOutcome
from lianzhi.cases.models import (
    Approval,
    CaseFile,
    CaseFinding,
    CaseHandler,
    Decision,
    Handover,
    Notice,
    Payment,
    ProofOfService,
    Proposal,
    Review,
    ReviewProblem,
)
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NotVisible

# What a list of cases never reads.
BIG = ("competence", "party", "facts")
FINAL = (CaseState.ARCHIVED, CaseState.NOT_FILED)


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


def hold_case_for(actor: Actor, case_id: int) -> CaseFile:
    """The same for an act that writes: its row is locked first, so a double click waits and then finds it done."""
    CaseFile.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=case_id).values_list(
        "pk"
    ).first()
    return get_case_for(actor, case_id)


def get_handover_for(actor: Actor, handover_id: int) -> Handover:
    """The handover, where the actor's authority sent or receives it, or the actor sees the county."""
    queryset = Handover.objects.select_related(
        "finding__inspection__enterprise", "from_authority", "to_authority"
    )
    found = handovers_visible_to(actor, queryset).filter(pk=handover_id).first()
    if found is None:
        raise NotVisible("没有找到这次移送。")
    return found


def handovers_visible_to(
    actor: Actor, queryset: models.QuerySet[Handover] | None = None
) -> models.QuerySet[Handover]:
    """Handovers an actor may see."""
    if queryset is None:
        queryset = Handover.objects.select_related(
            "finding__inspection__enterprise", "from_authority", "to_authority"
        ).defer("competence")
    if actor.sees_county:
        return queryset
    return queryset.filter(
        models.Q(from_authority_id=actor.authority_code)
        | models.Q(to_authority_id=actor.authority_code)
        | models.Q(place_code__in=actor.places)
    )


def cases_visible_to(actor: Actor) -> models.QuerySet[CaseFile]:
    """The case list of an actor."""
    return CaseFile.objects.visible_to(actor).select_related("authority").defer(*BIG)


def handlers_of(case: CaseFile) -> list[CaseHandler]:
    """Who handles the case, lead first."""
    handlers = list(
        CaseHandler.objects.filter(case=case)
        .select_related("officer__authority")
        .prefetch_related("officer__certificates")
    )
    return sorted(handlers, key=lambda handler: (handler.capacity != "lead", handler.pk))


def is_handler(actor: Actor, case: CaseFile) -> bool:
    """True where the actor is one of the case's handlers."""
    return CaseHandler.objects.filter(case=case, officer_id=actor.officer_key).exists()


def findings_of(case: CaseFile) -> list[CaseFinding]:
    """The findings the case rests on."""
    return list(CaseFinding.objects.filter(case=case).select_related("finding__inspection", "finding__order"))


def cases_of_finding(finding_id: int) -> models.QuerySet[CaseFile]:
    """Every case that rests on a finding and was not refused filing."""
    return CaseFile.objects.filter(case_findings__finding_id=finding_id).exclude(state=CaseState.NOT_FILED)


def current_proposal(case: CaseFile) -> Proposal | None:
    """The proposal in force."""
    found = Proposal.objects.filter(case=case, is_current=True).select_related("document")
    return found.defer("document__model").first()


def latest_review(case: CaseFile) -> Review | None:
    """The last round of review."""
    return Review.objects.filter(case=case).select_related("reviewer").order_by("-round").first()


def reviews_of(case: CaseFile) -> models.QuerySet[Review]:
    """Every round with its problems."""
    return (
        Review.objects.filter(case=case)
        .select_related("reviewer", "document")
        .defer("document__model")
        .prefetch_related("problems")
    )


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
    found = Notice.objects.filter(case=case).select_related("document", "proposal", "defence")
    return list(found.defer("document__model"))


def latest_notice(case: CaseFile) -> Notice | None:
    """The last notice."""
    found = Notice.objects.filter(case=case).select_related("document", "defence").defer("document__model")
    return found.order_by("-pk").first()


def decision_of(case: CaseFile) -> Decision | None:
    """The decision, or None."""
    found = Decision.objects.filter(case=case).select_related("document", "approver")
    return found.defer("document__model").first()


def proofs_of(case: CaseFile) -> models.QuerySet[ProofOfService]:
    """Every proof of service."""
    found = ProofOfService.objects.filter(case=case).select_related("served_document", "document")
    return found.defer("served_document__model", "document__model")


def decision_served_on(case: CaseFile) -> date | None:
    """The day the decision was served, or None."""
    proofs = ProofOfService.objects.filter(case=case, served_document__in=_decided(case))
    return proofs.values_list("served_on", flat=True).first()


def _decided(case: CaseFile) -> models.QuerySet[Decision, int]:
    return Decision.objects.filter(case=case).values_list("document_id", flat=True)


def payments_of(case: CaseFile) -> models.QuerySet[Payment]:
    """Every payment."""
    return Payment.objects.filter(case=case)


def approvals_of(case: CaseFile) -> models.QuerySet[Approval]:
    """Every approval."""
    return Approval.objects.filter(case=case).select_related("approver")


def pending_approval(case: CaseFile, step: str) -> Approval | None:
    """The approval of a step that still waits."""
    return Approval.objects.filter(case=case, step=step, approved__isnull=True).order_by("-pk").first()


def handover_of(case: CaseFile) -> Handover | None:
    """The handover the case was opened on, or None."""
    return Handover.objects.filter(case=case).first()


def cases_waiting_for(actor: Actor) -> models.QuerySet[CaseFile]:
    """The cases whose next act is this actor's."""
    condition = models.Q(pk__in=[])
    visible = CaseFile.objects.visible_to(actor)
    if actor.has(Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER):
        asked = models.Q(state=CaseState.HEARD, hearing=HearingChoice.REQUESTED)
        handler_states = [
            CaseState.CLUE,
            CaseState.INVESTIGATION,
            CaseState.PROPOSED,
            CaseState.RETURNED,
            CaseState.REVIEWED,
            CaseState.NOTIFIED,
            CaseState.DECIDED,
            CaseState.SERVED,
            CaseState.PERFORMED,
            CaseState.CLOSED,
        ]
        mine = models.Q(pk__in=CaseHandler.objects.filter(officer_id=actor.officer_key).values("case_id"))
        condition |= mine & (models.Q(state__in=handler_states) | asked)
    if actor.has(Role.LEGAL_REVIEWER):
        condition |= models.Q(state=CaseState.UNDER_REVIEW)
    if actor.has(Role.APPROVING_LEADER):
        leader_states = [CaseState.FILING_SUBMITTED, CaseState.HEARD, CaseState.CLOSURE_SUBMITTED]
        condition |= models.Q(signs_as_id=actor.authority_code, state__in=leader_states)
    return visible.filter(condition).select_related("authority").defer(*BIG)


def handovers_waiting_for(actor: Actor) -> models.QuerySet[Handover]:
    """Handovers this actor should accept or return, or open a case on."""
    if not actor.has(Role.COUNTY_OFFICER):
        return Handover.objects.none()
    waiting = models.Q(state=HandoverState.SENT) | models.Q(state=HandoverState.ACCEPTED, case__isnull=True)
    return handovers_visible_to(actor).filter(waiting, to_authority_id=actor.authority_code)
