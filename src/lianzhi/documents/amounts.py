"""How officials write money, dates and counts on paper: capitals, 年月日, 〔〕."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.types import Counting, Money, Term

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")
SMALL_DIGITS = "〇一二三四五六七八九"

COUNTING_ZH = {
    Counting.CALENDAR_DAYS: "日",
    Counting.WORKING_DAYS: "个工作日",
    Counting.MONTHS: "个月",
    Counting.YEARS: "年",
    Counting.HOURS: "小时",
}


def _group_capitals(group: int) -> str:
    """Four digits in capitals without leading zeros: 1005 → 壹仟零伍."""
    written = ""
    gap = False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if digit == 0:
            gap = bool(written)
            continue
        written += ("零" if gap else "") + DIGITS[digit] + PLACES[place]
        gap = False
    return written


def _yuan_capitals(yuan: int) -> str:
    groups: list[int] = []
    while yuan:
        yuan, group = divmod(yuan, 10_000)
        groups.append(group)
    if len(groups) > len(GROUPS):
        raise ValueError("amount is beyond what a cheque can be written for")
    written = ""
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if group == 0:
            continue
        # A short group after a longer one, or one after an empty group, is read with 零.
        gap = bool(written) and (group < 1000 or (power + 1 < len(groups) and groups[power + 1] == 0))
        written += ("零" if gap else "") + _group_capitals(group) + GROUPS[power]
    return written


def chinese_capitals(fen: int) -> str:
    """An amount in fen as on a receipt: 500000 → 伍仟元整, 105 → 壹元零伍分.

    Raises ValueError for a negative amount.
    """
    if fen < 0:
        raise ValueError("a negative amount cannot be written in capitals")
    yuan, rest = divmod(fen, 100)
    jiao, odd_fen = divmod(rest, 10)
    written = _yuan_capitals(yuan) + "元" if yuan else ""
    if rest == 0:
        return (written or "零元") + "整"
    if jiao:
        written += DIGITS[jiao] + "角"
    elif written:
        written += "零"
    return written + (DIGITS[odd_fen] + "分" if odd_fen else "整")


def money_zh(amount: Money) -> str:
    """Figures first, capitals in brackets: ¥5,000.00（人民币伍仟元整）."""
    yuan, fen = divmod(amount.fen, 100)
    return f"¥{yuan:,}.{fen:02d}（人民币{chinese_capitals(amount.fen)}）"


def instant_zh(moment: datetime) -> str:
    """2026年11月21日9时05分; the caller hands over local time."""
    return f"{date_zh(moment.date())}{moment.hour}时{moment.minute:02d}分"


def term_zh(term: Term) -> str:
    """15日, 5个工作日, 6个月; an unverified one says so wherever it is printed."""
    return f"{term.length}{COUNTING_ZH[term.counting]}" + ("" if term.verified else "（待核定）")


def rate_zh(rate: Decimal) -> str:
    """A share as percent: 0.03 → 3%."""
    percent = (rate * 100).normalize()
    return f"{percent:f}%"


def chinese_count(number: int) -> str:
    """1 → 一, 10 → 十, 21 → 二十一: for headings and copies up to 99."""
    if not 0 < number < 100:
        raise ValueError("counts on paper run from 1 to 99")
    tens, ones = divmod(number, 10)
    written = ("" if tens == 1 else SMALL_DIGITS[tens]) + "十" if tens else ""
    return written + (SMALL_DIGITS[ones] if ones else "")
