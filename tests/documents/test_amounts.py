from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from lianzhi.documents.amounts import chinese_capitals, chinese_count, instant_zh, money_zh, rate_zh, term_zh
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.types import Counting, Money, Term


@pytest.mark.parametrize(
    ("yuan", "written"),
    [
        ("0", "零元整"),
        ("0.01", "壹分"),
        ("0.50", "伍角整"),
        ("0.51", "伍角壹分"),
        ("1.05", "壹元零伍分"),
        ("10", "壹拾元整"),
        ("101", "壹佰零壹元整"),
        ("1001", "壹仟零壹元整"),
        ("1010", "壹仟零壹拾元整"),
        ("5000", "伍仟元整"),
        ("10000", "壹万元整"),
        ("10005", "壹万零伍元整"),
        ("100010", "壹拾万零壹拾元整"),
        ("120000.30", "壹拾贰万元叁角整"),
        ("1020304.05", "壹佰零贰万零叁佰零肆元零伍分"),
        ("10010000", "壹仟零壹万元整"),
        ("100000000", "壹亿元整"),
        ("100000001", "壹亿零壹元整"),
        ("120050000", "壹亿贰仟零伍万元整"),
        ("1234567.89", "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
    ],
)
def test_an_amount_is_written_in_capitals_as_on_a_receipt(yuan: str, written: str) -> None:
    assert chinese_capitals(Money.yuan(yuan).fen) == written


def test_capitals_name_every_digit_that_is_not_zero() -> None:
    for fen in range(0, 30_000_000_00, 7_654_321):
        digits = [digit for digit in str(fen) if digit != "0"]
        written = [mark for mark in chinese_capitals(fen) if mark in "壹贰叁肆伍陆柒捌玖"]
        assert [str("零壹贰叁肆伍陆柒捌玖".index(mark)) for mark in written] == digits


def test_capitals_refuse_what_no_receipt_can_hold() -> None:
    with pytest.raises(ValueError, match="negative"):
        chinese_capitals(-1)
    with pytest.raises(ValueError, match="beyond"):
        chinese_capitals(10**18)


def test_money_prints_figures_and_capitals() -> None:
    assert money_zh(Money.yuan(5000)) == "¥5,000.00（人民币伍仟元整）"
    assert money_zh(Money.yuan("1234567.8")) == "¥1,234,567.80（人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角整）"


def test_dates_go_without_leading_zeros() -> None:
    assert date_zh(date(2026, 1, 5)) == "2026年1月5日"
    assert instant_zh(datetime(2026, 11, 21, 9, 5)) == "2026年11月21日9时05分"  # noqa: DTZ001 - printed as given


def test_a_term_prints_its_counting_and_what_is_unverified() -> None:
    assert term_zh(Term(4, Counting.WORKING_DAYS, ())) == "4个工作日"
    assert term_zh(Term(2, Counting.MONTHS, ())) == "2个月"
    assert term_zh(Term(9, Counting.CALENDAR_DAYS, (), verified=False)) == "9日（待核定）"


def test_rates_and_counts() -> None:
    assert rate_zh(Decimal("0.07")) == "7%"
    assert rate_zh(Decimal("0.005")) == "0.5%"
    assert [chinese_count(number) for number in (1, 10, 11, 20, 99)] == ["一", "十", "十一", "二十", "九十九"]
    with pytest.raises(ValueError, match="1 to 99"):
        chinese_count(100)
