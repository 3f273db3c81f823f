"""ApplyRecusal: somebody is asked to stand aside, by the party, by himself, or by the authority (申请回避)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStart
from lianzhi.cases.actions.step import require_head
from lianzhi.cases.constants import RecusalPart, RecusalSource
from lianzhi.cases.models import CaseFile, Recusal
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.selectors import is_handler
from lianzhi.cases.services.recusals import concerned
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, NoRight, WrongState
from lianzhi.organisation.models import Officer


@dataclass(frozen=True, kw_only=True)
class ApplyRecusal(ProceedingStart[Recusal]):
    """Register the application (行政处罚法 43); the investigation goes on until it is decided."""

    model: ClassVar[type[Proceeding]] = Recusal

    source: str
    officer_id: int
    applied_on: date
    reason: str

    def perform(self) -> Recusal:
        """The application, waiting for the head. Raises NoRight, Malformed, WrongState."""
        case = self.held()
        part, person = self._person(case)
        self._require_right(case, person)
        if not self.reason.strip():
            raise Malformed({"reason": "请写明与案件有直接利害关系或者可能影响公正执法的其他关系。"})
        if not case.discovered_on <= self.applied_on <= clock.today():
            raise Malformed({"applied_on": "申请日期应当在发现违法行为之后，并且不晚于今天。"})
        if Recusal.objects.filter(case=case, officer=person, state="applied").exists():
            raise WrongState(f"对{person.name}的回避申请已经登记，等待决定。")
        applicants = {
            RecusalSource.PARTY: case.party_name,
            RecusalSource.SELF: person.name,
            RecusalSource.AUTHORITY: str(case.signs_as),
        }
        matter = self.begin(
            case,
            source=self.source,
            part=part,
            officer=person,
            applicant=applicants[RecusalSource(self.source)],
            applied_on=self.applied_on,
            reason=self.reason,
        )
        said = RecusalSource(self.source).label
        self.tell(
            case,
            "recusal.applied",
            f"{self.applied_on}{said}：{part.label}{person.name}回避",
            reason=self.reason,
        )
        return matter

    def _person(self, case: CaseFile) -> tuple[RecusalPart, Officer]:
        found = concerned(case).get(self.officer_id)
        if found is None:
            raise Malformed({"officer_id": "请选择本案的执法人员、听证主持人或者审批的机关负责人。"})
        if self.source not in RecusalSource.values:
            raise Malformed({"source": "请选择提出方式。"})
        return found

    def _require_right(self, case: CaseFile, person: Officer) -> None:
        """Oneself for oneself, the head of its own motion; the party's application, whoever is in the case."""
        if self.source == RecusalSource.SELF:
            if person.pk != self.actor.officer_key:
                raise NoRight("本人申请回避的，应当由本人登记。")
        elif self.source == RecusalSource.AUTHORITY:
            require_head(self.actor, case)
        else:
            require_involved(self.actor, case)


def require_involved(actor: Actor, case: CaseFile) -> None:
    """Raise NoRight unless the actor handles, chairs or heads the case: nobody else enters an application."""
    leads = actor.has(Role.APPROVING_LEADER) and actor.authority_code == case.signs_as_id
    if not leads and not is_handler(actor, case) and actor.officer_key not in concerned(case):
        raise NoRight("当事人的回避申请由本案承办人、听证主持人或者机关负责人登记。")
