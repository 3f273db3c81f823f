"""Putting texts into the library: in one transaction, each text once, again only where it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from lianzhi.audit.acts import setup_writes
from lianzhi.kernel.law import laws as known_laws
from lianzhi.kernel.law import resolve_title
from lianzhi.laws.loading.dating import InForce, in_force, short_title
from lianzhi.laws.loading.shapes import ArticleRow, LawText, article_numbers
from lianzhi.laws.models import Article, Law
from lianzhi.laws.services.search import forget_index

BATCH = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What a run left in the library, and how many laws it had to write."""

    laws: int
    articles: int
    written: int


def store(texts: Iterable[LawText]) -> Stored:
    """Store each text with its articles; a text stored before is replaced only where it differs. Idempotent."""
    whole = list(texts)
    spans = in_force(whole)
    with setup_writes("law library"), transaction.atomic():
        written = _store_all(whole, spans)
    forget_index()
    return Stored(laws=len(whole), articles=sum(len(text.articles) for text in whole), written=written)


def _store_all(texts: Sequence[LawText], spans: Sequence[InForce]) -> int:
    sources = {text.source for text in texts}
    stored = {(law.source, law.source_key): law for law in Law.objects.filter(source__in=sources)}
    digests = _digests(sources)
    fresh: list[Article] = []
    written = 0
    for text, span in zip(texts, spans, strict=True):
        law, changed = _law(stored.get((text.source, text.source_key)), text, span)
        rows = list(_articles(law, text.articles))
        if digests.get(law.pk, []) != [(row.position, row.label, row.digest) for row in rows]:
            law.articles.all().delete()
            fresh.extend(rows)
            changed = True
        written += changed
    Article.objects.bulk_create(fresh, batch_size=BATCH)
    return written


def _digests(sources: set[str]) -> dict[int, list[tuple[int, str, str]]]:
    digests: dict[int, list[tuple[int, str, str]]] = {}
    rows = Article.objects.filter(law__source__in=sources).order_by("law_id", "position")
    for law_id, position, label, digest in rows.values_list("law_id", "position", "label", "digest"):
        digests.setdefault(law_id, []).append((position, label, digest))
    return digests


def _law(law: Law | None, text: LawText, span: InForce) -> tuple[Law, bool]:
    """The stored law brought up to date, and whether anything had to be written."""
    values = {
        "title": text.title,
        "short_title": short_title(text.title),
        "kind": text.kind,
        "level": text.level or _known_level(text.title),
        "issuer": text.issuer,
        "status": text.status,
        "published_on": text.version_on,
        "in_force_from": span.start,
        "in_force_to": span.end,
        "dates_verified": span.verified,
    }
    if law is None:
        return Law.objects.create(source=text.source, source_key=text.source_key, **values), True
    if all(getattr(law, name) == value for name, value in values.items()):
        return law, False
    for name, value in values.items():
        setattr(law, name, value)
    law.save()
    return law, True


def _known_level(title: str) -> str:
    short = resolve_title(title)
    return next((law.level for law in known_laws() if law.short == short), "")


def _articles(law: Law, rows: Sequence[ArticleRow]) -> Iterable[Article]:
    for position, row in enumerate(rows, start=1):
        number, sub = article_numbers(row.label)
        yield Article(
            law=law,
            position=position,
            label=row.label,
            number=number,
            sub=sub,
            chapter=row.chapter,
            section=row.section,
            text=row.text,
            digest=hashlib.new("sm3", row.text.encode()).hexdigest(),
        )
