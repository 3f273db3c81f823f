"""A fine's range in money, as computed from an article for one party."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.kernel.types import Citation, Money


@dataclass(frozen=True, slots=True)
class FineRange:
    """The statutory range, both ends included; `optional` where the law says 可以处罚款."""

    low: Money
    high: Money
    citations: tuple[Citation, ...] = ()
    optional: bool = False

    @property
    def width(self) -> int:
        """The distance between the ends, in fen."""
        return self.high.fen - self.low.fen

    @property
    def words(self) -> str:
        """The range as a statute writes it: `10万元以下` without a floor, one amount where both ends meet."""
        if self.low == self.high:
            return self.high.words
        floor = f"{self.low.words}以上" if self.low.fen else ""
        return f"{floor}{self.high.words}以下"

    def __contains__(self, amount: Money) -> bool:
        return self.low <= amount <= self.high
