"""How a text's standing and an article's place are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from lianzhi.desk.parts import inline
from lianzhi.desk.parts.words import day_words
from lianzhi.kernel.law import in_chinese, split_article
from lianzhi.kernel.penalties.tiers import table
from lianzhi.kernel.types import Citation
from lianzhi.laws.models import Article, Law
from lianzhi.laws.selectors import Resolution


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of an article; `hit` where the citation means it."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArticle:
    """An article ready for a page: heading, where it stands, its lines, how far it may be relied upon."""

    heading: str
    chapter: str
    lines: tuple[Line, ...]
    dates: str
    provisional: bool
    standing: SafeString
    warning: str
    url: str


def standing(law: Law, on: date) -> SafeString:
    """Whether a text is in force on a day: dot and word."""
    if law.covers(on):
        return inline.state("valid", "有效")
    if law.in_force_from is not None and on < law.in_force_from:
        return inline.state("pending", "尚未施行")
    return inline.state("void", "已失效")


def dates_of(law: Law) -> str:
    """The text's own days: published, in force from, to."""
    words = [
        f"{day_words(law.published_on)}公布" if law.published_on else "",
        f"自{day_words(law.in_force_from)}起施行",
    ]
    if law.in_force_to is not None:
        words.append(f"至{day_words(law.in_force_to)}")
    return "，".join(word for word in words if word)


def shown_article(answer: Resolution, on: date) -> ShownArticle | None:
    """The article of a resolution, its paragraph or item marked; None where the library has no such article."""
    article = answer.article
    if article is None:
        return None
    law = article.law
    cited = answer.citation if answer.found else article.citation
    return ShownArticle(
        heading=in_chinese(cited),
        chapter="　".join(part for part in (article.chapter, article.section) if part),
        lines=tuple(_lines(article, cited)),
        dates=dates_of(law),
        provisional=not law.dates_verified,
        standing=standing(law, on),
        warning=answer.reason,
        url=f"{law.get_absolute_url()}#{anchor(article)}",
    )


def anchor(article: Article) -> str:
    """Where an article stands on its law's page."""
    return f"a{article.position}"


def _lines(article: Article, cited: Citation) -> Iterator[Line]:
    whole = cited.paragraph is None
    for number, paragraph in enumerate(split_article(article.text).paragraphs, start=1):
        here = not whole and number == cited.paragraph
        yield Line(paragraph.text, hit=here and cited.item is None)
        for item, text in enumerate(paragraph.items, start=1):
            yield Line(text, hit=here and cited.item in (None, item))


@dataclass(frozen=True, slots=True)
class Related:
    """What the penalty tables tie to an article: where a breach is punished, and which duties a penalty enforces."""

    punished_by: tuple[Citation, ...]
    enforces: tuple[Citation, ...]


def related(citation: Citation) -> Related:
    """The other side of a duty or a penalty article; nothing where no table knows it."""
    held = table(citation.law)
    if held is None or citation.sub:
        return Related((), ())
    duties = (duty for tier in held.by_article.get(citation.article, ()) for duty in tier.obligations)
    return Related(held.by_obligation.get(citation.article, ()), tuple(dict.fromkeys(duties)))
