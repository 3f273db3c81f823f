"""Which articles answer a question: their own words, the catalogue's words for them, and duty and penalty together.

An article is worth its best place (paragraph or item), plus the best catalogue entry that names it, plus a share of
what the articles linked with it are worth. Other laws than the first count less, texts not in force count half.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from heapq import nlargest

from lianzhi.laws.services.asked import Asked
from lianzhi.laws.services.everyday import scope
from lianzhi.laws.services.index import ARTICLES, ENTRIES, PLACES, Index, LawNote, Named

#: What a catalogue entry's score counts beside the article's own.
CATALOGUE = 1.6
#: Each further duty (or penalty) of an entry counts this much of the one before: five hits should not be one matter.
FURTHER = 0.6
#: The share of a linked article's worth that a duty or penalty gains.
LINKED = 0.08
#: What asking for the sanction adds to the articles that hold one.
SANCTION = 1.08
_STALE = 0.5
#: Longer lists than these are too common to say anything, and they are what takes the time.
_LONGEST_OF_PLACES, _LONGEST_OF_ARTICLES = 600, 700
#: How many of the catalogue's articles and entries are looked at closely.
_LIKELY, _LIKELY_ENTRIES = 150, 100
#: Places, and articles of the rest of the library, below this share of the best of them are not looked at for
#: themselves: the catalogue must name them.
_PLACE_WORTH_A_LOOK, _WORTH_A_LOOK = 0.3, 0.5
_Words = tuple[tuple[str, float], ...]
#: The worth a catalogue entry gives an article, the entry, and how it names the article.
_Suggestion = tuple[float, int, Named]
#: What an article is worth by its own words, and the place that has it (None in the rest of the library).
_Own = tuple[float, int | None]
_NOTHING: _Own = (0.0, None)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One article: its position in the index, its worth, its best place, and the entry that suggests it most."""

    article: int
    score: float
    paragraph: int
    item: int
    entry: int | None


def rank(index: Index, question: Asked, *, on: date, top: int, law: str = "") -> list[Ranked]:
    """The `top` articles that share most with the question, best first; `law` keeps those of one law."""
    words = (*question.said, *question.meant)
    suggested = _suggested(index, index.lists.all_scores(ENTRIES, words, len(index.entries)))
    if law:
        suggested = {each: suggested[each] for each in suggested if _short(index, each) == law}
    likely = nlargest(_LIKELY, suggested, key=lambda article: suggested[article][0])
    own = _own_words(index, question.said, words, likely)
    if law:
        own = {each: own[each] for each in own if _short(index, each) == law}
    standing = _standing(index.laws, on)
    scores = []
    for article, worth in _worth(index, own, suggested).items():
        asked_for = SANCTION if question.wants_sanction and index.sanctions[article] else 1.0
        stale = 1.0 if standing[index.law_of[article]] else _STALE
        scores.append((-worth * asked_for * stale, article))
    scores.sort()
    return [
        _placed(index, article, -score, own.get(article, _NOTHING), suggested.get(article))
        for score, article in scores[:top]
    ]


def _placed(  # noqa: PLR0917 - one row of three tables that share the article
    index: Index, article: int, score: float, own: _Own, suggested: _Suggestion | None
) -> Ranked:
    """The article with the place that what counted more points to: its own words or the catalogue entry."""
    said, place = own
    paragraph, item = (0, 0) if place is None else (index.place_paragraph[place], index.place_item[place])
    if suggested is None:
        return Ranked(article, score, paragraph, item, None)
    gained, entry, named = suggested
    if gained * CATALOGUE > said:
        paragraph, item = named.paragraph, named.item
    return Ranked(article, score, paragraph, item, entry)


def _worth(index: Index, own: dict[int, _Own], suggested: dict[int, _Suggestion]) -> dict[int, float]:
    """What the articles that can come first are worth, with what duty and penalty bring each other."""
    of_tier = (1.0, scope().weights.near, scope().weights.elsewhere)
    worth = {
        article: of_tier[index.tiers[article]] * (said + CATALOGUE * _weight_of(suggested, article))
        for article, (said, _) in own.items()
    }
    gained = dict(worth)
    for article, value in worth.items():
        for other in index.links.get(article, ()):
            gained[other] = max(gained.get(other, 0.0), worth.get(other, 0.0) + LINKED * value)
    return gained


def _own_words(index: Index, said: _Words, words: _Words, likely: list[int]) -> dict[int, _Own]:
    """By its own words, each article that shares much with the question and each of the likely ones."""
    rest = index.lists.scores(ARTICLES, said, longest=_LONGEST_OF_ARTICLES)
    floor = _WORTH_A_LOOK * max(rest.values(), default=0.0)
    found: dict[int, _Own] = {article: (score, None) for article, score in rest.items() if score >= floor}
    places = index.lists.all_scores(PLACES, words, len(index.place_article), longest=_LONGEST_OF_PLACES)
    floor = _PLACE_WORTH_A_LOOK * max(places, default=0.0)
    near = [index.place_article[place] for place, score in enumerate(places) if score > floor]
    for article in dict.fromkeys((*near, *likely)):
        best = max(index.places_of(article), key=places.__getitem__, default=None)
        if best is not None:
            found[article] = (places[best], best)
        else:
            found.setdefault(article, (rest.get(article, 0.0), None))
    return found


def _suggested(index: Index, entries: list[float]) -> dict[int, _Suggestion]:
    """For each article the best entry that names it, with its score; of the entries, those that score most."""
    found: dict[int, _Suggestion] = {}
    for entry in nlargest(_LIKELY_ENTRIES, range(len(entries)), key=entries.__getitem__):
        for named in index.entries[entry][1] if entries[entry] else ():
            worth = entries[entry] * FURTHER**named.rank
            if worth > _weight_of(found, named.article):
                found[named.article] = (worth, entry, named)
    return found


def _weight_of(suggested: dict[int, _Suggestion], article: int) -> float:
    return suggested[article][0] if article in suggested else 0.0


def _short(index: Index, article: int) -> str:
    return index.laws[index.law_of[article]].short_title


@lru_cache(maxsize=64)
def _standing(laws: tuple[LawNote, ...], on: date) -> tuple[bool, ...]:
    return tuple(law.covers(on) for law in laws)
