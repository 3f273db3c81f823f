"""The procedures as data: states, transitions, and what each guard says when it refuses."""

from __future__ import annotations

from datetime import date
from functools import cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack, Refusal
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import check_dates, load_yaml, pack_paths, value_on
from lianzhi.kernel.types import Citation


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A state of a case; `phase` groups states into the steps a person sees."""

    key: str
    title: str
    phase: str
    final: bool = False


class Transition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """What an act does: from which states to which, by whom, past which guards, with which documents."""

    act: str
    title: str
    from_: tuple[str, ...]
    to: str
    roles: tuple[str, ...]
    guards: tuple[str, ...]
    documents: tuple[str, ...]


class Version(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A procedure as it stands from a day on; a case keeps the version it was opened under."""

    version: str
    from_: date
    cite: tuple[str, ...]
    states: tuple[State, ...]
    phases: tuple[str, ...]
    transitions: tuple[Transition, ...]


class Procedure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A procedure with its versions, oldest first."""

    key: str
    title: str
    versions: tuple[Version, ...]


class GuardWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a refusal says: message with places for values, articles, remedy, and where to mend."""

    message: str
    cite: tuple[str, ...]
    remedy: str
    where: str


class Minimum(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """A dated number of persons."""

    from_: date
    value: int
    cite: tuple[str, ...]
    verified: bool


class GuardPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All guards' words, and the numbers they measure by."""

    minimum_officers: tuple[Minimum, ...]
    guards: dict[str, GuardWords]


@cache
def guard_pack() -> GuardPack:
    """The guards' words."""
    file = "cn/procedures/guards.yaml"
    pack = load_yaml(file, GuardPack)
    check_dates(pack.minimum_officers, file=file, place="minimum_officers")
    return pack


@cache
def procedures() -> dict[str, Procedure]:
    """Every procedure by its key, checked: each transition's states exist and every non-final state has a way on."""
    found: dict[str, Procedure] = {}
    for file in pack_paths("cn/procedures"):
        if file.endswith("guards.yaml"):
            continue
        procedure = load_yaml(file, Procedure)
        check_dates(procedure.versions, file=file, place="versions")
        for version in procedure.versions:
            check_version(version, file=file)
        found[procedure.key] = procedure
    return found


def check_version(version: Version, *, file: str) -> None:
    """Raise BrokenRulePack where the graph has a hole."""
    keys = {state.key for state in version.states}
    for transition in version.transitions:
        for key in (*transition.from_, transition.to):
            if key not in keys:
                raise BrokenRulePack(file, transition.act, f"the state {key!r} does not exist")
    leaving = {key for transition in version.transitions for key in transition.from_}
    for state in version.states:
        if state.phase not in version.phases:
            raise BrokenRulePack(file, state.key, f"the phase {state.phase!r} does not exist")
        if not state.final and state.key not in leaving:
            raise BrokenRulePack(file, state.key, "no act leads on from this state, and it is not final")


def version_for(procedure: str, on: date) -> Version:
    """The version of a procedure in force on a day; raises KeyError before the first."""
    found = value_on(procedures()[procedure].versions, on)
    if found is None:
        raise KeyError(f"{procedure} has no version on {on}")
    return found


def version_named(procedure: str, version: str) -> Version:
    """The version a case was opened under."""
    return next(each for each in procedures()[procedure].versions if each.version == version)


def officers_needed(on: date) -> int:
    """How many certified officers the law asks for on a day (行政处罚法 42); before the pack, its first number."""
    values = guard_pack().minimum_officers
    return (value_on(values, on) or values[0]).value


def refusal(code: str, extra: tuple[Citation, ...] = (), **values: object) -> Refusal:
    """The refusal of that code, its words filled with values; `extra` are articles only the facts know."""
    words = guard_pack().guards[code]
    cited = tuple(parse_ref(ref) for ref in words.cite)
    return Refusal(
        code=code,
        message=words.message.format(**values),
        citations=(*extra, *cited),
        remedy=words.remedy,
        where=words.where,
    )
