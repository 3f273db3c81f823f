"""Service by one of the ways of the law: what it takes, and the day the paper counts as served."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from lianzhi.kernel.deadlines import DeadlineQuestion, answer, rule_called
from lianzhi.kernel.execution.pack import ServiceWay, execution_pack


def way_of(key: str) -> ServiceWay:
    """The way of that key; LookupError for none."""
    for way in execution_pack().service_methods:
        if way.key == key:
            return way
    raise LookupError(f"there is no way of service {key!r}")


def missing_elements(key: str, given: Mapping[str, str]) -> dict[str, str]:
    """Which statutory elements of the way are not given: field → what to fill in. Proof is the guards' to refuse."""
    words = execution_pack().service_elements
    return {name: words[name] for name in way_of(key).needs if not given.get(name, "").strip()}


def served_on(key: str, day: date) -> date:
    """The day the paper counts as served when it was handed, received, arrived or announced on `day`.

    An announcement serves when its term is over (民事诉讼法 95); every other way on the day itself.
    LookupError where no term is in force.
    """
    way = way_of(key)
    rule = rule_called(way.term) if way.term else None
    if rule is None:
        return day
    due = answer(DeadlineQuestion(rule, day)).due
    if due is None:
        raise LookupError(f"no term {way.term} on {day}")
    return due
