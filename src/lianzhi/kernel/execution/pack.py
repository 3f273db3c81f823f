"""The ways of service and the lists of enforcement as data."""

from __future__ import annotations

from functools import cache

import msgspec

from lianzhi.kernel.deadlines import rule_called
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Citation

FILE = "cn/execution.yaml"


class Named(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of a statute's list."""

    key: str
    title: str
    cite: tuple[str, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Its articles."""
        return tuple(map(parse_ref, self.cite))


class ServiceWay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A way of service: the day that counts, the elements it takes, one of `proof`, a term that must run out."""

    key: str
    title: str
    day: str
    needs: tuple[str, ...]
    cite: tuple[str, ...]
    proof: tuple[str, ...] = ()
    confirmed: bool = False
    term: str = ""


class ExecutionPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything of the file."""

    service_methods: tuple[ServiceWay, ...]
    service_elements: dict[str, str]
    court_materials: tuple[Named, ...]
    termination_grounds: tuple[Named, ...]


def load_execution_pack(file: str) -> ExecutionPack:
    """The pack of one file; BrokenRulePack where a way of service names an element or a term there is none of."""
    pack = load_yaml(file, ExecutionPack)
    for way in pack.service_methods:
        for name in (*way.needs, *way.proof):
            if name not in pack.service_elements:
                raise BrokenRulePack(file, way.key, f"the element {name!r} has no words")
        if way.term and rule_called(way.term) is None:
            raise BrokenRulePack(file, way.key, f"there is no term {way.term!r}")
        if not way.cite:
            raise BrokenRulePack(file, way.key, "a way of service stands on an article")
    return pack


@cache
def execution_pack() -> ExecutionPack:
    """The pack, read once."""
    return load_execution_pack(FILE)
