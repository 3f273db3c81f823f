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
from lianzhi.laws.services.index import ARTICLES, ENTRIES, PLACES, Index, LawNote

#: What a catalogue entry's score counts beside the article's own.
CATALOGUE = 1.8
#: Each further duty (or penalty) of an entry counts this much of the one before: five hits should not be one matter.
FURTHER = 0.85
#: The share of a linked article's worth that a duty or penalty gains.
LINKED = 0.08
#: What asking for the sanction adds to the articles that hold one.
SANCTION = 1.08
_STALE = 0.5
#: Longer lists than this are too common to say anything across the whole library.
_LONGEST = 1500
#: How many articles are looked at closely.
_LIKELY = 150


@dataclass(frozen=True, slots=True)
class Ranked:
    """One article: its position in the index, its worth, its best place, and the entry that suggests it most."""

    article: int
    score: float
    paragraph: int
    item: int
    entry: int | None


def rank(index: Index, question: Asked, *, on: date, law: str = "") -> list[Ranked]:
    """The articles that share most with the question, best first."""
    words = (*question.said, *question.meant)
    own, places = _own_words(index, question)
    suggested = _suggested(index, index.lists.scores(ENTRIES, words))
    if law:
        own = {article: own[article] for article in own if _short(index, article) == law}
        suggested = {each: suggested[each] for each in suggested if _short(index, each) == law}
    worth = _worth(index, own, suggested)
    if question.wants_sanction:
        for article in worth:
            if index.sanctions[article]:
                worth[article] *= SANCTION
    standing = _standing(index.laws, on)
    found = []
    for article, score in worth.items():
        paragraph, item = places.get(article, (0, 0))
        entry = suggested[article][1] if article in suggested else None
        stands = standing[index.law_of[article]]
        found.append(Ranked(article, score if stands else score * _STALE, paragraph, item, entry))
    found.sort(key=lambda each: (-each.score, each.article))
    return found


def _worth(index: Index, own: dict[int, float], suggested: dict[int, tuple[float, int]]) -> dict[int, float]:
    """What the articles that can come first are worth; the others could not catch up."""
    of_tier = (1.0, scope().weights.near, scope().weights.elsewhere)
    likely = nlargest(_LIKELY, own, key=own.__getitem__)
    likely += nlargest(_LIKELY, suggested, key=suggested.__getitem__)
    worth = {
        article: of_tier[index.tiers[article]]
        * (own.get(article, 0.0) + CATALOGUE * suggested.get(article, (0.0, 0))[0])
        for article in dict.fromkeys(likely)
    }
    gained = dict(worth)
    for article, others in index.links.items():
        best = max([worth[other] for other in others if other in worth], default=0.0)
        if best:
            gained[article] = gained.get(article, 0.0) + LINKED * best
    return gained


def _own_words(index: Index, question: Asked) -> tuple[dict[int, float], dict[int, tuple[int, int]]]:
    """Each article's best place with its score; the articles of the rest of the library have no places."""
    best = index.lists.scores(ARTICLES, question.said, longest=_LONGEST)
    where: dict[int, tuple[int, int]] = {}
    chosen: dict[int, int] = {}
    for place, score in index.lists.scores(PLACES, (*question.said, *question.meant)).items():
        article = index.place_article[place]
        if score > best.get(article, 0.0):
            best[article] = score
            chosen[article] = place
    for article, place in chosen.items():
        where[article] = (index.place_paragraph[place], index.place_item[place])
    return best, where


def _suggested(index: Index, entries: dict[int, float]) -> dict[int, tuple[float, int]]:
    """For each article the best entry that names it, with its score."""
    found: dict[int, tuple[float, int]] = {}
    for entry, score in entries.items():
        for article, place in index.entries[entry][1]:
            worth = score * FURTHER**place
            if worth > found.get(article, (0.0, 0))[0]:
                found[article] = (worth, entry)
    return found


def _short(index: Index, article: int) -> str:
    return index.laws[index.law_of[article]].short_title


@lru_cache(maxsize=64)
def _standing(laws: tuple[LawNote, ...], on: date) -> tuple[bool, ...]:
    return tuple(law.covers(on) for law in laws)
