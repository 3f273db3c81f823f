"""How the pages word days, amounts, articles and deadlines; pure functions, no HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from lianzhi.core.clock import SHANGHAI
from lianzhi.kernel.types import Citation, Counting, Money

NOTHING = "—"
# A reminder's reach in days, not a statutory term: from here on the word turns amber.
SOON = 3

COUNTING_WORDS = {
    Counting.CALENDAR_DAYS: "日",
    Counting.WORKING_DAYS: "个工作日",
    Counting.MONTHS: "个月",
    Counting.YEARS: "年",
    Counting.HOURS: "小时",
}


class CountedTerm(Protocol):
    """What a deadline shows: the kernel's answer, or anything that carries the same."""

    @property
    def due(self) -> date: ...
    @property
    def act_by(self) -> date: ...
    @property
    def counting(self) -> Counting: ...
    @property
    def length(self) -> int: ...
    @property
    def citations(self) -> tuple[Citation, ...]: ...
    @property
    def provisional(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a deadline stands on a day: its word and its tone (done, going, warn or bad)."""

    word: str
    tone: str


def day_words(value: date | datetime | None) -> str:
    """`2026年11月21日`, with the time of day (Shanghai) where the value is an instant."""
    if value is None:
        return NOTHING
    if isinstance(value, datetime):
        at = value.astimezone(SHANGHAI) if value.tzinfo else value
        return f"{day_words(at.date())} {at:%H:%M}"
    return f"{value.year}年{value.month}月{value.day}日"


def money_words(amount: Money | int | None) -> str:
    """`20,000元` from Money or fen; jiao and fen only where there are any."""
    if amount is None:
        return NOTHING
    fen = amount.fen if isinstance(amount, Money) else amount
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    cents = f".{rest:02d}" if rest else ""
    return f"{sign}{yuan:,}{cents}元"


def number_words(value: int | float | str | None) -> str:
    """A figure with thousands separated; words stay as they are."""
    if value is None:
        return NOTHING
    return value if isinstance(value, str) else f"{value:,}"


def length_words(length: int, counting: Counting) -> str:
    """`7个工作日`, `90日`, `6个月`."""
    return f"{length}{COUNTING_WORDS[counting]}"


def standing(answer: CountedTerm, today: date, *, remaining: int | None = None) -> Standing:
    """Where the deadline stands today.

    `remaining` counts the days left in the term's own way (working days for a term of working days); without it
    calendar days are counted and called so.
    """
    due, act_by = _as_day(answer.due), _as_day(answer.act_by)
    if today > due:
        return Standing(f"已超期{(today - due).days}天", "bad")
    if today == due:
        return Standing("今日到期", "warn")
    if remaining is not None and answer.counting is Counting.WORKING_DAYS:
        word = f"剩余{remaining}个工作日"
    else:
        word = f"剩余{(due - today).days}天"
    return Standing(word, "warn" if today >= act_by or _is_near(due, today) else "going")


def _is_near(due: date, today: date) -> bool:
    return (due - today).days <= SOON


def _as_day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value
