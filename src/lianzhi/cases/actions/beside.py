"""What every act beside the steps has in common: door, right, the states it is open in, guards, event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.step import require_head
from lianzhi.cases.constants import HANDLERS, CaseState
from lianzhi.cases.models import CaseFile, Decision
from lianzhi.cases.selectors import decision_of, hold_case_for, is_handler
from lianzhi.cases.services.facts import facts_of
from lianzhi.cases.services.paying import with_execution
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NoRight, WrongState, refuse_if, require
from lianzhi.kernel.procedure import BesideAct, beside_acts, check_beside

Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True)
class CaseDeed(Act[Result]):
    """An act beside the steps; `deed` is its key in corpus/cn/acts_beside.yaml."""

    case_id: int

    deed: ClassVar[str]

    @property
    def rule(self) -> BesideAct:
        """Where and by whom it may be done."""
        return beside_acts()[self.deed]

    def opened(self) -> CaseFile:
        """The case, after right and state are checked. Raises NotVisible, NoRight, WrongState."""
        case = hold_case_for(self.actor, self.case_id)
        require_beside(self.actor, case, self.rule)
        return case

    def standing(self, case: CaseFile) -> Decision:
        """The decision that stands; WrongState where there is none."""
        decision = decision_of(case)
        if decision is None:
            raise WrongState("本案没有现行的处罚决定。")
        return decision

    def refuse_unlawful(self, case: CaseFile, **known: Any) -> None:
        """Ask the kernel; `known` are facts this act brings. Raises LawForbids with every reason at once."""
        facts = with_execution(case, facts_of(case, clock.today()))
        refuse_if(check_beside(self.deed, replace(facts, **known)))

    def tell(self, case: CaseFile, event: str, sentence: str, **payload: Any) -> None:
        """Record what was done in the chain of the case's authority."""
        self.record(event, sentence, subject=case, stream=f"authority:{case.authority_id}", payload=payload)


def require_beside(actor: Actor, case: CaseFile, rule: BesideAct) -> None:
    """Raise NoRight or WrongState unless an act beside the steps is this actor's and open now."""
    roles = frozenset(Role(role) for role in rule.roles)
    require(actor, *roles)
    if roles <= HANDLERS and not is_handler(actor, case):
        raise NoRight("只有本案承办人可以办理这一事项；您不是本案承办人。")
    if Role.APPROVING_LEADER in roles:
        require_head(actor, case)
    if case.state not in rule.open_in:
        raise WrongState(
            f"案件当前处于“{CaseState.words(case.state)}”，不能办理“{rule.title}”。请刷新页面查看最新状态。"
        )
