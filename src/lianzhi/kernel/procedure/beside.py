"""Acts beside the steps: open in some states of a case, guarded like steps, leaving the state as it is."""

from __future__ import annotations

from functools import cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack, Refusal
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.procedure.facts import CaseFacts
from lianzhi.kernel.procedure.registry import GUARDS

FILE = "cn/acts_beside.yaml"


class BesideAct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An act: in which states it is open, whose it is, past which guards, with which documents, on which articles."""

    act: str
    title: str
    open_in: tuple[str, ...]
    roles: tuple[str, ...]
    guards: tuple[str, ...]
    documents: tuple[str, ...]
    cite: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    acts: tuple[BesideAct, ...]


def load_beside(file: str) -> dict[str, BesideAct]:
    """The acts of one file by key; BrokenRulePack where one stands twice or names a guard there is none of."""
    found: dict[str, BesideAct] = {}
    for each in load_yaml(file, _File).acts:
        if each.act in found:
            raise BrokenRulePack(file, each.act, "the act stands twice")
        for guard in each.guards:
            if guard not in GUARDS:
                raise BrokenRulePack(file, each.act, f"the guard {guard!r} does not exist")
        if not each.cite or not each.open_in or not each.roles:
            raise BrokenRulePack(file, each.act, "an act names its states, its roles and its articles")
        found[each.act] = each
    return found


@cache
def beside_acts() -> dict[str, BesideAct]:
    """Every act beside the steps by its key."""
    return load_beside(FILE)


def check_beside(act: str, facts: CaseFacts) -> tuple[Refusal, ...]:
    """Every reason why the law does not let the act happen on these facts; KeyError for an unknown act."""
    return tuple(refusal for name in beside_acts()[act].guards for refusal in GUARDS[name](facts))
