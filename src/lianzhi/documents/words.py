"""How acts on documents refuse: words and articles are data of the corpus."""

from __future__ import annotations

from functools import cache

import msgspec

from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml

PACK = "documents/acts.yaml"


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a refusal says; `where` is the place that mends it."""

    message: str
    cite: tuple[str, ...]
    remedy: str
    where: str


class WordPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The refusals by code."""

    refusals: dict[str, Words]


@cache
def _pack() -> WordPack:
    return load_yaml(PACK, WordPack)


def refusal(code: str, **facts: str) -> Refusal:
    """The refusal of that code, with the facts its words ask for."""
    words = _pack().refusals[code]
    return Refusal(
        code=code,
        message=words.message.format(**facts),
        citations=tuple(parse_ref(ref) for ref in words.cite),
        remedy=words.remedy,
        where=words.where,
    )
