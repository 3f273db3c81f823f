"""The citation grammar: 《…法》第…条第…款第（…）项, 之一 articles, and the short refs of the interface."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

import msgspec

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law.numerals import SIGNS, read_number, to_chinese
from lianzhi.kernel.law.titles import full_title, resolve_title, strip_title
from lianzhi.kernel.packs import CORPUS
from lianzhi.kernel.types import Citation

_NUMBER = rf"(?:[{SIGNS}]+|[0-9]+)"
_ARTICLE = rf"第(?P<article>{_NUMBER})条(?:之(?P<sub>{_NUMBER}))?"
_PARAGRAPH = rf"(?:第(?P<paragraph>{_NUMBER})款)?"
_ITEM = rf"(?:第[（(]?(?P<item>{_NUMBER})[）)]?项)?"
_PLACE = re.compile(_ARTICLE + _PARAGRAPH + _ITEM)
_WRITTEN = re.compile(rf"(?:《(?P<quoted>[^《》]+)》|(?P<plain>[^《》第]+?))?\s*(?:{_PLACE.pattern})")
_REF = re.compile(
    r"(?P<law>[^/]+)/(?P<article>[0-9]+)(?:-(?P<sub>[0-9]+))?(?:/(?P<second>[0-9]+))?(?:/(?P<third>[0-9]+))?"
)


def parse_ref(ref: str, *, field: str = "ref") -> Citation:
    """A short ref as a citation: `安全生产法/97/1/7`, `刑法/134-1`; else MalformedQuestion for `field`.

    The number after the article is read as the paragraph 款. In an article of one paragraph `安全生产法/97/7`
    means the item; only `normalise` can know that, so it is asked with the article's structure.
    """
    match = _REF.fullmatch(ref.strip())
    if match is None:
        raise MalformedQuestion(field, f"“{ref}”不是条文引用，应写作“安全生产法/97/1/7”的形式")
    numbers = {key: int(text) for key, text in match.groupdict().items() if key != "law" and text}
    if 0 in numbers.values():
        raise MalformedQuestion(field, f"“{ref}”中的条、款、项序号应当从1起")
    return Citation(
        strip_title(match["law"]),
        numbers["article"],
        paragraph=numbers.get("second"),
        item=numbers.get("third"),
        sub=numbers.get("sub"),
    )


def parse_citation(text: str, *, default_law: str = "", field: str = "ref") -> Citation:
    """One citation in either form, the law's name resolved through the pack; MalformedQuestion otherwise.

    Without a law's name (第九十七条第七项) it belongs to `default_law`; with neither it is malformed.
    """
    if "/" in text:
        citation = parse_ref(text, field=field)
        return replace(citation, law=resolve_title(citation.law) or citation.law)
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise MalformedQuestion(field, f"“{text}”不是条文引用，应写作“《某法》第某条第某款第某项”的形式")
    name = match["quoted"] or match["plain"] or default_law
    if not name:
        raise MalformedQuestion(field, f"“{text}”没有写明是哪一部法律")
    try:
        return _citation(resolve_title(name) or strip_title(name), match)
    except ValueError as error:
        raise MalformedQuestion(field, f"“{text}”中的序号无法识别") from error


def _citation(law: str, match: re.Match[str]) -> Citation:
    """A citation from the named groups of a place; ValueError where a numeral is malformed."""
    numbers = {
        key: read_number(match[key]) if match[key] else None
        for key in ("article", "sub", "paragraph", "item")
    }
    article = numbers["article"]
    if not article or 0 in numbers.values():
        raise ValueError("ordinals start at one")
    return Citation(law, article, paragraph=numbers["paragraph"], item=numbers["item"], sub=numbers["sub"])


def normalise(citation: Citation, paragraph_count: int, *, item_count: int = 0) -> Citation:
    """The citation with its paragraph spelled out, once the article's structure is known.

    In an article of one paragraph an item needs no paragraph (第九十七条第七项), and a ref's number after the
    article means the item (`安全生产法/97/7`); `item_count` is the number of items of that one paragraph,
    which settles `安全生产法/97/1`. An item without a paragraph in an article of several stays as it is: it is a
    citation to be mended, not guessed. ValueError where `paragraph_count` is below one.
    """
    if paragraph_count < 1:
        raise ValueError("an article has at least one paragraph")
    if paragraph_count > 1:
        return citation
    if citation.item is not None:
        return replace(citation, paragraph=citation.paragraph or 1)
    if citation.paragraph is not None and (citation.paragraph > 1 or item_count >= 1):
        return replace(citation, paragraph=1, item=citation.paragraph)
    return citation


@lru_cache(maxsize=1)
def _one_paragraph() -> dict[str, frozenset[str]]:
    """By law, the articles that consist of one paragraph; made by tools.one_paragraph from the law library."""
    text = (CORPUS / "cn/one_paragraph.json").read_bytes()
    return msgspec.json.decode(text, type=dict[str, frozenset[str]])


def has_one_paragraph(citation: Citation) -> bool:
    """True where the article, in the text in force, is known to consist of one paragraph."""
    number = f"{citation.article}-{citation.sub}" if citation.sub else str(citation.article)
    return number in _one_paragraph().get(citation.law, ())


def place_in_chinese(citation: Citation) -> str:
    """The place without the law: 第九十七条第七项; an article of one paragraph has no 第一款 to name."""
    text = f"第{to_chinese(citation.article)}条"
    if citation.sub:
        text += f"之{to_chinese(citation.sub)}"
    if citation.paragraph is not None and not (citation.paragraph == 1 and has_one_paragraph(citation)):
        text += f"第{to_chinese(citation.paragraph)}款"
    if citation.item is not None:
        text += f"第{to_chinese(citation.item)}项"
    return text


def in_chinese(citation: Citation, *, full: bool = False) -> str:
    """The citation as a document writes it: 《安全生产法》第九十七条第七项; `full` for the title."""
    law = full_title(citation.law) if full else citation.law
    return f"《{law}》{place_in_chinese(citation)}"


def chip(citation: Citation) -> str:
    """The shortest form for a screen: `安全生产法 97(7)`, `安全生产法 94.2`, `刑法 134之一`."""
    text = f"{citation.law} {citation.article}"
    if citation.sub:
        text += f"之{to_chinese(citation.sub)}"
    if citation.paragraph is not None and (citation.item is None or citation.paragraph > 1):
        text += f".{citation.paragraph}"
    if citation.item is not None:
        text += f"({citation.item})"
    return text


def citation_to_json(citation: Citation) -> dict[str, str | int]:
    """The public form `{"law", "article", "paragraph", "item"}`; what is not cited is not written."""
    document: dict[str, str | int] = {"law": citation.law, "article": citation.article}
    for key in ("sub", "paragraph", "item"):
        number = getattr(citation, key)
        if number is not None:
            document[key] = number
    return document
