"""The states of a case against the procedures' own: the same words, and no act from a state that does not name it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import ClassVar

import pytest

from lianzhi.audit.acts import setup_writes
from lianzhi.cases import actions
from lianzhi.cases.actions.step import CaseStep, version_of
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile
from lianzhi.core.constants import Role
from lianzhi.core.refusals import WrongState
from lianzhi.kernel.procedure import procedures
from lianzhi.kernel.procedure.modules import Module
from tests.cases.file import File


def test_every_state_is_called_what_its_procedure_calls_it() -> None:
    labels = dict(CaseState.choices)
    named: set[str] = set()
    for module in Module:
        for version in procedures()[module].versions:
            assert {state.key: state.title for state in version.states}.items() <= labels.items()
            named |= {state.key for state in version.states}
    assert named == set(labels)


def test_every_role_of_a_procedure_is_one_a_person_may_hold() -> None:
    named = {
        role
        for procedure in procedures().values()
        for version in procedure.versions
        for act in version.transitions
        for role in act.roles
    }
    assert named <= set(Role.values)


def _steps() -> set[str]:
    for module in iter_modules(actions.__path__, f"{actions.__name__}."):
        import_module(module.name)
    return {step for each in _subclasses(CaseStep) if (step := getattr(each, "step", ""))}


def _subclasses(kind: type) -> set[type]:
    found = set(kind.__subclasses__())
    return found.union(*(_subclasses(each) for each in found))


def test_every_step_of_a_case_is_an_act_of_the_procedure() -> None:
    versions = [version for module in Module for version in procedures()[module].versions]
    acts = {each.act for version in versions for each in version.transitions}
    assert {step for step in _steps() if step != "probe"} == acts


@dataclass(frozen=True, kw_only=True)
class Probe(CaseStep[CaseFile]):
    """Opens a case for an act and does nothing more."""

    act: str
    step: ClassVar[str] = "probe"

    def perform(self) -> CaseFile:
        """Only the door."""
        object.__setattr__(self, "step", self.act)
        return self.opened()


@pytest.mark.django_db
def test_every_pair_of_act_and_state_that_is_not_listed_is_refused(file: File) -> None:
    case = file.opened()
    by_role = {
        "township_officer": file.officer,
        "approving_leader": file.leader,
        "legal_reviewer": file.reviewer,
    }
    version = version_of(case)
    for state in version.states:
        with setup_writes("tests"):
            CaseFile.objects.filter(pk=case.pk).update(state=state.key)
        for each in version.transitions:
            probe = Probe(actor=by_role[each.roles[0]], case_id=case.pk, act=each.act)
            if state.key in each.from_:
                assert probe.perform().state == state.key
                continue
            with pytest.raises(WrongState, match=each.title):
                probe.perform()
