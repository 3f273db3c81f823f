"""Frozen values the whole house shares: money in fen, citations, spans of days, terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self


class Counting(StrEnum):
    """How a term is counted; every term carries its own way (行政处罚法 85, 行政强制法 69)."""

    CALENDAR_DAYS = "calendar-days"
    WORKING_DAYS = "working-days"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"


#: 一万元, the unit in which statutes write the amounts above it.
_MYRIAD_FEN = 10_000 * 100


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in fen (分); yuan only at the edges, never a float."""

    fen: int

    @classmethod
    def yuan(cls, amount: int | str | Decimal) -> Self:
        """Money from yuan; raises ValueError where the amount is finer than one fen or not a number."""
        fen = Decimal(amount) * 100
        if fen != fen.to_integral_value():
            raise ValueError(f"{amount} yuan is finer than one fen")
        return cls(int(fen))

    @property
    def as_yuan(self) -> int | str:
        """Integer yuan, or a decimal string where cents matter: the form of the public interface."""
        yuan, rest = divmod(self.fen, 100)
        return yuan if rest == 0 else str(Decimal(self.fen) / 100)

    @property
    def words(self) -> str:
        """As papers write an amount or a limit: `10万元` where it comes out even, `2500元` where it does not."""
        myriads, rest = divmod(self.fen, _MYRIAD_FEN)
        return f"{myriads}万元" if myriads and not rest else f"{self.as_yuan}元"


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in a statute: law (short title), article, and paragraph 款, item 项 where they matter.

    `sub` is the number of a 之一 article (刑法第一百三十四条之一 is article 134, sub 1).
    """

    law: str
    article: int
    paragraph: int | None = None
    item: int | None = None
    sub: int | None = None

    @property
    def ref(self) -> str:
        """The short form, `安全生产法/97/1/7` or `刑法/134-1`."""
        article = f"{self.article}-{self.sub}" if self.sub else str(self.article)
        parts = [self.law, article]
        if self.paragraph is not None:
            parts.append(str(self.paragraph))
        if self.item is not None:
            if self.paragraph is None:
                parts.append("1")
            parts.append(str(self.item))
        return "/".join(parts)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Days from `start` to `end`, both included; `end` None means open."""

    start: date
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Term:
    """A statutory term: a number that never goes without its counting and its article."""

    length: int
    counting: Counting
    citations: tuple[Citation, ...]
    verified: bool = True
