"""From a statute's printed lines to articles: the reader the Markdown and the Word importer share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from lianzhi.kernel.law.numerals import SIGNS
from lianzhi.laws.loading.shapes import LABEL, ArticleRow

_SPACE = "[ \t\u3000]"
_CHAPTER = re.compile(rf"第[{SIGNS}]+[编章]{_SPACE}+\S.*")
_SECTION = re.compile(rf"第[{SIGNS}]+节{_SPACE}+\S.*")
# The number stands alone or is set off by a space; 第五条规定的 in running text is no article.
_ARTICLE = re.compile(rf"(?P<label>{LABEL.pattern})(?:{_SPACE}+(?P<words>.*))?")
_DATE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_EFFECT = re.compile(rf"自{_SPACE}*([0-9]{{4}})年([0-9]{{1,2}})月([0-9]{{1,2}})日起(?:施行|实施|生效)")


class UnreadableLawError(ValueError):
    """The text is not a statute as the importers know it; says in Chinese what is missing."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A statute as printed: title, the days in its heading, the articles."""

    title: str
    passed_on: date | None
    stated_on: date | None
    articles: tuple[ArticleRow, ...]


@dataclass(slots=True)
class _Reading:
    title: str = ""
    chapter: str = ""
    section: str = ""
    label: str = ""
    words: list[str] = field(default_factory=list)
    heading: list[str] = field(default_factory=list)
    articles: list[ArticleRow] = field(default_factory=list)

    def close(self) -> None:
        if self.label and self.words:
            row = ArticleRow(
                label=self.label, text="\n".join(self.words), chapter=self.chapter, section=self.section
            )
            self.articles.append(row)
        self.label, self.words = "", []


def read_lines(lines: Iterable[str]) -> Printed:
    """The statute in `lines`, headings already without their Markdown signs.

    Raises UnreadableLawError where there is no title or no article. The last day named between the title and the first
    article is the day this text was passed.
    """
    reading = _Reading()
    for line in (line.strip(" \t\u3000") for line in lines):
        if line:
            _read(reading, line)
    reading.close()
    if not reading.title or not reading.articles:
        raise UnreadableLawError("没有读到法律名称或者“第…条”条文")
    dates = [_day(match.groups()) for match in _DATE.finditer("\n".join(reading.heading))]
    effects = [_day(match.groups()) for row in reading.articles for match in _EFFECT.finditer(row.text)]
    return Printed(
        reading.title, dates[-1] if dates else None, effects[-1] if effects else None, tuple(reading.articles)
    )


def _read(reading: _Reading, line: str) -> None:
    if not reading.title:
        reading.title = line
        return
    article = _ARTICLE.fullmatch(line)
    if article is not None:
        reading.close()
        reading.label = article["label"]
        reading.words = [article["words"]] if article["words"] else []
    elif _CHAPTER.fullmatch(line):
        reading.close()
        reading.chapter, reading.section = _spaced(line), ""
    elif _SECTION.fullmatch(line):
        reading.close()
        reading.section = _spaced(line)
    elif reading.label:
        reading.words.append(line)
    else:
        reading.heading.append(line)


def _spaced(heading: str) -> str:
    return re.sub(rf"{_SPACE}+", " ", heading)


def _day(parts: tuple[str, ...]) -> date:
    year, month, day = (int(part) for part in parts[:3])
    try:
        return date(year, month, day)
    except ValueError as error:
        raise UnreadableLawError(f"{year}年{month}月{day}日不是有效日期") from error
