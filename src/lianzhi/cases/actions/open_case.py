"""OpenCase: a finding becomes a clue with two handlers; competence is computed and kept with its reasons (线索)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.opening import appoint, columns_of, enforcing_pair, refuse_typed
from lianzhi.cases.clues import hold_clue_to_file
from lianzhi.cases.constants import HandoverState, Origin
from lianzhi.cases.handovers import get_handover_for
from lianzhi.cases.models import Admonition, CaseFile, CaseFinding, Handover
from lianzhi.cases.selectors import cases_of_finding
from lianzhi.cases.services.competence import Route, route_of
from lianzhi.cases.services.joining import RECORDED, beside, joining_refusals, take_finding
from lianzhi.cases.services.modules import Chosen, choice_json, view_of, views_of, way_for
from lianzhi.cases.services.parties import Party
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, NoRight, WrongState, refuse_if, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import FindingCourse
from lianzhi.inspections.models import Finding
from lianzhi.inspections.selectors import get_finding_for
from lianzhi.inspections.services import set_finding_course
from lianzhi.kernel.procedure import refusal
from lianzhi.kernel.procedure.modules import UNSTATED, Circumstances, Module


@dataclass(frozen=True, kw_only=True)
class OpenCase(Act[CaseFile]):
    """Open a file on one finding against one party, in the actor's authority, in one of its own modules.

    `more` are further findings of the same visit or operation, handled in the same ordinary case: each is ranged by
    itself and the fines are added (分别裁量、合并处罚). Refuses a module that is not lawful (not-competent, not-minor,
    summary-limit-exceeded …), officers who may not enforce, and a finding taken already.
    """

    finding_id: int
    party: Party
    cause: str
    facts: str
    conduct_on: date
    lead_id: int
    assistant_id: int
    handover_id: int | None = None
    module: str = Module.ORDINARY.value
    stated: Circumstances = UNSTATED
    more: tuple[int, ...] = ()
    clue_id: int | None = None

    def perform(self) -> CaseFile:
        """The new case in the module's first state."""
        require(self.actor, Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER)
        finding = get_finding_for(self.actor, self.finding_id)
        self._check(finding)
        handover = self._handover()
        if handover is None and finding.inspection.authority_id != self.actor.authority_code:
            raise NoRight("该问题由其他机关检查发现，应当由检查机关立案或者移送。")
        officers = enforcing_pair(self.actor, self.lead_id, self.assistant_id)
        acting, module = self.actor.authority_code, Module(self.module)
        views = views_of(finding, self._chosen(), acting=acting)
        refuse_if(view_of(views, module).refusals)
        way = way_for(finding, self._chosen(), module)
        route = route_of(finding, on=clock.today(), party=self.party.kind, acting=acting, way=way)
        further = self._further(finding, route)
        clue = hold_clue_to_file(self.actor, self.clue_id, finding) if self.clue_id else None
        self._take(finding, handover)
        choice = choice_json(views, module, self.stated)
        case = CaseFile.objects.create(**self._columns(finding, route), module_choice=choice)
        if module is Module.MINOR_ADMONITION:
            order = finding.order
            Admonition.objects.create(case=case, correct_by=order.due_on if order is not None else None)
        self._rest_on(case, finding, further)
        if handover is not None and handover.case_id is None:
            compare_and_set(handover, {"case": None}, {"case_id": case.pk})
        appoint(case, officers)
        if clue is not None:
            compare_and_set(clue, {"case": None}, {"case_id": case.pk})
        self.record(
            "case.opened",
            f"将{'、'.join(f'问题“{each.description}”' for each in (finding, *further))}登记为案件线索，"
            f"适用{module.label}",
            subject=case,
            stream=f"authority:{case.authority_id}",
            payload={
                "finding": finding.pk,
                "more": [each.pk for each in further],
                "route": route.route,
                "party": self.party.identifier,
            },
        )
        return case

    def _check(self, finding: Finding) -> None:
        refuse_typed(
            cause=self.cause,
            facts=self.facts,
            party=self.party,
            conduct_on=self.conduct_on,
            seen_on=finding.found_on,
        )
        if finding.inspection.state not in RECORDED:
            raise WrongState("检查记录制作完成后才能就其中的问题立案。")

    def _further(self, finding: Finding, route: Route) -> list[Finding]:
        """The other findings of the case. Malformed or LawForbids where one may not stand beside the first."""
        wanted = list(dict.fromkeys(pk for pk in self.more if pk != finding.pk))
        if not wanted:
            return []
        if self.module != Module.ORDINARY:
            raise Malformed({"more": "几项违法行为一并处理的，适用普通程序。"})
        offered = {each.pk: each for each in beside(self.actor, finding)}
        if not set(wanted) <= set(offered):
            raise Malformed(
                {"more": "只能选择同一次检查（或者同一次联合执法行动）中由本机关检查该单位发现的问题。"}
            )
        found = [offered[pk] for pk in wanted]
        refuse_if(
            one
            for each in found
            for one in joining_refusals(
                each,
                enterprise_id=finding.inspection.enterprise_id,
                party_kind=self.party.kind,
                party_identifier=self.party.identifier,
                acting=self.actor.authority_code,
                signs_as=route.signs_as,
            )
        )
        return found

    def _rest_on(self, case: CaseFile, finding: Finding, further: Sequence[Finding]) -> None:
        CaseFinding.objects.create(case=case, finding=finding)
        for each in further:
            take_finding(each)
            CaseFinding.objects.create(
                case=case, finding=each, conduct_on=min(self.conduct_on, each.found_on)
            )

    def _chosen(self) -> Chosen:
        party = self.party
        return Chosen(kind=party.kind, subject=party.subject, identifier=party.identifier, stated=self.stated)

    def _take(self, finding: Finding, handover: Handover | None) -> None:
        """Put the finding into a case: once, or once more for another party of it (单位和个人分别处罚)."""
        before = FindingCourse.HANDED_OVER if handover else FindingCourse.NONE
        is_minor = self.module == Module.MINOR_ADMONITION
        target = FindingCourse.ADMONISHED if is_minor else FindingCourse.IN_CASE
        if finding.course not in {FindingCourse.IN_CASE, FindingCourse.ADMONISHED}:
            set_finding_course(finding, before, target)
            return
        here = FindingCourse(finding.course)
        set_finding_course(finding, here, FindingCourse.IN_CASE if not is_minor else here)
        for other in cases_of_finding(finding.pk):
            if other.authority_id != self.actor.authority_code:
                raise NoRight(f"该问题已由{other.authority}立案查处。")
            if other.party_identifier == self.party.identifier:
                taken = other.number or str(other)
                refuse_if([refusal("finding-already-punished", finding=finding.description, case=taken)])

    def _handover(self) -> Handover | None:
        if self.handover_id is None:
            return None
        handover = get_handover_for(self.actor, self.handover_id)
        if handover.to_authority_id != self.actor.authority_code:
            raise NoRight("只有接收机关可以就移送的线索立案。")
        if handover.state != HandoverState.ACCEPTED or handover.finding_id != self.finding_id:
            raise WrongState("移送的线索接收后才能立案。")
        return handover

    def _columns(self, finding: Finding, route: Route) -> dict[str, Any]:
        module, acting = Module(self.module), self.actor.authority_code
        return {
            **columns_of(finding, party=self.party, route=route, module=module, acting=acting),
            "cause": self.cause,
            "origin": Origin.HANDOVER if self.handover_id else Origin.INSPECTION,
            "enterprise": finding.inspection.enterprise,
            "facts": self.facts,
            "conduct_on": self.conduct_on,
            "discovered_on": finding.found_on,
        }
