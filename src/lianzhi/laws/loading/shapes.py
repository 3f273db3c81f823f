"""What every importer hands over: a law's text before it is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from lianzhi.kernel.law.numerals import SIGNS, from_chinese

LABEL = re.compile(rf"第(?P<number>[{SIGNS}]+)条(?:之(?P<sub>[{SIGNS}]+))?")
_ENTRY = re.compile(rf"条目(?P<number>[{SIGNS}]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article: its printed number, where it stands, its words (paragraphs and items on lines of their own)."""

    label: str
    text: str
    chapter: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText:
    """One version of a law as a source gives it.

    `version_on` is the day this text was passed or published; `stated_on` the day of effect the source states, which
    may be the original law's and is judged when stored.
    """

    source: str
    source_key: str
    title: str
    kind: str
    level: str
    issuer: str
    status: str
    version_on: date | None
    stated_on: date | None
    articles: tuple[ArticleRow, ...]


def article_numbers(label: str) -> tuple[int, int]:
    """The number and 之 number of a printed article number; (0, 0) for a text that has no articles (全文)."""
    match = LABEL.fullmatch(label)
    if match is not None:
        return from_chinese(match["number"]), from_chinese(match["sub"]) if match["sub"] else 0
    entry = _ENTRY.fullmatch(label)
    return (from_chinese(entry["number"]), 0) if entry else (0, 0)
