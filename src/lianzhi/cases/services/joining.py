"""Which findings may be handled in one case, and why another may not (并案)."""

from __future__ import annotations

from django.db.models import QuerySet

from lianzhi.cases.constants import Origin
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import cases_of_finding
from lianzhi.cases.services.competence import route_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.inspections.constants import FindingCourse, InspectionState
from lianzhi.inspections.models import Finding
from lianzhi.inspections.selectors import findings_visible_to
from lianzhi.inspections.services import set_finding_course
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import refusal

RECORDED = frozenset({InspectionState.RECORDED, InspectionState.ORDERED, InspectionState.CLOSED})
_FREE = (FindingCourse.NONE, FindingCourse.IN_CASE)


def beside(actor: Actor, finding: Finding) -> list[Finding]:
    """The other findings of the same visit, or of the same operation at the same enterprise, by the same authority."""
    visit = finding.inspection
    found = _of_enterprise(actor, visit.enterprise_id, visit.authority_id).exclude(pk=finding.pk)
    if visit.operation_id is None:
        return list(found.filter(inspection=visit))
    return list(found.filter(inspection__operation_id=visit.operation_id))


def joinable(actor: Actor, case: CaseFile) -> list[Finding]:
    """The findings at the case's enterprise that its party does not answer for in any case yet."""
    taken = CaseFile.objects.filter(
        party_identifier=case.party_identifier, case_findings__finding__isnull=False
    ).values("case_findings__finding_id")
    found = _of_enterprise(actor, case.enterprise.pk, case.authority_id)
    return list(found.exclude(pk__in=taken))


def free_course(case: CaseFile, finding: Finding) -> FindingCourse:
    """What a finding the case lets go of becomes again: handed over where another authority found it."""
    was_sent = case.origin == Origin.HANDOVER and finding.inspection.authority_id != case.authority_id
    return FindingCourse.HANDED_OVER if was_sent else FindingCourse.NONE


def take_finding(finding: Finding) -> None:
    """Mark a further finding as handled in a case; it may be in another party's case already (Stale on a race)."""
    set_finding_course(finding, FindingCourse(finding.course), FindingCourse.IN_CASE)


def _of_enterprise(actor: Actor, enterprise_id: int, authority_code: str) -> QuerySet[Finding]:
    return findings_visible_to(actor).filter(
        inspection__enterprise_id=enterprise_id,
        inspection__authority_id=authority_code,
        inspection__state__in=RECORDED,
        course__in=_FREE,
    )


def joining_refusals(
    finding: Finding,
    *,
    enterprise_id: int,
    party_kind: str,
    party_identifier: str,
    acting: str,
    signs_as: str,
) -> tuple[Refusal, ...]:
    """Why a finding may not stand in a case of this party at that enterprise; empty where it may.

    Asked: the same enterprise and authority (行政处罚法 22), the authority competent for this item as well
    (行政处罚法 17, 24), and the finding in no other case of the party (行政处罚法 29).
    """
    found: list[Refusal] = []
    visit = finding.inspection
    if visit.enterprise_id != enterprise_id:
        found.append(refusal("joined-other-party", finding=finding.description, party=str(visit.enterprise)))
    if visit.authority_id != acting:
        found.append(
            refusal("joined-other-authority", finding=finding.description, authority=str(visit.authority))
        )
    if visit.state not in RECORDED or finding.course not in _FREE:
        found.append(
            refusal("joined-not-free", finding=finding.description, course=finding.get_course_display())
        )
    for other in cases_of_finding(finding.pk).filter(party_identifier=party_identifier):
        taken = other.number or str(other)
        found.append(refusal("finding-already-punished", finding=finding.description, case=taken))
    route = route_of(finding, on=clock.today(), party=party_kind, acting=acting)
    if route.transfer_reason or route.signs_as != signs_as:
        why = route.transfer_reason or "该事项应当以其他机关名义处罚。"
        found.append(refusal("joined-not-competent", finding=finding.description, why=why))
    return tuple(found)
