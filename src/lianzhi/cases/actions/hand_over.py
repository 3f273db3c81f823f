"""HandOver: a finding outside the township's powers goes to the competent authority (线索移送)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.models import Handover
from lianzhi.cases.services.competence import Route, route_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, NoRight, WrongState, require
from lianzhi.documents.models import Document
from lianzhi.documents.services import Issue, issue
from lianzhi.evidence.selectors import evidence_of
from lianzhi.inspections.constants import FindingCourse, InspectionState
from lianzhi.inspections.models import Finding
from lianzhi.inspections.selectors import get_finding_for
from lianzhi.inspections.services import set_finding_course
from lianzhi.kernel.law import in_chinese, parse_ref
from lianzhi.organisation.models import Authority
from lianzhi.organisation.selectors import authority, officers_by_id

_RECORDED = frozenset({InspectionState.RECORDED, InspectionState.ORDERED, InspectionState.CLOSED})


@dataclass(frozen=True, kw_only=True)
class HandOver(Act[Handover]):
    """Hand a finding of the actor's own authority to the authority the kernel names."""

    finding_id: int
    facts: str
    interim: str = ""

    def perform(self) -> Handover:
        """The handover, waiting for its receiver."""
        finding = get_finding_for(self.actor, self.finding_id)
        require_handing_over(self.actor, finding)
        if not self.facts.strip():
            raise Malformed({"facts": "请填写线索基本情况。"})
        route = route_of(finding, on=clock.today(), party="unit", acting=self.actor.authority_code)
        if not route.transfer_reason:
            raise WrongState("本机关对该问题有行政处罚权，应当依法立案查处，不得移送。")
        sender, receiver = authority(self.actor.authority_code), authority(route.signs_as)
        document = self._letter(finding, route, sender, receiver=receiver)
        set_finding_course(finding, FindingCourse.NONE, FindingCourse.HANDED_OVER)
        handover = Handover.objects.create(
            finding=finding,
            from_authority=sender,
            to_authority=receiver,
            place_code=finding.place_code,
            reason=route.transfer_reason,
            competence=route.as_json(),
            document=document,
            handed_on=clock.today(),
        )
        self.record(
            "finding.handed-over",
            f"将问题“{finding.description}”移送{receiver.name}",
            subject=handover,
            stream=f"authority:{sender.code}",
            payload={"document": document.number, "digest": document.digest},
        )
        return handover

    def _letter(self, finding: Finding, route: Route, sender: Authority, *, receiver: Authority) -> Document:
        """The numbered 线索移送单 with what goes along."""
        inspection, enterprise = finding.inspection, finding.inspection.enterprise
        officer = officers_by_id([self.actor.officer_key])[0]
        owner = f"inspections.finding:{finding.pk}"
        found = evidence_of(self.actor, owner, f"inspections.inspection:{inspection.pk}")
        return issue(
            self.actor,
            Issue(
                template="clue_transfer",
                authority=sender,
                owner=owner,
                place_code=finding.place_code,
                issued_on=clock.today(),
                fields={
                    "receiver": receiver.name,
                    "enterprise_name": enterprise.name,
                    "enterprise_address": enterprise.address,
                    "found_on": finding.found_on,
                    "facts": self.facts,
                    "suspected_law": in_chinese(parse_ref(finding.obligation), full=True),
                    "transfer_reason": route.transfer_reason,
                    "materials": [each.title for each in found] or ["现场检查记录"],
                    "contact_name": officer.name,
                    "contact_phone": officer.phone or sender.phone,
                    "interim_measures": self.interim,
                },
            ),
        )


def require_handing_over(actor: Actor, finding: Finding) -> None:
    """Raise NoRight or WrongState unless the actor's authority found it, recorded it, and nothing became of it yet."""
    require(actor, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
    inspection = finding.inspection
    if inspection.authority_id != actor.authority_code:
        raise NoRight("该问题由其他机关检查发现，应当由检查机关移送。")
    if finding.course != FindingCourse.NONE:
        raise WrongState(f"该问题{finding.get_course_display()}，不能再移送。")
    if inspection.state not in _RECORDED:
        raise WrongState("检查记录制作完成后才能移送其中的问题。")
