"""Finding citations in running text, and the lists they come in (第三十五条、第九十九条)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lianzhi.kernel.law.numerals import SIGNS, read_number
from lianzhi.kernel.law.titles import known_names, resolve_title, strip_title
from lianzhi.kernel.types import Citation

_NUMBER = rf"(?:[{SIGNS}]+|[0-9]+)"
#: One place or the continuation of a list: at least one of article, paragraph, item, in that order.
_PLACE = (
    rf"(?=第[（(]?{_NUMBER})"
    rf"(?:第(?P<article>{_NUMBER})条(?:之(?P<sub>{_NUMBER}))?)?"
    rf"(?:第(?P<paragraph>{_NUMBER})款)?"
    rf"(?:第?[（(]?(?P<item>{_NUMBER})[）)]?项)?"
)
_JOINT = re.compile(r"\s*(?:、|，|,|和|与|及|以及|或者|或|至|到)\s*")
_RANGE = frozenset("至到")
_THIS_LAW = "本法"
#: A list of more is not written by any statute; a longer one is a misread number.
_LONGEST_RANGE = 60

Found = tuple[Citation, int, int]


@lru_cache(maxsize=1)
def _scanner() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in known_names())
    law = rf"(?:《(?P<quoted>[^《》\n]+)》|(?P<plain>{names}|{_THIS_LAW}))"
    # Between a law and its article a decision may name the edition: 《…法》（2021年修正）第…条.
    return re.compile(rf"(?:{law}(?:[（(][^（）()]*[）)])?\s*)?{_PLACE}")


@dataclass(slots=True)
class _Context:
    """What a continuation inherits: the law, and the place named last."""

    law: str
    place: Citation | None = None
    end: int = -1
    joint: str = ""


def find_citations(text: str, *, default_law: str = "") -> list[Found]:
    """Every citation in `text` with its start and end offsets, in order of appearance.

    In a list each member inherits what it leaves out from the one before it (law, article, paragraph). An
    article without a law belongs to the law named last in the text; 本法, and an article before any law,
    belong to `default_law` (empty when not given: the caller knows whose text it is). 至 expands to every
    number between its ends.
    """
    context = _Context(default_law)
    found: list[Found] = []
    for match in _scanner().finditer(text):
        if match["article"] is None and match["paragraph"] is None and match["item"] is None:
            continue
        context.joint = _joint(text, context.end, match.start())
        name = match["quoted"] or match["plain"]
        if name:
            law = default_law if name == _THIS_LAW else resolve_title(name) or strip_title(name)
            context.law, context.joint = law, ""
        citation = _complete(match, context)
        if citation is None:
            continue
        if context.joint in _RANGE and context.place is not None:
            found.extend(
                (between, match.start(), match.end()) for between in _between(context.place, citation)
            )
        found.append((citation, match.start(), match.end()))
        context.place, context.end = citation, match.end()
    return found


def _joint(text: str, end: int, start: int) -> str:
    """The word that ties this place to the one before it, or nothing."""
    match = _JOINT.fullmatch(text, end, start) if 0 <= end < start else None
    return match[0].strip() if match else ""


def _complete(match: re.Match[str], context: _Context) -> Citation | None:
    """The place with what it leaves out taken from its list; None where there is no list to take it from."""
    try:
        article, sub, paragraph, item = (
            read_number(match[key]) if match[key] else None for key in ("article", "sub", "paragraph", "item")
        )
        if article is not None:
            return Citation(context.law, article, paragraph=paragraph, item=item, sub=sub)
    except ValueError:
        return None
    before = context.place
    if before is None or not context.joint:
        return None
    kept = paragraph if paragraph is not None else before.paragraph
    return Citation(before.law, before.article, paragraph=kept, item=item, sub=before.sub)


def _between(first: Citation, last: Citation) -> list[Citation]:
    """The places a range leaves unsaid, when both ends differ in their last number only."""
    both = (key for key in ("item", "paragraph") if None not in (getattr(first, key), getattr(last, key)))
    key = next(both, "article")
    low, high = getattr(first, key), getattr(last, key)
    if low + 1 > high or high - low > _LONGEST_RANGE or first.law != last.law:
        return []
    return [_with(last, key, number) for number in range(low + 1, high)]


def _with(citation: Citation, key: str, number: int) -> Citation:
    numbers = {name: getattr(citation, name) for name in ("article", "paragraph", "item", "sub")} | {
        key: number
    }
    return Citation(citation.law, **numbers)
