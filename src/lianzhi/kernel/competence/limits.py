"""What may never be done by whom, recognised by words; read from the national pack."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import lru_cache

import msgspec

from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Citation

FILE = "cn/procedures_limits.yaml"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that give a measure or a body away, with the article; `verified` False where its reach is not settled."""

    words: tuple[str, ...]
    cite: tuple[str, ...]
    verified: bool = True

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles."""
        return tuple(parse_ref(ref) for ref in self.cite)

    def among(self, measures: Iterable[str]) -> tuple[str, ...]:
        """The measures that contain one of the words."""
        return tuple(measure for measure in measures if any(word in measure for word in self.words))


class When(StrEnum):
    """The occasion of an approval."""

    CASE = "case"
    REVIEW = "review"
    COLLECTIVE = "collective"
    CLOSURE = "closure"
    RECUSAL = "recusal"
    CRIME = "crime"


class ApprovalRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """Who decides a step: from a day on, in a procedure, under a law, beside a measure; `replaces` a general rule."""

    id: str
    step: str
    by: str
    when: When
    from_: date
    cite: tuple[str, ...]
    verified: bool
    procedure: str = ""
    laws: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    replaces: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles."""
        return tuple(parse_ref(ref) for ref in self.cite)


class RecusalWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What recusal asks for, and, where going on would be unlawful, under which code."""

    text: str
    cite: tuple[str, ...]
    verified: bool
    code: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles."""
        return tuple(parse_ref(ref) for ref in self.cite)


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    enforcers: dict[str, tuple[str, ...]]
    compulsion: Words
    field_measures: Words
    never_penalties: Words
    detention: Words
    closure: Words
    orders: Words
    entrusted_kinds: tuple[str, ...]
    never_sign: Words
    recusal: dict[str, RecusalWords]
    approvals: tuple[ApprovalRule, ...]


@lru_cache(maxsize=1)
def limits() -> Limits:
    """The national limits, read once."""
    return load_yaml(FILE, Limits)
