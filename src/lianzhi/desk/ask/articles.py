"""Finding a penalty place by any words: its citation, its number, or what the violation is called."""

from __future__ import annotations

from functools import lru_cache

from lianzhi.kernel.errors import MalformedQuestion
from lianzhi.kernel.law import in_chinese, parse_citation
from lianzhi.kernel.penalties import tiers

MOST = 8


@lru_cache(maxsize=1)
def articles() -> dict[str, str]:
    """Every place of the latest texts that punishes something, as `《法》第几条　what it punishes`, with its ref."""
    return {f"{in_chinese(tier.citation)}　{tier.summary}": tier.citation.ref for tier in tiers()}


def words_of(ref: str) -> str:
    """The entry of a ref, or the ref itself where the list has none."""
    return next((words for words, known in articles().items() if known == ref), ref)


def read_article(typed: str) -> str:
    """The ref of what was typed: an entry of the list, or a citation in any of its forms.

    MalformedQuestion at `ref` where it is neither: words alone never choose the law. `alike` has what may be meant.
    """
    text = typed.strip()
    if text in articles():
        return articles()[text]
    first = text.split("　")[0].split(" ")[0]
    for each in (text, first):
        try:
            return parse_citation(each).ref
        except MalformedQuestion:
            continue
    if alike(text):
        raise MalformedQuestion("ref", f"“{text}”不是条文，请从“您要问的是不是”中选择一个")
    return parse_citation(text).ref


def alike(typed: str) -> list[str]:
    """Entries that hold every word typed, in the order of the laws; at most a handful."""
    parts = typed.split()
    if not parts:
        return []
    found = [words for words in articles() if all(part in words for part in parts)]
    return found[:MOST]
