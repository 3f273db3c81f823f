"""AskJoining: the handlers ask to handle a further violation of the party in the case (报请并案)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.matter_approval import asked
from lianzhi.cases.actions.proceeding_step import ProceedingStart
from lianzhi.cases.actions.step import require_role
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile, Joinder
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.joining import joining_refusals
from lianzhi.cases.services.terms import term
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, WrongState, refuse_if
from lianzhi.inspections.models import Finding
from lianzhi.inspections.selectors import get_finding_for
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import refusal
from lianzhi.kernel.procedure.modules import Module


@dataclass(frozen=True, kw_only=True)
class AskJoining(ProceedingStart[Joinder]):
    """Ask while the case is investigated; the head consents as to a filing (行政处罚法 54)."""

    model: ClassVar[type[Proceeding]] = Joinder

    finding_id: int
    conduct_on: date
    opinion: str

    def perform(self) -> Joinder:
        """The matter, waiting for the leader. Malformed at the field; LawForbids where it may not be joined."""
        case = self.held()
        require_role(self.actor, case, (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER))
        finding = get_finding_for(self.actor, self.finding_id)
        if self.conduct_on > finding.found_on:
            raise Malformed({"conduct_on": "违法行为发生日期不能晚于发现日期。"})
        if term("limitation", self.conduct_on).due is None:
            raise Malformed({"conduct_on": "规则库没有这一天的追责时效规定，请核对违法行为发生日期。"})
        if case.procedure != Module.ORDINARY:
            raise WrongState("几项违法行为一并处理的，适用普通程序；本案请先转为普通程序。")
        refuse_if(refusals_of(case, finding))
        if Joinder.objects.filter(case=case, finding=finding, state="requested").exists():
            raise WrongState("该问题已经报请并案，正在等待审批。")
        matter = self.begin(
            case, finding=finding, conduct_on=self.conduct_on, **asked(self.actor, self.opinion)
        )
        self.tell(case, "joining.asked", f"报请将问题“{finding.description}”并入本案：{self.opinion}")
        return matter


def refusals_of(case: CaseFile, finding: Finding) -> list[Refusal]:
    """Why a finding may not come into the case now."""
    found = list(
        joining_refusals(
            finding,
            enterprise_id=case.enterprise.pk,
            party_kind=case.party_kind,
            party_identifier=case.party_identifier,
            acting=case.authority_id,
            signs_as=case.signs_as_id,
        )
    )
    if case.state != CaseState.INVESTIGATION:
        found.append(refusal("joining-too-late", state=case.get_state_display()))
    return found
