"""The procedures as data: states, transitions and versions, checked when they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from functools import cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.packs import check_dates, load_yaml, pack_paths, value_on
from lianzhi.kernel.procedure.registry import GUARDS
from lianzhi.kernel.procedure.words import FILE as WORDS

FOLDER = "cn/procedures"


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state of a case; `phase` groups states into the steps a person sees.

    `watched` says what the handlers must see to while it lasts, where a term runs and every deed is somebody else's.
    """

    key: str
    title: str
    phase: str
    final: bool = False
    watched: str = ""


class Transition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """What an act does: from which states to which, by whom, past which guards, with which documents, on what law.

    `cite` is what the act itself stands on, where that is narrower than the whole procedure.
    """

    act: str
    title: str
    from_: tuple[str, ...]
    to: str
    roles: tuple[str, ...]
    guards: tuple[str, ...]
    documents: tuple[str, ...]
    cite: tuple[str, ...] = ()


class Version(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A procedure as it stands from a day on; a case keeps the version it was opened under.

    The first state is where every case starts. `verified` False: the text it follows could not be checked (待核定).
    """

    version: str
    from_: date
    cite: tuple[str, ...]
    states: tuple[State, ...]
    phases: tuple[str, ...]
    transitions: tuple[Transition, ...]
    verified: bool = True
    note: str = ""

    @property
    def start(self) -> str:
        """The state a case is opened in."""
        return self.states[0].key


class Procedure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A procedure with its versions, oldest first."""

    key: str
    title: str
    versions: tuple[Version, ...]


def load_procedure(file: str) -> Procedure:
    """The procedure of one file; BrokenRulePack naming the place and the mistake."""
    procedure = load_yaml(file, Procedure)
    check_dates(procedure.versions, file=file, place="versions")
    _once((version.version for version in procedure.versions), file=file, what="the version")
    for version in procedure.versions:
        check_version(version, file=file)
    return procedure


@cache
def procedures() -> dict[str, Procedure]:
    """Every procedure by its key."""
    paths = (path for path in pack_paths(FOLDER) if path != WORDS)
    return {procedure.key: procedure for procedure in map(load_procedure, paths)}


def check_version(version: Version, *, file: str) -> None:
    """Raise BrokenRulePack where the graph has a hole.

    A name that stands twice or is unknown, a dead end, a way on from the end, a state no way leads to.
    """
    _once((state.key for state in version.states), file=file, what="the state")
    _once((transition.act for transition in version.transitions), file=file, what="the act")
    keys = {state.key for state in version.states}
    for transition in version.transitions:
        _known((*transition.from_, transition.to), keys, file=file, place=transition.act, what="the state")
        _known(transition.guards, GUARDS, file=file, place=transition.act, what="the guard")
    reached = _reached(version)
    for state in version.states:
        _known((state.phase,), version.phases, file=file, place=state.key, what="the phase")
        if state.key not in reached:
            raise BrokenRulePack(file, state.key, "no way leads to this state from the first")
    _check_ends(version, file=file)


def _check_ends(version: Version, *, file: str) -> None:
    leaving = {key for transition in version.transitions for key in transition.from_}
    for state in version.states:
        if state.final and state.key in leaving:
            raise BrokenRulePack(file, state.key, "an act leads on from this state, though it is final")
        if not state.final and state.key not in leaving:
            raise BrokenRulePack(file, state.key, "no act leads on from this state, and it is not final")


def _known(names: Iterable[str], known: Collection[str], *, file: str, place: str, what: str) -> None:
    for name in names:
        if name not in known:
            raise BrokenRulePack(file, place, f"{what} {name!r} does not exist")


def _once(names: Iterable[str], *, file: str, what: str) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise BrokenRulePack(file, name, f"{what} {name!r} stands twice")


def _reached(version: Version) -> set[str]:
    found, waiting = {version.start}, [version.start]
    while waiting:
        here = waiting.pop()
        onward = {each.to for each in version.transitions if here in each.from_} - found
        found |= onward
        waiting.extend(onward)
    return found


def version_for(procedure: str, on: date) -> Version:
    """The version of a procedure in force on a day; raises KeyError before the first."""
    found = value_on(procedures()[procedure].versions, on)
    if found is None:
        raise KeyError(f"{procedure} has no version on {on}")
    return found


def version_named(procedure: str, version: str) -> Version:
    """The version a case was opened under, whatever came later; raises KeyError where there never was one."""
    for each in procedures()[procedure].versions:
        if each.version == version:
            return each
    raise KeyError(f"{procedure} has no version {version}")
