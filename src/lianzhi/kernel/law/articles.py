"""An article's text taken apart into paragraphs 款 and items 项, so that each can be addressed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lianzhi.kernel.law.numerals import SIGNS, from_chinese
from lianzhi.kernel.types import Citation

_ITEM = re.compile(rf"\s*[（(](?P<number>[{SIGNS}]+)[）)]\s*")
#: 目: the level below the item; it belongs to the item above it.
_SUB_ITEM = re.compile(r"\s*(?:[0-9０-９]+[.．、]|[（(][0-9]+[）)])")


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """One paragraph: its own words (what stands before the items) and its items in order."""

    text: str
    items: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The paragraph with its items, as printed."""
        return "\n".join((self.text, *self.items))


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as its paragraphs."""

    paragraphs: tuple[ParagraphText, ...]

    def at(self, citation: Citation) -> str | None:
        """The text at the citation's paragraph and item (the law and article are the caller's to match).

        An item is looked up in the one paragraph that has items when the citation names none. None where the
        article has no such place.
        """
        if citation.item is None:
            if citation.paragraph is None:
                return "\n".join(paragraph.whole for paragraph in self.paragraphs)
            place = self._paragraph(citation.paragraph)
            return place.whole if place else None
        place = self._paragraph(citation.paragraph) if citation.paragraph else self._only_one_with_items()
        if place is None or not 1 <= citation.item <= len(place.items):
            return None
        return place.items[citation.item - 1]

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs the article has: what `normalise` asks for."""
        return len(self.paragraphs)

    @property
    def item_count(self) -> int:
        """How many items the first paragraph has."""
        return len(self.paragraphs[0].items)

    def _paragraph(self, number: int) -> ParagraphText | None:
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None

    def _only_one_with_items(self) -> ParagraphText | None:
        with_items = [paragraph for paragraph in self.paragraphs if paragraph.items]
        return with_items[0] if len(with_items) == 1 else None


def _item_number(line: str) -> int | None:
    match = _ITEM.match(line)
    try:
        return from_chinese(match["number"]) if match else None
    except ValueError:
        return None


def split_article(text: str) -> ArticleText:
    """The paragraphs and items of an article's text: lines, of which those starting with （一）… are items.

    Items belong to the paragraph above them and must follow each other from one; a line that breaks the row
    is kept as a paragraph of its own, so that no words are lost. ValueError for an empty text.
    """
    paragraphs: list[tuple[str, list[str]]] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        items = paragraphs[-1][1] if paragraphs else []
        if paragraphs and _item_number(line) == len(items) + 1:
            items.append(line)
        elif items and _SUB_ITEM.match(line):
            items[-1] += "\n" + line
        else:
            paragraphs.append((line, []))
    if not paragraphs:
        raise ValueError("an article has at least one paragraph")
    return ArticleText(tuple(ParagraphText(words, tuple(items)) for words, items in paragraphs))
