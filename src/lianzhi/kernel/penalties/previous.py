"""Earlier penalties of the same party: the same kind again within the window, and how near a closure is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from lianzhi.kernel.deadlines.terms import add_months
from lianzhi.kernel.discretion.factors import Factor, named
from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref, place_in_chinese
from lianzhi.kernel.packs import check_dates, load_yaml, value_on
from lianzhi.kernel.penalties.lineage import Standing, on_day
from lianzhi.kernel.penalties.tiers import table_on
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation

FILE = "cn/discretion/repetition.yaml"


@dataclass(frozen=True, slots=True)
class Previous:
    """One earlier penalty: its article (numbered by the text of the day it was decided) and that day."""

    citation: Citation
    decided_on: date


class Again(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """The circumstance a violation of the same kind within `months` after a decision amounts to."""

    from_: date
    factor: str
    months: int
    cite: tuple[str, ...]
    source: str
    verified: bool


class Closure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """So many decisions under a law within a window of days or months."""

    from_: date
    law: str
    count: int
    name: str
    cite: tuple[str, ...]
    verified: bool
    days: int | None = None
    months: int | None = None

    def opens(self, on: date) -> date:
        """The first day of the window that ends on `on`; the window's days include `on`."""
        if self.days is not None:
            return on - timedelta(days=self.days - 1)
        return add_months(on, -(self.months or 0)) + timedelta(days=1)


class Repetition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The national rules."""

    again: tuple[Again, ...]
    closure: tuple[Closure, ...]


def load_repetition(path: str) -> Repetition:
    """The rules of one file; BrokenRulePack for a window of neither or both measures, or values that clash."""
    found = load_yaml(path, Repetition)
    check_dates(found.again, file=path, place="again")
    for rule in found.closure:
        if (rule.days is None) == (rule.months is None):
            raise BrokenRulePack(path, rule.name, "a window has either days or months")
    return found


@lru_cache(maxsize=1)
def _rules() -> Repetition:
    return load_repetition(FILE)


def again(
    previous: Sequence[Previous], located: Citation, *, conduct: date, text_day: date
) -> tuple[Factor, Reason] | None:
    """The circumstance of repetition with the decision it rests on; None where no earlier one counts.

    `text_day` is a day of the text `located` belongs to. The same kind is the same article, or the one that became it;
    the conduct lies after the decision and not later than the window's last day.
    """
    rule = value_on(_rules().again, conduct)
    if rule is None:
        return None
    for one in previous:
        last = add_months(one.decided_on, rule.months)
        if one.decided_on < conduct <= last and _same_kind(one, located, text_day):
            (factor,) = named([rule.factor])
            text = (
                f"{one.decided_on}曾因同类违法行为（{place_in_chinese(one.citation)}）受到处罚，"
                f"本次行为发生于{conduct}，在{last}以前（{rule.source}）"
            )
            cited = tuple(parse_ref(ref) for ref in rule.cite)
            return factor, Reason(text, cited, provisional=not rule.verified)
    return None


def _same_kind(one: Previous, located: Citation, day: date) -> bool:
    """Whether the earlier place is the article asked about, or became it."""
    text = table_on(one.citation.law, one.decided_on)
    if text is None:
        return (one.citation.law, one.citation.article) == (located.law, located.article)
    rows = text.matching.get(one.citation, ())
    found = on_day(text, rows, one.citation, day=day)
    places = found.places if found.standing is Standing.FOUND else (one.citation,)
    return any((there.law, there.article) == (located.law, located.article) for there in places)


def closure_hints(previous: Sequence[Previous], *, on: date) -> tuple[Reason, ...]:
    """Where the decisions within a window reach the number that brings closure if a major hazard exists."""
    hints = []
    for rule in _rules().closure:
        first = rule.opens(on)
        counted = sum(first <= one.decided_on <= on for one in previous if one.citation.law == rule.law)
        if rule.from_ <= on and counted >= rule.count:
            text = f"{first}至{on}受到{counted}次处罚，达到{rule.name}；存在重大事故隐患的，应当提请关闭"
            cited = tuple(parse_ref(ref) for ref in rule.cite)
            hints.append(Reason(text, cited, provisional=not rule.verified))
    return tuple(hints)
