"""Who may be asked to stand aside from a case, in which part, and what the guards and papers are told of it."""

from __future__ import annotations

from collections.abc import Iterable

from lianzhi.cases.constants import RecusalPart
from lianzhi.cases.models import CaseFile, CaseFinding, HearingSession, Recusal
from lianzhi.cases.selectors import findings_of, handlers_of, matters_of
from lianzhi.core import clock
from lianzhi.inspections.services import owners_of
from lianzhi.kernel.procedure import RecusalFacts
from lianzhi.organisation.models import Officer
from lianzhi.organisation.recused import recused_from
from lianzhi.organisation.selectors import leaders_of, officers_by_id
from lianzhi.organisation.services import stand_aside

#: A hearing whose chair may still be objected to.
TO_BE_HELD = ("requested", "appointed", "notified")


def hearing_to_be_held(case: CaseFile) -> HearingSession | None:
    """The hearing that has a chair and was not held yet, or None."""
    found = (each for each in matters_of(case, HearingSession) if each.chair_id and each.state in TO_BE_HELD)
    return next(found, None)


def concerned(case: CaseFile) -> dict[int, tuple[RecusalPart, Officer]]:
    """Everybody who may be asked to stand aside, by id, with the part in the case: handlers, chair, heads."""
    heads = leaders_of(case.signs_as_id, clock.today())
    found = {each.pk: (RecusalPart.HEAD, each) for each in heads}
    session = hearing_to_be_held(case)
    if session is not None and session.chair is not None:
        found[session.chair.pk] = (RecusalPart.CHAIR, session.chair)
    for handler in handlers_of(case):
        found[handler.officer.pk] = (RecusalPart.HANDLER, handler.officer)
    return found


def is_head(case: CaseFile, officer_id: int) -> bool:
    """Whether somebody approves for the signing authority."""
    return any(each.pk == officer_id for each in leaders_of(case.signs_as_id, clock.today()))


def stand_aside_from(case: CaseFile, officer_id: int) -> None:
    """Keep an officer from the case and from the inspections it came of, with their papers and photos (43)."""
    for owner in (case.owner_key, *_sources(findings_of(case))):
        stand_aside(officer_id, owner)


def stand_aside_as_before(case: CaseFile, *, also_from: CaseFile | None = None) -> None:
    """Whoever stands aside from the case does so from what came to it since, and from the case that goes on with it."""
    for officer_id in recused_from(case.owner_key):
        stand_aside_from(also_from or case, officer_id)


def _sources(findings: Iterable[CaseFinding]) -> list[str]:
    """The owner keys of the inspections and of all their findings: a photo of one shows the place of the others."""
    inspections = {each.finding.inspection for each in findings if each.finding is not None}
    return [owner for each in inspections for owner in owners_of(each, each.findings.all())]


def person_of(matter: Recusal) -> Officer:
    """Who is asked to stand aside."""
    return officers_by_id([matter.officer_id])[0]


def facts_of_recusal(matter: Recusal) -> RecusalFacts:
    """The application as it stands."""
    return RecusalFacts(
        person=matter.officer.name,
        person_is_head=is_head(matter.case, matter.officer_id),
        together=tuple(matter.together),
        findings=matter.findings,
        reason=matter.decision_reason,
        successor=matter.successor.name if matter.successor else "",
    )
