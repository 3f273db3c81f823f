"""The search index: what it is made of, and the file under LIANZHI_VAR that keeps it between processes.

The file is named after a digest of everything that went in: every article with its law's dates, the everyday words,
the catalogue. Another library or another catalogue is another file. It holds numbers and lists, no code.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import sys
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

import msgspec
from django.conf import settings

from lianzhi.kernel.law import parse_ref, split_article
from lianzhi.kernel.packs import CORPUS
from lianzhi.kernel.penalties.pack import files as penalty_files
from lianzhi.kernel.penalties.pack import load_penalty_law
from lianzhi.laws.library import library_pin
from lianzhi.laws.models import Article, Law
from lianzhi.laws.services import postings
from lianzhi.laws.services.asked import plain_words
from lianzhi.laws.services.everyday import Entry, catalogue, scope
from lianzhi.laws.services.words import is_single, tokens

#: The parts of the file: places of the first laws, articles of the rest, entries of the catalogue.
PLACES, ARTICLES, ENTRIES = range(3)
FIRST, NEAR, ELSEWHERE = range(3)
_SANCTIONS = ("法律责任", "罚则")
_CRIMES = "刑法"
#: The files of the national corpus that the index is made of.
_SOURCES = ("search/**/*.yaml", "penalties/*.yaml", "penalties_index.yaml", "law_library.yaml")
#: What the sentences of an entry count beside its title when its place in an article is looked for.
_SAYS_WEIGHT = 0.3
_LONGEST = 600


class LawNote(msgspec.Struct, frozen=True, array_like=True):
    """What ranking must know of a law: its key, name, standing, and how near it is."""

    pk: int
    short_title: str
    status: str
    start: date | None
    end: date | None
    tier: int

    def covers(self, day: date) -> bool:
        """As `Law.covers`."""
        return Law(status=self.status, in_force_from=self.start, in_force_to=self.end).covers(day)


class Named(msgspec.Struct, frozen=True, array_like=True):
    """An article a catalogue entry names: its rank among the entry's duties or penalties, the place that fits best."""

    article: int
    rank: int
    paragraph: int
    item: int


class Contents(msgspec.Struct, frozen=True, array_like=True):
    """The tables beside the lists. Articles and places go by position; `place_*` are parallel."""

    laws: tuple[LawNote, ...]
    keys: bytes
    law_of: bytes
    sanctions: bytes
    tiers: bytes
    place_article: bytes
    place_paragraph: bytes
    place_item: bytes
    entries: tuple[tuple[str, tuple[Named, ...]], ...]
    links: dict[int, tuple[int, ...]]


@dataclass(slots=True)
class Index:
    """An open index."""

    lists: postings.Postings
    laws: tuple[LawNote, ...]
    keys: array[int]
    law_of: array[int]
    sanctions: bytes
    tiers: bytes
    place_article: array[int]
    place_paragraph: array[int]
    place_item: array[int]
    entries: tuple[tuple[str, tuple[Named, ...]], ...]
    links: dict[int, tuple[int, ...]]
    #: Where the places of each article of the first and near laws begin, and one number more: the end of the last.
    first_place: array[int]

    def places_of(self, article: int) -> range:
        """The places of an article; none for one of the rest of the library."""
        if article + 1 >= len(self.first_place):
            return range(0)
        return range(self.first_place[article], self.first_place[article + 1])


def open_index() -> Index:
    """The index of the library as it is now: from its file, or built (some seconds) and kept for the next process."""
    digest = _digest()
    path = _folder() / f"law-search-{digest[:16]}.sqlite3"
    kept = _opened(path, digest)
    if kept is not None:
        return kept
    file, contents = _build(digest)
    _keep(file, path)
    return _index(file, contents)


def stamp() -> int:
    """Changes with every import that changes a text: what a running process compares before each question."""
    return Article.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _folder() -> Path:
    return Path(settings.VAR)


