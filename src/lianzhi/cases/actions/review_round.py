"""A round of legal review: who reviews, and its row."""

from __future__ import annotations

from lianzhi.cases.models import CaseFile, Review
from lianzhi.core.actors import Actor
from lianzhi.kernel.procedure import ReviewerFacts
from lianzhi.organisation.selectors import officers_by_id


def reviewer_facts(actor: Actor) -> ReviewerFacts:
    """The reviewer as the guards see him or her."""
    officer = officers_by_id([actor.officer_key])[0]
    return ReviewerFacts(
        identity=str(officer.pk), name=officer.name, has_qualification=bool(officer.legal_qualification)
    )


def open_round(actor: Actor, case: CaseFile) -> Review:
    """The next round, pending."""
    return Review.objects.create(case=case, round=case.reviews.count() + 1, reviewer_id=actor.officer_key)
