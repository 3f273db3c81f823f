"""When a text was in force, from what the source states and what the corpus knows better.

The sources' day of effect is often the original law's, not the amended text's. So: where the corpus dates the law, the
first of its versions that took effect on or after this text was passed is this text. Elsewhere the stated day is kept
when it is not before the passing, else the day of passing stands in; both are 待核定.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from lianzhi.kernel.law import LawVersion, laws, resolve_title
from lianzhi.laws.constants import AMENDED, SUPERSEDED
from lianzhi.laws.library import library_pin
from lianzhi.laws.loading.shapes import LawText

PEOPLES_REPUBLIC = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class InForce:
    """First and last day, both included; `verified` False shows 待核定."""

    start: date | None
    end: date | None
    verified: bool


def short_title(title: str) -> str:
    """The short title the kernel knows the law by, else the title without the state's name in front."""
    return resolve_title(title) or title.removeprefix(PEOPLES_REPUBLIC)


def in_force(texts: Sequence[LawText]) -> list[InForce]:
    """The days of each text, in order; texts of one title bound each other."""
    spans = [_alone(text) for text in texts]
    by_title: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        by_title.setdefault(short_title(text.title), []).append(index)
    for places in by_title.values():
        known = sorted((spans[place].start, place) for place in places if spans[place].start is not None)
        for (_, earlier), (start, _) in pairwise(known):
            if texts[earlier].status == SUPERSEDED and spans[earlier].end is None and start is not None:
                spans[earlier] = replace(spans[earlier], end=start - timedelta(days=1))
    return spans


def _alone(text: LawText) -> InForce:
    short = short_title(text.title)
    version = _known_version(short, text.version_on)
    if version is not None:
        # A text the source marks as amended stays in use until the library holds the next one.
        if text.status == AMENDED:
            return InForce(version.from_, None, verified=False)
        return InForce(version.from_, version.to, verified=version.verified)
    start = text.stated_on
    if start is None or (text.version_on is not None and start < text.version_on):
        start = text.version_on
    for repealed in library_pin().repealed:
        if short in repealed.titles:
            return InForce(start, repealed.to, verified=False)
    return InForce(start, None, verified=False)


def _known_version(short: str, passed: date | None) -> LawVersion | None:
    law = next((law for law in laws() if law.short == short), None)
    if law is None:
        return None
    if passed is None:
        return law.versions[-1]
    return next((version for version in law.versions if version.from_ >= passed), None)
