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

#: To be raised when what the file holds changes its meaning.
_FORMAT = 3
#: The parts of the file: places of the first laws, articles of the rest, entries of the catalogue.
PLACES, ARTICLES, ENTRIES = range(3)
FIRST, NEAR, ELSEWHERE = range(3)
_SANCTIONS = ("法律责任", "罚则")
_CRIMES = "刑法"


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
    entries: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
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
    entries: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    links: dict[int, tuple[int, ...]]


def open_index() -> Index:
    """The index of the library as it is now: from its file, or built (some seconds) and kept for the next process."""
    digest = _digest()
    path = _folder() / f"law-search-{digest[:16]}.sqlite3"
    file = _opened(path, digest)
    if file is None:
        file = _build(digest)
        _keep(file, path)
    row = file.execute("SELECT value FROM notes WHERE name = 'contents'").fetchone()
    return _index(file, msgspec.msgpack.decode(row[0], type=Contents))


def stamp() -> tuple[int, int]:
    """Changes with every import: what a running process compares before each question."""
    last = Article.objects.order_by("-pk").values_list("pk", flat=True).first()
    return (last or 0, Law.objects.count())


def _folder() -> Path:
    return Path(settings.VAR)


def _digest() -> str:
    machine = hashlib.sha256(f"{_FORMAT} {sys.byteorder} {sys.version_info[:2]}".encode())
    for path in [*sorted((CORPUS / "cn").glob("search/**/*.yaml")), CORPUS / "cn/law_library.yaml"]:
        machine.update(path.read_bytes())
    for path in sorted((CORPUS / "cn").glob("penalties/*.yaml")):
        machine.update(path.read_bytes())
    rows = Law.objects.order_by("pk").values_list(
        "pk", "short_title", "status", "in_force_from", "in_force_to"
    )
    for row in rows:
        machine.update(repr(row).encode())
    for article in Article.objects.order_by("pk").values_list("pk", "law_id", "digest").iterator():
        machine.update(f"{article[0]} {article[1]} {article[2]}\n".encode())
    return machine.hexdigest()


def _opened(path: Path, digest: str) -> sqlite3.Connection | None:
    """The file, if it is whole and is what its name says."""
    if not path.is_file():
        return None
    file = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        row = file.execute("SELECT value FROM notes WHERE name = 'digest'").fetchone()
    except sqlite3.DatabaseError:
        row = None
    if row is not None and row[0] == digest:
        return file
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


def _build(digest: str) -> sqlite3.Connection:
    file = sqlite3.connect(":memory:", check_same_thread=False)
    file.executescript(postings.SCHEMA)
    laws, articles = _library()
    contents = _contents(file, laws, articles)
    file.executemany(
        "INSERT INTO notes VALUES (?, ?)",
        [("digest", digest), ("contents", msgspec.msgpack.encode(contents))],
    )
    file.commit()
    return file


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
    return Contents(
        laws=tuple(laws),
        keys=array("I", (article.pk for article in articles)).tobytes(),
        law_of=array("I", (number_of[article.law_id] for article in articles)).tobytes(),
        sanctions=bytes(_is_sanction(article, laws[number_of[article.law_id]]) for article in articles),
        tiers=bytes(laws[number_of[article.law_id]].tier for article in articles),
        place_article=array("I", (place[0] for place in places)).tobytes(),
        place_paragraph=array("I", (place[1] for place in places)).tobytes(),
        place_item=array("I", (place[2] for place in places)).tobytes(),
        entries=tuple((entry.about, _known(entry, known)) for entry in entries),
        links=_links(known),
    )


def _index(file: sqlite3.Connection, held: Contents) -> Index:
    return Index(
        lists=postings.Postings(file),
        laws=held.laws,
        keys=array("I", held.keys),
        law_of=array("I", held.law_of),
        sanctions=held.sanctions,
        tiers=held.tiers,
        place_article=array("I", held.place_article),
        place_paragraph=array("I", held.place_paragraph),
        place_item=array("I", held.place_item),
        entries=held.entries,
        links=held.links,
    )


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


def _known(entry: Entry, known: dict[tuple[str, int, int], int]) -> tuple[tuple[int, int], ...]:
    """The articles of an entry that the library holds, by position, each with its rank among duties or penalties."""
    ranked = [*enumerate(entry.duty), *enumerate(entry.penalty)]
    citations = [(parse_ref(ref), rank) for rank, ref in ranked]
    found = [(known.get((each.law, each.article, each.sub or 0)), rank) for each, rank in citations]
    return tuple((place, rank) for place, rank in found if place is not None)


def _links(known: dict[tuple[str, int, int], int]) -> dict[int, tuple[int, ...]]:
    """Duty and penalty beside each other, as the penalty tables say."""
    links: dict[int, set[int]] = {}
    for law, paths in penalty_files().items():
        for path in paths:
            for provision in load_penalty_law(path).provisions:
                penalty = known.get((law, provision.article, 0))
                for offence in provision.offences:
                    for duty in offence.obligations:
                        other = known.get((law, int(str(duty).split("/")[0]), 0))
                        if penalty is not None and other is not None and other != penalty:
                            links.setdefault(penalty, set()).add(other)
                            links.setdefault(other, set()).add(penalty)
    return {place: tuple(sorted(others)) for place, others in links.items()}
