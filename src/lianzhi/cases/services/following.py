"""Reading what follows a decision; who may see the case was settled at the door."""

from __future__ import annotations

from datetime import date

from django.db import models

from lianzhi.cases.constants import ReturnKind
from lianzhi.cases.models import (
    AddressConfirmation,
    Announcement,
    CaseFile,
    Decision,
    Deferral,
    Demand,
    Exclusion,
    Extension,
    Publication,
    Refund,
    Remedy,
)
from lianzhi.documents.models import Document


def revoked_decision(case: CaseFile) -> Decision | None:
    """The last decision that was revoked."""
    fallen = (each for each in case.decisions.all() if each.revoked_on is not None)
    return max(fallen, key=lambda decision: decision.pk, default=None)


def served_on(decision: Decision) -> date | None:
    """The day a decision was served."""
    proofs = decision.case.proofs.all()
    return next((each.served_on for each in proofs if each.served_document_id == decision.document_id), None)


def granted_deferral(decision: Decision) -> Deferral | None:
    """The deferral the head granted, with its parts."""
    found = (each for each in decision.deferrals.all() if each.granted_on is not None and not each.refused)
    return next(found, None)


def asked_deferral(decision: Decision) -> Deferral | None:
    """The deferral that waits for the head."""
    found = (each for each in decision.deferrals.all() if each.granted_on is None and not each.refused)
    return next(found, None)


def deferred_until(decision: Decision) -> date | None:
    """The last day of a granted deferral."""
    deferral = granted_deferral(decision)
    return max((each.due_on for each in deferral.instalments.all()), default=None) if deferral else None


def latest_demand(decision: Decision) -> Demand | None:
    """The last demand."""
    return max(decision.demands.all(), key=lambda demand: demand.pk, default=None)


def remedies_of(decision: Decision) -> models.QuerySet[Remedy]:
    """Every reconsideration and suit."""
    return decision.remedies.all()


def pending_remedy(decision: Decision) -> Remedy | None:
    """The one that has no outcome yet."""
    return next((each for each in remedies_of(decision) if each.outcome == ""), None)


def refunds_of(case: CaseFile) -> models.QuerySet[Refund]:
    """Every refund."""
    return case.refunds.all()


def publication_of(decision: Decision) -> Publication | None:
    """Where and when a decision was made public."""
    return getattr(decision, "publication", None)


def facts_since_revocation(case: CaseFile) -> str:
    """The new facts written down since the case was taken up again after a revocation."""
    returned = sorted(case.reinvestigations.all(), key=lambda each: each.pk)
    again = [each.pk for each in returned if each.kind == ReturnKind.AFTER_REVOCATION]
    if not again:
        return ""
    return "；".join(each.changed_facts for each in returned if each.pk >= again[-1] and each.changed_facts)


def latest_address(case: CaseFile) -> AddressConfirmation | None:
    """The address the party confirmed last."""
    return AddressConfirmation.objects.filter(case=case).order_by("-pk").first()


def announcement_of(document: Document) -> Announcement | None:
    """The last announcement of a document."""
    return Announcement.objects.filter(announced_document=document).order_by("-pk").first()


def granted_extension(case: CaseFile) -> Extension | None:
    """The last extension the head granted."""
    granted = (each for each in case.extensions.all() if each.granted)
    return max(granted, key=lambda extension: extension.pk, default=None)


def asked_extension(case: CaseFile) -> Extension | None:
    """The extension that waits for the head."""
    return next((each for each in case.extensions.all() if each.granted is None), None)


def exclusions_of(case: CaseFile) -> models.QuerySet[Exclusion]:
    """Every period left out of the term, running ones too."""
    return case.exclusions.all()