def _digest() -> str:
    machine = hashlib.sha256(f"{sys.byteorder} {sys.version_info[:2]}".encode())
    code = Path(__file__).parent.glob("*.py")
    words = [path for pattern in _SOURCES for path in (CORPUS / "cn").glob(pattern)]
    for path in (*sorted(code), *sorted(words)):
        machine.update(path.read_bytes())
    rows = Law.objects.order_by("pk").values_list(
        "pk", "short_title", "status", "in_force_from", "in_force_to"
    )
    for row in rows:
        machine.update(repr(row).encode())
    # An article that is written anew gets a new number: texts in their order and the last number name the library.
    machine.update(str(stamp()).encode())
    machine.update("".join(Article.objects.order_by("pk").values_list("digest", flat=True)).encode())
    return machine.hexdigest()


def _opened(path: Path, digest: str) -> Index | None:
    """The kept index, if its file is whole and is what its name says."""
    if not path.is_file():
        return None
    file = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    try:
        notes = dict(file.execute("SELECT name, value FROM notes").fetchall())
        if notes.get("digest") == digest:
            return _index(file, msgspec.msgpack.decode(notes["contents"], type=Contents))
    except (sqlite3.DatabaseError, msgspec.DecodeError, KeyError):
        # Cut short or written over: it is built anew.
        pass
    file.close()
    return None


def _keep(file: sqlite3.Connection, path: Path) -> None:
    """Write the file beside its place, then move it there; without room to write, the process keeps it in memory."""
    with contextlib.suppress(OSError, sqlite3.OperationalError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix="law-search-", suffix=".part")
        os.close(handle)
        with contextlib.closing(sqlite3.connect(name)) as copy:
            file.backup(copy)
        Path(name).replace(path)
        for old in path.parent.glob("law-search-*.sqlite3"):
            if old != path:
                old.unlink(missing_ok=True)


def _build(digest: str) -> tuple[sqlite3.Connection, Contents]:
    file = postings.new_file()
    laws, articles = _library()
    contents = _contents(file, laws, articles)
    file.executemany(
        "INSERT INTO notes VALUES (?, ?)",
        [("digest", digest), ("contents", msgspec.msgpack.encode(contents))],
    )
    file.commit()
    return file, contents


def _library() -> tuple[tuple[LawNote, ...], list[Article]]:
    """Every law, and every article: those of the first and near laws before the rest."""
    tiers = dict.fromkeys(library_pin().search_first, FIRST) | dict.fromkeys(scope().near, NEAR)
    notes = tuple(
        LawNote(
            law.pk,
            law.short_title,
            law.status,
            law.in_force_from,
            law.in_force_to,
            tiers.get(law.short_title, ELSEWHERE),
        )
        for law in Law.objects.order_by("pk")
    )
    tier = {note.pk: note.tier for note in notes}
    articles = Article.objects.defer("digest", "label", "section").order_by("pk")
    return notes, sorted(articles, key=lambda article: (tier[article.law_id] == ELSEWHERE, article.pk))


def _contents(file: sqlite3.Connection, laws: Sequence[LawNote], articles: Sequence[Article]) -> Contents:
    number_of = {note.pk: number for number, note in enumerate(laws)}
    near = [each for each in articles if laws[number_of[each.law_id]].tier != ELSEWHERE]
    places = [(number, *place) for number, article in enumerate(near) for place in _places(article)]
    postings.write_lists(file, PLACES, postings.impacts_of([tokens(text) for *_, text in places]))
    rest = [() for _ in near] + [_pairs(article.text) for article in articles[len(near) :]]
    postings.write_lists(file, ARTICLES, postings.impacts_of(rest))
    entries = catalogue()
    postings.write_lists(file, ENTRIES, postings.impacts_of([_said(entry) for entry in entries]))
    known = _by_ref(laws, number_of, articles)
    lists = postings.Postings(file)
    return Contents(
        laws=tuple(laws),
        keys=array("I", (article.pk for article in articles)).tobytes(),
        law_of=array("I", (number_of[article.law_id] for article in articles)).tobytes(),
        sanctions=bytes(_is_sanction(article, laws[number_of[article.law_id]]) for article in articles),
        tiers=bytes(laws[number_of[article.law_id]].tier for article in articles),
        place_article=array("I", (place[0] for place in places)).tobytes(),
        place_paragraph=array("I", (place[1] for place in places)).tobytes(),
        place_item=array("I", (place[2] for place in places)).tobytes(),
        entries=tuple((entry.about, _named(entry, known, lists, places)) for entry in entries),
        links=_links(known),
    )


