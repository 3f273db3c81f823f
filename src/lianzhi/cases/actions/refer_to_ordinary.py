"""ReferToOrdinary: a summary or an admonition file goes the ordinary way with its evidence (转普通程序)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import CaseState, ReferralReason
from lianzhi.cases.models import CaseFile, CaseFinding, CaseHandler, Handover
from lianzhi.cases.selectors import findings_of, handlers_of
from lianzhi.cases.services.competence import Route, route_of
from lianzhi.cases.services.joining import free_course
from lianzhi.cases.services.recusals import stand_aside_as_before
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import FindingCourse
from lianzhi.inspections.services import set_finding_course
from lianzhi.kernel.procedure import version_for
from lianzhi.kernel.procedure.modules import Module
from lianzhi.organisation.selectors import authority

# What the ordinary file takes over as it stands.
CARRIED = (
    "cause", "origin", "enterprise", "party_kind", "subject", "party_name", "party_identifier", "party",
    "item_code", "penalty", "obligation", "place_code", "authority", "facts", "conduct_on", "discovered_on",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ReferToOrdinary(CaseStep[CaseFile]):
    """End this file and open the ordinary one on the same findings, party and handlers.

    Where the authority may not punish in the ordinary procedure (委托), the findings are free again to be handed over,
    and the result is the ended file itself.
    """

    step: ClassVar[str] = "refer-to-ordinary"

    why: str
    note: str

    def perform(self) -> CaseFile:
        """The ordinary case in state 线索, or the ended file."""
        case = self.opened()
        if not self.note.strip():
            raise Malformed({"note": "请写明转普通程序的具体情况。"})
        reason = f"{ReferralReason(self.why).label}：{self.note.strip()}"
        findings = findings_of(case)
        route = route_of(findings[0].seen, on=clock.today(), party=case.party_kind, acting=case.authority_id)
        self.move(case)
        course = (
            FindingCourse.ADMONISHED if case.procedure == Module.MINOR_ADMONITION else FindingCourse.IN_CASE
        )
        if route.transfer_reason:
            for found in (each.finding for each in findings if each.finding is not None):
                set_finding_course(found, course, free_course(case, found))
            self.tell(case, "case.referred", f"退出本程序，本机关无权适用普通程序，应当移送：{reason}")
            return case
        new = self._open(case, route, reason)
        for each in findings:
            if each.finding is not None:
                set_finding_course(each.finding, course, FindingCourse.IN_CASE)
            CaseFinding.objects.create(case=new, finding=each.finding, established=each.established)
        stand_aside_as_before(case, also_from=new)
        self.tell(case, "case.referred", f"转普通程序办理：{reason}", ordinary=new.pk)
        self.tell(
            new,
            "case.opened",
            f"由{Module(case.procedure).label}转入普通程序：{reason}",
            referred_from=case.pk,
        )
        return new

    def _open(self, case: CaseFile, route: Route, reason: str) -> CaseFile:
        kept: dict[str, Any] = {name: getattr(case, name) for name in CARRIED}
        new = CaseFile.objects.create(
            **kept,
            procedure=Module.ORDINARY.value,
            procedure_version=version_for(Module.ORDINARY, clock.today()).version,
            state=CaseState.CLUE,
            signs_as=authority(route.signs_as),
            route=route.route,
            instrument=route.instrument,
            competence=route.as_json(),
            module_choice={**case.module_choice, "referred": reason},
            referred_from=case,
        )
        for handler in handlers_of(case):
            CaseHandler.objects.create(
                case=new,
                officer=handler.officer,
                capacity=handler.capacity,
                certificate_number=handler.certificate_number,
            )
        for handover in Handover.objects.filter(case=case):
            compare_and_set(handover, {"case_id": case.pk}, {"case_id": new.pk})
        return new
