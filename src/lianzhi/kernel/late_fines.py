"""The surcharge on a fine not paid in time (加处罚款): so much a day, never above the fine, paused in a dispute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

import msgspec

from lianzhi.kernel.errors import BrokenRulePack
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import check_dates, load_yaml, value_on
from lianzhi.kernel.trace import Reason
from lianzhi.kernel.types import Citation, DateSpan, Money

_FILE = "cn/late_fines.yaml"
_HUNDRED = 100


class _Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    from_: date
    rate_percent: int
    cap_percent: int | None
    verified: bool
    cite: tuple[str, ...] = ()
    source_zh: str = ""


class _Pause(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    from_: date
    title_zh: str
    cite: tuple[str, ...]
    verified: bool


class LateFineRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The dated rates and ceilings, and the ground on which days are not counted."""

    values: tuple[_Rate, ...]
    pause: tuple[_Pause, ...]


@dataclass(frozen=True, slots=True)
class LateFine:
    """The surcharge accrued: amount, days counted, whether the ceiling cut it, and why."""

    amount: Money
    days: int
    capped: bool
    reasons: tuple[Reason, ...]
    provisional: bool = False


def load_rule(path: str) -> LateFineRule:
    """The surcharge rule in one file; BrokenRulePack where a rate or ceiling makes no sense."""
    rule = load_yaml(path, LateFineRule)
    check_dates(rule.pause, file=path, place="pause")
    for rate in check_dates(rule.values, file=path, place="values"):
        if rate.rate_percent < 1 or (rate.cap_percent is not None and rate.cap_percent < 1):
            raise BrokenRulePack(path, f"values from {rate.from_}", "a rate and a ceiling are above zero")
        if not rate.cite and not rate.source_zh:
            raise BrokenRulePack(path, f"values from {rate.from_}", "no source: neither cite nor source_zh")
    return rule


@lru_cache(maxsize=1)
def _rule() -> LateFineRule:
    return load_rule(_FILE)


def answer(fine: Money, due: date, *, on: date, paused: Sequence[DateSpan] = ()) -> LateFine:
    """The surcharge on a `fine` payable by `due` and still unpaid at the end of `on` (行政处罚法 72, 73).

    The first day counted is the one after `due`; each day of `paused` (reconsideration, litigation; `end` None
    means still going on) is not. Exact in fen, rounded down, so that the party never pays a fraction too much.
    ValueError for a negative fine.
    """
    if fine.fen < 0:
        raise ValueError("a fine is not negative")
    rate, pause = value_on(_rule().values, due), value_on(_rule().pause, due)
    if rate is None:
        return LateFine(
            Money(0), 0, capped=False, reasons=(Reason("规则库中没有适用于该日的加处罚款规定。"),)
        )
    late = max((on - due).days, 0)
    left_out = _days_paused(due, on, paused) if pause else 0
    days = late - left_out
    accrued = fine.fen * rate.rate_percent * days // _HUNDRED
    ceiling = None if rate.cap_percent is None else fine.fen * rate.cap_percent // _HUNDRED
    capped = ceiling is not None and accrued > ceiling
    amount = Money(ceiling if ceiling is not None and capped else accrued)
    reasons = [_conclusion(rate, amount, days, capped=capped)]
    if pause and left_out:
        reasons.append(Reason(f"{pause.title_zh}的{left_out}日不予计算。", _citations(pause.cite)))
    provisional = not rate.verified or bool(pause and left_out and not pause.verified)
    return LateFine(amount, days, capped=capped, reasons=tuple(reasons), provisional=provisional)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a fine payable by a day of its own (an instalment), and what was paid on it when.

    `earlier`: a first term and the day a later one was granted, where the part was late in between.
    """

    amount: Money
    due: date
    paid: tuple[tuple[date, Money], ...] = ()
    earlier: tuple[date, date] | None = None


def answer_parts(parts: Sequence[Part], *, on: date, paused: Sequence[DateSpan] = ()) -> LateFine:
    """The surcharge on a fine payable in parts: each part late from its own day, on what was then unpaid of it.

    A part whose day has not come bears nothing (行政处罚法 66, 72). Together never above the ceiling of the whole fine.
    """
    found = [
        answer(Money(max(0, unpaid)), start, on=end, paused=paused)
        for part in parts
        for unpaid, start, end in _stretches(part, on)
    ]
    bearing = [each for each in found if each.amount.fen]
    accrued, ceiling = sum(each.amount.fen for each in bearing), _ceiling(parts)
    capped = ceiling is not None and accrued > ceiling
    return LateFine(
        Money(ceiling if ceiling is not None and capped else accrued),
        sum(each.days for each in bearing),
        capped=capped or any(each.capped for each in bearing),
        reasons=tuple(reason for each in bearing for reason in each.reasons),
        provisional=any(each.provisional for each in bearing),
    )


def _stretches(part: Part, on: date) -> Iterator[tuple[int, date, date]]:
    """What was unpaid of a part, from the day after which to the day until which."""
    for first, last in (*((part.earlier,) if part.earlier else ()), (part.due, on)):
        unpaid, start, stop = part.amount.fen, first, min(last, on)
        for day, amount in sorted(part.paid, key=lambda each: each[0]):
            if day > stop:
                # Paid after the stretch: nothing of it was paid in between.
                break
            end = max(start, day)
            if end > start:
                yield unpaid, start, end
            unpaid, start = unpaid - amount.fen, end
        if stop > start:
            yield unpaid, start, stop


def _ceiling(parts: Sequence[Part]) -> int | None:
    """The highest surcharge on the parts together; None where the rule of the first part's day has no ceiling."""
    rate = value_on(_rule().values, min(part.due for part in parts)) if parts else None
    if rate is None or rate.cap_percent is None:
        return None
    return sum(part.amount.fen for part in parts) * rate.cap_percent // _HUNDRED


def rate_on(day: date) -> Decimal:
    """The daily rate as a fraction (行政处罚法 72), as decisions print it; LookupError before the first rule."""
    rate = value_on(_rule().values, day)
    if rate is None:
        raise LookupError(f"no late fine is ruled on {day}")
    return Decimal(rate.rate_percent) / _HUNDRED


def _conclusion(rate: _Rate, amount: Money, days: int, *, capped: bool) -> Reason:
    if not days:
        text = "尚未逾期或者逾期期间不予计算，不加处罚款。"
    else:
        text = f"逾期{days}日，每日按罚款数额的百分之{rate.rate_percent}加处罚款，共{amount.words}"
        text += "（加处罚款的数额不得超出罚款的数额，按上限计）。" if capped else "。"
    return Reason(text, _citations(rate.cite), provisional=not rate.verified)


def _citations(refs: tuple[str, ...]) -> tuple[Citation, ...]:
    return tuple(map(parse_ref, refs))


def _days_paused(due: date, on: date, paused: Sequence[DateSpan]) -> int:
    """How many of the late days lie in a pause; a day in two pauses is one day."""
    first = due + timedelta(days=1)
    counted, free_from = 0, first
    for span in sorted(paused, key=lambda one: one.start):
        begin, end = max(span.start, free_from), min(span.end or on, on)
        if end >= begin:
            counted += (end - begin).days + 1
            free_from = end + timedelta(days=1)
    return counted
