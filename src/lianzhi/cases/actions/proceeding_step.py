"""What every step of a matter beside a case has in common; the case's own steps are in `step`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Generic, TypeVar, cast

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.step import require_role
from lianzhi.cases.constants import BEFORE_DECISION, CaseState
from lianzhi.cases.models import CaseFile
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.selectors import hold_case_for
from lianzhi.cases.services.facts import facts_of
from lianzhi.core import clock
from lianzhi.core.refusals import NotVisible, WrongState, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import Version, check, state_title, transition, version_for, version_named

Matter = TypeVar("Matter", bound=Proceeding)


@dataclass(frozen=True, kw_only=True)
class _Beside(Act[Matter], Generic[Matter]):
    """An act on a matter of a case; `model` is the kind of matter."""

    case_id: int

    model: ClassVar[type[Proceeding]]

    def tell(self, case: CaseFile, event: str, sentence: str, **payload: Any) -> None:
        """Record what was done in the chain of the case's authority, as part of the case's history."""
        self.record(event, sentence, subject=case, stream=f"authority:{case.authority_id}", payload=payload)


@dataclass(frozen=True, kw_only=True)
class ProceedingStart(_Beside[Matter]):
    """Open a matter beside a case that is neither archived nor refused filing."""

    def begin(self, case: CaseFile, **columns: Any) -> Matter:
        """The new matter in its procedure's first state, under the version in force today."""
        version = version_for(self.model.procedure, clock.today())
        created = self.model._default_manager.create(
            case=case, procedure_version=version.version, state=version.states[0].key, **columns
        )
        return cast("Matter", created)

    def held_before_decision(self) -> CaseFile:
        """The same for what serves the finding of the facts: too late once there is a decision."""
        case = self.held()
        if case.state not in BEFORE_DECISION:
            raise WrongState(f"案件{case.get_state_display()}，不能再办理“{self.model.title_zh}”。")
        return case

    def held(self) -> CaseFile:
        """The case, its row locked. Raises NotVisible, and WrongState where nothing may be added any more."""
        case = hold_case_for(self.actor, self.case_id)
        require_addable(case, self.model)
        return case


@dataclass(frozen=True, kw_only=True)
class ProceedingStep(_Beside[Matter]):
    """A step of a matter; `step` is the act's key in the procedure the matter was opened under."""

    proceeding_id: int

    step: ClassVar[str]

    def opened(self) -> tuple[CaseFile, Matter]:
        """Case and matter, after right and state are checked. Raises NotVisible, NoRight, WrongState."""
        case = hold_case_for(self.actor, self.case_id)
        found = self.model._default_manager.filter(case=case, pk=self.proceeding_id).first()
        if found is None:
            raise NotVisible(f"没有找到这项{self.model.title_zh}。")
        matter = cast("Matter", found)
        self.require_right(case, matter)
        require_state(matter, self.step)
        return case, matter

    def require_right(self, case: CaseFile, matter: Matter) -> None:
        """Raise NoRight unless the actor has one of the step's roles; a step may ask for more."""
        require_role(self.actor, case, transition(version_of_matter(matter), self.step).roles)

    def refuse_unlawful(self, case: CaseFile, matter: Matter, **known: Any) -> None:
        """Ask the kernel; `known` are the facts of the matter and of this act. Raises LawForbids."""
        facts = replace(facts_of(case, clock.today()), **known)
        refuse_if(check(version_of_matter(matter), self.step, facts))

    def move(self, matter: Matter, **changes: Any) -> None:
        """Take the matter to the step's state by compare-and-set; raises Stale."""
        target = transition(version_of_matter(matter), self.step).to
        compare_and_set(matter, {"state": matter.state}, {"state": target, **changes})


def require_addable(case: CaseFile, model: type[Proceeding]) -> None:
    """Raise WrongState where no matter may be opened beside the case any more."""
    if case.state in {CaseState.ARCHIVED, CaseState.NOT_FILED}:
        raise WrongState(f"案件{case.get_state_display()}，不能再办理“{model.title_zh}”。")


def require_state(matter: Proceeding, step: str) -> None:
    """Raise WrongState unless the matter is where a step starts from."""
    version = version_of_matter(matter)
    here = transition(version, step)
    if matter.state not in here.from_:
        expected = "、".join(f"“{state_title(version, state)}”" for state in here.from_)
        raise WrongState(
            f"{matter.title_zh}当前处于“{state_title(version, matter.state)}”，"
            f"“{here.title}”应当在{expected}环节办理。请刷新页面查看最新状态。"
        )


def version_of_matter(matter: Proceeding) -> Version:
    """The procedure version the matter was opened under."""
    return version_named(matter.procedure, matter.procedure_version)
