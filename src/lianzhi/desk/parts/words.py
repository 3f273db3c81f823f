"""How the pages word days, amounts, articles and deadlines; pure functions, no HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from lianzhi.core.clock import SHANGHAI
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.deadlines import DeadlineAnswer, Kind, remaining, rule_called
from lianzhi.kernel.types import Counting, Money

NOTHING = "—"
_ISO_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b", re.ASCII)
# A reminder's reach in days, not a statutory term: from here on the word turns amber.
SOON = 3
# Terms that end without anybody being late.
ENDING = (Kind.RIGHT_OF_PARTY, Kind.WAITING)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a deadline stands on a day: its word and its tone (going, warn, bad, or void)."""

    word: str
    tone: str


def day_words(value: date | datetime | None) -> str:
    """`2026年11月21日`, with the time of day (Shanghai) where the value is an instant."""
    if value is None:
        return NOTHING
    if isinstance(value, datetime):
        at = value.astimezone(SHANGHAI) if value.tzinfo else value
        return f"{date_zh(at)} {at:%H:%M}"
    return date_zh(value)


def said(sentence: str) -> str:
    """A sentence of the chain or the kernel as people read it: `2026-09-22` in it becomes `2026年9月22日`.

    Both keep ISO days: the chain because what it digests never changes, the kernel because programs read it.
    """
    return _ISO_DAY.sub(lambda found: "{}年{}月{}日".format(*map(int, found.groups())), sentence)


def money_words(amount: Money | int | None) -> str:
    """`20,000元` from Money or fen; jiao and fen only where there are any."""
    if amount is None:
        return NOTHING
    fen = amount.fen if isinstance(amount, Money) else amount
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    cents = f".{rest:02d}" if rest else ""
    return f"{sign}{yuan:,}{cents}元"


def range_words(low: Money | int, high: Money | int) -> str:
    """`10万元以下` without a floor, `1万元以上5万元以下` with one; amounts as Money or fen."""
    ends = [end if isinstance(end, Money) else Money(end) for end in (low, high)]
    if ends[0] == ends[1]:
        return ends[1].words if ends[1].fen else "不处罚款"
    floor = f"{ends[0].words}以上" if ends[0].fen else ""
    return f"{floor}{ends[1].words}以下"


def number_words(value: int | float | str | None) -> str:
    """A figure with thousands separated; words stay as they are."""
    if value is None:
        return NOTHING
    return value if isinstance(value, str) else f"{value:,}"


def standing(answer: DeadlineAnswer, today: date) -> Standing:
    """Where a deadline stands today, the days left counted in the term's own way.

    A term somebody must keep is overdue after its last day; a right or a waiting period has simply ended.
    """
    if answer.due is None:
        return Standing("无期限规定", "void")
    due = _as_day(answer.due)
    late = (today - due).days
    if late > 0:
        return Standing(f"已超期{late}天", "bad") if _binds(answer) else Standing("已届满", "void")
    if late == 0:
        return Standing("今日到期", "warn")
    if answer.counting is Counting.WORKING_DAYS:
        word = f"剩余{remaining(due, today, Counting.WORKING_DAYS)}个工作日"
    else:
        word = f"剩余{-late}天"
    act_by = _as_day(answer.act_by or answer.due)
    return Standing(word, "warn" if today >= act_by or -late <= SOON else "going")


def _binds(answer: DeadlineAnswer) -> bool:
    rule = rule_called(answer.rule)
    return rule is None or rule.kind not in ENDING


def _as_day(value: date) -> date:
    return value.astimezone(SHANGHAI).date() if isinstance(value, datetime) else value
