"""Everyday words: what they mean in statutes, which say nothing, and the catalogue of things people report.

All of it is data of the corpus (`cn/search/`), checked when read; a mistake is a BrokenRulePack that names its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from lianzhi.kernel.errors import BrokenRulePack, MalformedQuestion
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.packs import load_yaml, pack_paths

_WORDS = "cn/search/synonyms.yaml"
_SCOPE = "cn/search/scope.yaml"
_CATALOGUE = "cn/search/catalogue"


class Synonym(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everyday words (`say`) and what a statute calls it (`means`); `why` says where that word comes from."""

    say: tuple[str, ...]
    means: tuple[str, ...]
    why: str


class EverydayWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The synonym table, what carries no meaning (`silent`) or little (`faint`), what asks for the penalty."""

    synonyms: tuple[Synonym, ...]
    silent: tuple[str, ...]
    sanction: tuple[str, ...]
    faint: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A thing people report in their own words, with the articles of the duty and of the penalty."""

    about: str
    says: tuple[str, ...]
    duty: tuple[str, ...] = ()
    penalty: tuple[str, ...] = ()

    @property
    def refs(self) -> tuple[str, ...]:
        """Its articles, the duty's first."""
        return (*self.duty, *self.penalty)


class _CatalogueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    field: str
    entries: tuple[Entry, ...]


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a hit outside the first laws is worth, 0 to 1."""

    near: float
    elsewhere: float


class Scope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The laws searched beside the first ones."""

    near: tuple[str, ...]
    weights: Weights


@lru_cache(maxsize=1)
def everyday_words() -> EverydayWords:
    """The national table."""
    return load_words(_WORDS)


@lru_cache(maxsize=1)
def catalogue() -> tuple[Entry, ...]:
    """Every entry of the national catalogue, in the order of its files."""
    return load_catalogue(pack_paths(_CATALOGUE))


@lru_cache(maxsize=1)
def scope() -> Scope:
    """Which laws come after the first."""
    return load_scope(_SCOPE)


def load_words(path: str | Path) -> EverydayWords:
    """A synonym table, checked: no word said twice, nothing empty, every line with its reason."""
    words = load_yaml(path, EverydayWords)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for number, synonym in enumerate(words.synonyms):
        place = f"synonyms[{number}]"
        if not synonym.say or not synonym.means:
            raise BrokenRulePack(str(path), place, "a synonym needs words on both sides")
        if not synonym.why.strip():
            raise BrokenRulePack(str(path), place, "no reason is given (why)")
        for word in synonym.say:
            if not word.strip() or len(word) < 2:
                raise BrokenRulePack(str(path), place, f"“{word}” is too short: it would match everywhere")
            if (word, synonym.means) in seen:
                raise BrokenRulePack(str(path), place, f"“{word}” is said twice with the same meaning")
            seen.add((word, synonym.means))
    return words


def load_scope(path: str | Path) -> Scope:
    """A scope, checked: weights between 0 and 1, falling."""
    found = load_yaml(path, Scope)
    if not 0 < found.weights.elsewhere <= found.weights.near <= 1:
        raise BrokenRulePack(str(path), "weights", "must fall from near to elsewhere, between 0 and 1")
    return found


def load_catalogue(paths: tuple[str, ...] | tuple[Path, ...]) -> tuple[Entry, ...]:
    """The entries of some files, checked: titles unique, no sentence twice in an entry, articles well written."""
    entries: list[Entry] = []
    titles: dict[str, str] = {}
    for path in paths:
        for entry in load_yaml(path, _CatalogueFile).entries:
            for mistake in _mistakes(entry):
                raise BrokenRulePack(str(path), entry.about, mistake)
            if entry.about in titles:
                raise BrokenRulePack(str(path), entry.about, f"already stands in {titles[entry.about]}")
            titles[entry.about] = str(path)
            entries.append(entry)
    return tuple(entries)


def _mistakes(entry: Entry) -> Iterator[str]:
    if not entry.says:
        yield "nobody says anything (says)"
    for says in entry.says:
        if entry.says.count(says) > 1:
            yield f"“{says}” is written twice"
    if not entry.refs:
        yield "no article at all"
    for ref in entry.refs:
        yield from _ref_mistakes(ref, entry)


def _ref_mistakes(ref: str, entry: Entry) -> Iterator[str]:
    if entry.refs.count(ref) > 1:
        yield f"{ref} is written twice"
    try:
        citation = parse_ref(ref)
    except MalformedQuestion as error:
        yield f"{ref}: {error.reason}"
        return
    if citation.paragraph is not None:
        yield f"{ref}: an entry names articles, not paragraphs"