def _index(file: sqlite3.Connection, held: Contents) -> Index:
    place_article = array("I", held.place_article)
    return Index(
        lists=postings.Postings(file),
        laws=held.laws,
        keys=array("I", held.keys),
        law_of=array("I", held.law_of),
        sanctions=held.sanctions,
        tiers=held.tiers,
        place_article=place_article,
        place_paragraph=array("I", held.place_paragraph),
        place_item=array("I", held.place_item),
        entries=held.entries,
        links=held.links,
        first_place=_first_places(place_article),
    )


def _first_places(place_article: array[int]) -> array[int]:
    """The places stand in the order of their articles, and every such article has one."""
    first = array("I")
    for place, article in enumerate(place_article):
        if article == len(first):
            first.append(place)
    first.append(len(place_article))
    return first


def _places(article: Article) -> Iterator[tuple[int, int, str]]:
    """Paragraph, item (0: none) and words of each place of an article."""
    for number, paragraph in enumerate(split_article(article.text).paragraphs, start=1):
        yield number, 0, paragraph.text
        for item, words in enumerate(paragraph.items, start=1):
            yield number, item, words


def _pairs(text: str) -> list[str]:
    return [token for token in tokens(text) if not is_single(token)]


def _said(entry: Entry) -> list[str]:
    return [token for says in (entry.about, *entry.says) for token in tokens(plain_words(says))]


def _is_sanction(article: Article, law: LawNote) -> bool:
    return law.short_title == _CRIMES or any(word in article.chapter for word in _SANCTIONS)


def _by_ref(
    laws: Sequence[LawNote], number_of: dict[int, int], articles: Sequence[Article]
) -> dict[tuple[str, int, int], int]:
    """Each article's position by law, number and sub; of several texts of a law the one in force last."""
    known: dict[tuple[str, int, int], int] = {}
    order = sorted(
        range(len(articles)),
        key=lambda place: (
            laws[number_of[articles[place].law_id]].start or date.min,
            -articles[place].position,
        ),
    )
    for place in order:
        article = articles[place]
        known[laws[number_of[article.law_id]].short_title, article.number, article.sub] = place
    return known


def _named(
    entry: Entry,
    known: dict[tuple[str, int, int], int],
    lists: postings.Postings,
    places: Sequence[tuple[int, int, int, str]],
) -> tuple[Named, ...]:
    """The articles of an entry that the library holds, each with the place nearest to the entry's own words."""
    words = dict.fromkeys(_said(entry), _SAYS_WEIGHT) | dict.fromkeys(tokens(entry.about), 1.0)
    best: dict[int, tuple[float, int, int]] = {}
    for place, score in lists.scores(PLACES, words.items(), longest=_LONGEST).items():
        article, paragraph, item, _ = places[place]
        if score > best.get(article, (0.0, 0, 0))[0]:
            best[article] = (score, paragraph, item)
    found = []
    for rank, ref in (*enumerate(entry.duty), *enumerate(entry.penalty)):
        citation = parse_ref(ref)
        named = known.get((citation.law, citation.article, citation.sub or 0))
        if named is not None:
            _, paragraph, item = best.get(named, (0.0, 0, 0))
            found.append(Named(named, rank, paragraph, item))
    return tuple(found)


def _links(known: dict[tuple[str, int, int], int]) -> dict[int, tuple[int, ...]]:
    """Duty and penalty beside each other, as the penalty tables say."""
    links: dict[int, set[int]] = {}
    for penalty, duty in _linked_refs():
        here, there = (
            known.get((each.law, each.article, 0)) for each in (parse_ref(penalty), parse_ref(duty))
        )
        if here is not None and there is not None and here != there:
            links.setdefault(here, set()).add(there)
            links.setdefault(there, set()).add(here)
    return {place: tuple(sorted(others)) for place, others in links.items()}


def _linked_refs() -> Iterator[tuple[str, str]]:
    """The penalty's article with each article whose duty it sanctions, from every penalty table."""
    for path in chain.from_iterable(penalty_files().values()):
        law = load_penalty_law(path)
        for provision in law.provisions:
            for offence in provision.offences:
                for duty in offence.obligations:
                    yield f"{law.law}/{provision.article}", f"{law.law}/{str(duty).split('/', 1)[0]}"
