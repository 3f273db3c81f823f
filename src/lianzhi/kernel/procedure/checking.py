"""Asking the procedure: what may happen from here, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure.facts import CaseFacts
from lianzhi.kernel.procedure.pack import State, Transition, Version
from lianzhi.kernel.procedure.registry import GUARDS


class UnknownAct(KeyError):
    """A programmer's mistake: the procedure has no such act."""


def transition(version: Version, act: str) -> Transition:
    """The transition of that act; raises UnknownAct."""
    for each in version.transitions:
        if each.act == act:
            return each
    raise UnknownAct(act)


def check(version: Version, act: str, facts: CaseFacts) -> tuple[Refusal, ...]:
    """Every reason why the law does not let this act happen on these facts; empty where it may."""
    found: list[Refusal] = []
    for name in transition(version, act).guards:
        found.extend(GUARDS[name](facts))
    return tuple(found)


def acts_from(version: Version, state: str) -> tuple[Transition, ...]:
    """The acts that start from a state, in the order the procedure names them."""
    return tuple(each for each in version.transitions if state in each.from_)


def state_title(version: Version, state: str) -> str:
    """The Chinese name of a state; the state itself where the version names no such state."""
    here = _state(version, state)
    return here.title if here else state


def watched(version: Version, state: str) -> str:
    """What the handlers must see to in a state that is left by others' deeds; empty where nothing is."""
    here = _state(version, state)
    return here.watched if here else ""


def _state(version: Version, key: str) -> State | None:
    return next((each for each in version.states if each.key == key), None)


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A phase of the flow as a person sees it: done, now or next."""

    title: str
    state: Literal["done", "now", "next"]


def phases(version: Version, state: str) -> tuple[PhaseView, ...]:
    """The flow with the phase the state lies in marked `now`; a final state's phase counts as done.

    A state the version does not name lies in no phase: none is marked, and the file stays readable.
    """
    here = _state(version, state)
    if here is None:
        return tuple(PhaseView(title, "next") for title in version.phases)
    index = version.phases.index(here.phase)
    words = []
    for place, title in enumerate(version.phases):
        if place < index or (place == index and here.final):
            words.append(PhaseView(title, "done"))
        elif place == index:
            words.append(PhaseView(title, "now"))
        else:
            words.append(PhaseView(title, "next"))
    return tuple(words)
