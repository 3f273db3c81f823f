"""What a check is: it looks at a file and yields every place where its rule is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lianzhi.kernel.lint.view import View
from lianzhi.kernel.types import Citation


@dataclass(frozen=True, slots=True)
class Hit:
    """One breach: where, the values the message names, and articles only the facts know."""

    where: str
    values: dict[str, object] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()


Check = Callable[[View], Iterator[Hit]]
Hits = Iterator[Hit]


def hit(where: str, *, citations: tuple[Citation, ...] = (), **values: object) -> Hit:
    """A breach at a JSON pointer."""
    return Hit(where, values, citations)


class Checks(dict[str, Check]):
    """The checks of one topic by the id of their rule."""

    def rule(self, rule_id: str) -> Callable[[Check], Check]:
        """Puts a check under its rule; ValueError where the rule has one already."""
        if rule_id in self:
            raise ValueError(f"{rule_id} has a check already")

        def keep(check: Check) -> Check:
            self[rule_id] = check
            return check

        return keep
