"""A round of legal review: who reviews, its row, and its sheet of problems."""

from __future__ import annotations

from lianzhi.cases.models import CaseFile, Review
from lianzhi.cases.services import papers
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.documents.models import Document
from lianzhi.kernel.procedure import ReviewerFacts
from lianzhi.organisation.selectors import officers_by_id


def reviewer_facts(actor: Actor) -> ReviewerFacts:
    """The reviewer as the guards see him or her."""
    officer = officers_by_id([actor.officer_key])[0]
    return ReviewerFacts(
        identity=str(officer.pk), name=officer.name, has_qualification=bool(officer.legal_qualification)
    )


def feedback_sheet(actor: Actor, case: CaseFile, review: Review, answers: papers.Fields) -> Document:
    """The sheet of a round with its problems; `answers` are the handlers' fields once they have answered."""
    handlers = "、".join(each["name"] for each in papers.officers(case))
    problems = [
        {
            "problem": each.text,
            "suggestion": f"依据：{each.basis}" if each.basis else "请补正后说明",
            **({"adoption": each.cure} if each.cure else {}),
        }
        for each in review.problems.all()
    ]
    fields: papers.Fields = {
        "submitted_by": f"{case.authority}　{handlers}",
        "round_no": review.round,
        "problems": problems,
        "feedback_by": review.reviewer.name,
        "fed_back_on": clock.day_of(review.created_at),
        **answers,
    }
    return papers.keep(actor, case, "prelim_feedback", on=clock.day_of(review.created_at), fields=fields)


def open_round(actor: Actor, case: CaseFile) -> Review:
    """The next round, pending."""
    return Review.objects.create(case=case, round=case.reviews.count() + 1, reviewer_id=actor.officer_key)
