"""Finding the article for what an officer saw: safety statutes first, the whole library where they are silent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db import models

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import parse_citation, split_article
from lianzhi.kernel.law.titles import known_names
from lianzhi.kernel.types import Citation
from lianzhi.laws.library import library_pin
from lianzhi.laws.models import Article
from lianzhi.laws.selectors import resolve, short_name
from lianzhi.laws.services.ranking import Ranking, Unit, covered, is_single, tokens

TOP = 10
#: The best hit must hold this share of the question, else the whole library is asked too, at a discount.
_ENOUGH = 0.5
_ELSEWHERE = 0.6
_CANDIDATES = 300
_PAIRS_ASKED = 16
_STALE = 0.5
_REF = re.compile(r"[^/\s]+/[0-9]+(?:-[0-9]+)?(?:/[0-9]+){0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article found: `citation` names the article, `place` the paragraph or item that fits best (`text`)."""

    citation: Citation
    place: Citation
    article: Article
    score: float
    text: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class _Index:
    ranking: Ranking
    articles: dict[int, Article]


def search(text: str, *, on: date, top: int = TOP) -> list[Hit]:
    """Articles for `text`, best first; those not in force on the day come with half their score.

    A citation (安全生产法第九十七条, 安全生产法/97/7) finds its article; a law's name in the text narrows the search
    to that law. An empty text finds nothing.
    """
    cited = _cited(text, on)
    law, rest = _law_in(text)
    words = list(dict.fromkeys(tokens(rest)))
    if not words or cited:
        return cited[:top]
    index = _first_index()
    hits = _hits(index, words, on=on, law=law)
    best = index.articles[hits[0].article.pk].text if hits else ""
    if covered(rest, best) < _ENOUGH:
        hits = _merged(hits, _hits(_elsewhere(words, law), words, on=on, law=law))
    return hits[:top]


def forget_index() -> None:
    """Drop the index in this process; the library changed."""
    _first_index.cache_clear()


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


@lru_cache(maxsize=1)
def _first_index() -> _Index:
    articles = Article.objects.select_related("law").filter(law__short_title__in=library_pin().search_first)
    return _indexed(articles)


def _indexed(articles: Iterable[Article], *, like: Ranking | None = None) -> _Index:
    held = {article.pk: article for article in articles}
    return _Index(Ranking([unit for article in held.values() for unit in _units(article)], like), held)


def _units(article: Article) -> Iterable[Unit]:
    for number, paragraph in enumerate(split_article(article.text).paragraphs, start=1):
        yield Unit(article.pk, number, 0, paragraph.text)
        for item, words in enumerate(paragraph.items, start=1):
            yield Unit(article.pk, number, item, words)


def _elsewhere(words: list[str], law: str) -> _Index:
    """An index over the articles outside the first statutes that hold most of the question's pairs."""
    like = _first_index().ranking
    asked = sorted((word for word in words if not is_single(word)), key=like.weight, reverse=True)
    pairs = asked[:_PAIRS_ASKED]
    if not pairs:
        return _indexed(())
    held = sum(
        (
            models.Case(
                models.When(text__contains=pair, then=1), default=0, output_field=models.IntegerField()
            )
            for pair in pairs
        ),
        start=models.Value(0),
    )
    articles = Article.objects.exclude(law__short_title__in=library_pin().search_first)
    if law:
        articles = articles.filter(law__short_title=law)
    found = articles.annotate(held=held).filter(held__gt=0).order_by("-held", "pk").select_related("law")
    return _indexed(found[:_CANDIDATES], like=like)


def _hits(index: _Index, words: list[str], *, on: date, law: str) -> list[Hit]:
    hits = []
    for key, (score, unit) in index.ranking.best(words).items():
        article = index.articles[key]
        if law and article.law.short_title != law:
            continue
        in_force = article.law.covers(on)
        hits.append((score if in_force else score * _STALE, in_force, article, unit))
    hits.sort(key=lambda hit: (-hit[0], hit[2].pk))
    return [_hit(*hit) for hit in hits[:_CANDIDATES]]


def _hit(score: float, in_force: bool, article: Article, unit: Unit) -> Hit:  # noqa: FBT001 — unpacked above
    cited = article.citation
    place = Citation(
        cited.law, cited.article, paragraph=unit.paragraph, item=unit.item or None, sub=cited.sub
    )
    return Hit(
        citation=cited, place=place, article=article, score=round(score, 4), text=unit.text, in_force=in_force
    )


def _merged(first: list[Hit], second: list[Hit]) -> list[Hit]:
    second = [replace(hit, score=round(hit.score * _ELSEWHERE, 4)) for hit in second]
    return sorted((*first, *second), key=lambda hit: (-hit.score, hit.article.pk))
