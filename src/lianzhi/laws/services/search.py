"""Finding the article for what somebody saw, in their own words.

The laws officers work with come first, the rest of the library for what these leave open. What the catalogue of
everyday reports adds is marked as a suggestion; every hit carries the statute's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_citation, split_article
from lianzhi.kernel.law.titles import known_names
from lianzhi.kernel.types import Citation
from lianzhi.laws.models import Article, Law
from lianzhi.laws.selectors import resolve, short_name
from lianzhi.laws.services.asked import asked
from lianzhi.laws.services.index import Index, open_index, stamp
from lianzhi.laws.services.ranking import Ranked, rank
from lianzhi.laws.services.words import tokens

TOP = 10
_REF = re.compile(r"[^/\s]+/[0-9]+(?:-[0-9]+)?(?:/[0-9]+){0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article found: `citation` names the article, `place` the paragraph or item that fits best (`text`).

    `suggested_for` is the catalogue's name for what was reported, where the catalogue brought the article up;
    empty where the statute's own words did.
    """

    citation: Citation
    place: Citation
    article: Article
    score: float
    text: str
    in_force: bool
    suggested_for: str = ""


@dataclass(slots=True)
class _Loaded:
    """The index of this process and the library it was made from."""

    index: Index | None = None
    stamp: int = 0
    laws: dict[int, Law] = field(default_factory=dict)


_loaded = _Loaded()


def search(text: str, *, on: date, top: int = TOP) -> list[Hit]:
    """Articles for `text`, best first; those not in force on the day come with half their score.

    A citation (安全生产法第九十七条, 安全生产法/97/7) finds its article; a law's name in the text narrows the search
    to that law. An empty text finds nothing.
    """
    cited = _cited(text, on)
    law, rest = _law_in(text)
    if cited or not tokens(rest):
        return cited[:top]
    index = _index()
    ranked = rank(index, asked(rest), on=on, top=top, law=law)
    keys = [index.keys[each.article] for each in ranked]
    articles = _articles(keys)
    return [_hit(index, each, articles[key], on) for each, key in zip(ranked, keys, strict=True)]


def _articles(keys: list[int]) -> dict[int, Article]:
    """The articles with their laws, which were read with the index: joining them again is a tenth of a search."""
    found = Article.objects.in_bulk(keys)
    for article in found.values():
        article.law = _loaded.laws[article.law_id]
    return found


def prepare() -> None:
    """Build what the next search needs, if it is not there: after an import, so that nobody waits for it later."""
    forget_index()
    _index()


def forget_index() -> None:
    """Drop the index in this process; the library changed."""
    _loaded.index = None


def _index() -> Index:
    now = stamp()
    if _loaded.index is None or _loaded.stamp != now:
        _loaded.index, _loaded.stamp, _loaded.laws = open_index(), now, Law.objects.in_bulk()
    return _loaded.index


def _cited(text: str, on: date) -> list[Hit]:
    whole = text.strip()
    if not (_REF.fullmatch(whole) or "条" in whole):
        return []
    try:
        answer = resolve(parse_citation(whole), on)
    except MalformedQuestion:
        return []
    if answer.article is None:
        return []
    return [
        Hit(
            citation=answer.article.citation,
            place=answer.citation,
            article=answer.article,
            score=1,
            text=answer.text or answer.article.text,
            in_force=answer.in_force,
        )
    ]


def _law_in(text: str) -> tuple[str, str]:
    """The law a text names, and the text without that name."""
    for name in known_names():
        if name in text:
            rest = text.replace(f"《{name}》", " ").replace(name, " ")
            # The name alone asks for the law, so it stays what is searched for.
            return (short_name(name), rest) if tokens(rest) else ("", text)
    return "", text


def _hit(index: Index, found: Ranked, article: Article, on: date) -> Hit:
    cited = article.citation
    place, text = cited, article.text
    if found.paragraph:
        place = Citation(
            cited.law, cited.article, paragraph=found.paragraph, item=found.item or None, sub=cited.sub
        )
        paragraph = split_article(article.text).paragraphs[found.paragraph - 1]
        text = paragraph.items[found.item - 1] if found.item else paragraph.text
    return Hit(
        citation=cited,
        place=place,
        article=article,
        score=round(found.score, 4),
        text=text,
        in_force=article.law.covers(on),
        suggested_for=index.entries[found.entry][0] if found.entry is not None else "",
    )
