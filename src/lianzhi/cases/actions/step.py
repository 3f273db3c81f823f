"""What every step of a case has in common: the door, the right, the state, the guards, the move, the event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import HANDLERS
from lianzhi.cases.models import CaseFile
from lianzhi.cases.persons import has_handled
from lianzhi.cases.selectors import hold_case_for, is_handler
from lianzhi.cases.services.competence import transfer_reason_on
from lianzhi.cases.services.facts import facts_of
from lianzhi.cases.services.paying import with_execution
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NoRight, WrongState, refuse_if, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import (
    UnknownAct,
    Version,
    check,
    procedures,
    state_title,
    transition,
    version_named,
)

Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True)
class CaseStep(Act[Result]):
    """A step of a case; `step` is the act's key in the procedure of the version the case was opened under."""

    case_id: int

    step: ClassVar[str]

    def opened(self) -> CaseFile:
        """The case, after right and state are checked. Raises NotVisible, NoRight, WrongState."""
        case = hold_case_for(self.actor, self.case_id)
        require_open(self.actor, case, self.step)
        return case

    def refuse_unlawful(self, case: CaseFile, **known: Any) -> None:
        """Ask the kernel; `known` are facts this act brings. Raises LawForbids with every reason at once."""
        version, today = version_of(case), clock.today()
        if "competent" in transition(version, self.step).guards:
            # A grant may have ended since the filing: whether the case goes on is what the instrument says (24).
            known.setdefault("transfer_reason", transfer_reason_on(case, today))
        facts = replace(with_execution(case, facts_of(case, today)), **known)
        refuse_if(check(version, self.step, facts))

    def move(self, case: CaseFile, **changes: Any) -> None:
        """Take the case to the step's state by compare-and-set; raises Stale."""
        target = transition(version_of(case), self.step).to
        compare_and_set(case, {"state": case.state}, {"state": target, **changes})

    def tell(self, case: CaseFile, event: str, sentence: str, **payload: Any) -> None:
        """Record what was done in the chain of the case's authority."""
        self.record(event, sentence, subject=case, stream=f"authority:{case.authority_id}", payload=payload)


def require_open(actor: Actor, case: CaseFile, step: str) -> None:
    """Raise NoRight or WrongState unless a step is this actor's and the case is where it starts from."""
    version = version_of(case)
    try:
        here = transition(version, step)
    except UnknownAct as unknown:
        raise WrongState(f"本案适用{procedures()[case.procedure].title}，没有这个环节。") from unknown
    require_role(actor, case, here.roles)
    if case.state not in here.from_:
        expected = "、".join(f"“{state_title(version, state)}”" for state in here.from_)
        raise WrongState(
            f"案件当前处于“{state_title(version, case.state)}”，“{here.title}”应当在{expected}环节办理。"
            "请刷新页面查看最新状态。"
        )


def require_role(actor: Actor, case: CaseFile, roles: Iterable[str]) -> None:
    """Raise NoRight unless the actor has one of the step's roles, and handles or heads the case where it says so."""
    asked = frozenset(Role(role) for role in roles)
    require(actor, *asked)
    if asked <= HANDLERS and not is_handler(actor, case):
        raise NoRight("只有本案承办人可以办理这一环节；您不是本案承办人。")
    # A step others may take as well is not the head's alone.
    if Role.APPROVING_LEADER in asked and not actor.has(*(asked - {Role.APPROVING_LEADER})):
        require_head(actor, case)


def require_head(actor: Actor, case: CaseFile) -> None:
    """Raise NoRight unless the actor heads the signing authority and has not handled the case (行政处罚法 57)."""
    require(actor, Role.APPROVING_LEADER)
    if actor.authority_code != case.signs_as_id:
        raise NoRight(f"本案以{case.signs_as}名义办理，应当由该机关负责人审批。")
    if has_handled(actor, case):
        raise NoRight("您是本案承办人；调查结果应当由未承办本案的机关负责人审查，请由其他负责人审批。")


def version_of(case: CaseFile) -> Version:
    """The procedure version the case was opened under."""
    return version_named(case.procedure, case.procedure_version)
