"""Reading issued documents."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import msgspec
from django.apps import apps
from django.db.models import Count, ForeignObjectRel, Q, QuerySet

from lianzhi.core.actors import Actor
from lianzhi.core.models import Record
from lianzhi.core.refusals import NotVisible
from lianzhi.documents.check_codes import LENGTH, key_of, read_code
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import BatchJob, Document, NumberSeries, TemplateVersion
from lianzhi.documents.templates import Template, get_template, parse_template

DOSSIER_COVER = "dossier_cover"
CASE_OWNER = "cases.casefile:"


def get_document_for(
    actor: Actor, document_id: int, *, door: Callable[[Actor, str], bool] | None = None
) -> Document:
    """The document, where the actor may see it, or where `door` says its owner is open to the actor."""
    found = Document.objects.visible_to(actor).select_related("authority").filter(pk=document_id).first()
    if found is None and door is not None:
        other = Document.objects.select_related("authority").filter(pk=document_id).first()
        found = other if other is not None and door(actor, other.owner) else None
    if found is None:
        raise NotVisible("没有找到这份文书。")
    return found


def documents_of(*owners: str) -> list[Document]:
    """The documents of owners such as `cases.casefile:12`, oldest first, without their contents.

    Whoever has passed an owner's own door may see its papers: an officer of a neighbouring township who serves in
    the inspection, too. So no actor is asked here; a single document has its own door above.
    """
    return list(Document.objects.of(*owners).select_related("authority").defer("model"))


def issued_documents_of(*owners: str) -> list[Document]:
    """The same without those put aside: what a file consists of."""
    return [each for each in documents_of(*owners) if each.state == DocumentState.ISSUED]


def whole_documents_of(*owners: str) -> list[Document]:
    """The same with their contents, for binding."""
    return list(Document.objects.of(*owners).select_related("authority"))


def is_archived(owner: str) -> bool:
    """True where the owner's dossier has its cover: nothing goes in or out, and no paper in it changes."""
    return Document.objects.of(owner).filter(template=DOSSIER_COVER, state=DocumentState.ISSUED).exists()


def records_resting_on(document: Document) -> list[Record]:
    """What other apps recorded with this paper as its document and still needs it (`Record.rests_on`).

    Asked of the tables themselves: a new kind of record that keeps its paper is held by it without being named here.
    A paper that is the only record of a step is held by its owner (`Record.step_papers`).
    """
    found: list[Record] = []
    for relation in Document._meta.get_fields(include_hidden=True):
        if (
            not isinstance(relation, ForeignObjectRel)
            or relation.related_model._meta.app_label == "documents"
        ):
            continue
        field = relation.field.name
        rows = relation.related_model._default_manager.filter(**{field: document})
        found.extend(row for row in rows if isinstance(row, Record) and row.rests_on(field))
    if not found and not is_replaced(document):
        found.extend(each for each in _owner_of(document) if document.template in each.step_papers)
    return found


def _owner_of(document: Document) -> list[Record]:
    """The row that holds the paper, by the owner's own name; none where the owner is no row."""
    kind, _, number = document.owner.partition(":")
    model = next((each for each in apps.get_models() if each._meta.label_lower == kind), None)
    if model is None or not number.isdecimal():
        return []
    return [row for row in model._default_manager.filter(pk=number) if isinstance(row, Record)]


def in_case_file(document: Document) -> bool:
    """True where a case holds the paper: each was made by a step of its procedure, none by the way."""
    return document.owner.startswith(CASE_OWNER)


def is_replaced(document: Document) -> bool:
    """True where a later paper of the same kind stands in its place."""
    later = Document.objects.of(document.owner).filter(template=document.template, state=DocumentState.ISSUED)
    return later.filter(pk__gt=document.pk).exists()


def document_by_code(typed: str) -> Document:
    """The document a check code stands on, for anybody; raises NotVisible after the same work for every wrong code."""
    code = read_code(typed)
    found = Document.objects.select_related("authority", "sealed").filter(check_key=key_of(code)).first()
    if not hmac.compare_digest(code.encode(), (found.code if found else " " * LENGTH).encode()) or not found:
        raise NotVisible("没有查到这个查验码对应的文书。请核对文书上的查验码，或者向制作机关核实。")
    return found


def series_visible_to(actor: Actor) -> QuerySet[NumberSeries]:
    """The number series an actor may look through, the newest year first."""
    return (
        NumberSeries.objects.visible_to(actor)
        .select_related("authority")
        .order_by("-year", "authority_id", "word")
    )


def get_series_for(actor: Actor, series_id: int) -> NumberSeries:
    """The number series, where the actor may see it."""
    found = series_visible_to(actor).filter(pk=series_id).first()
    if found is None:
        raise NotVisible("没有找到这个文号系列。")
    return found


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number of a series: its document, or None for a number that nothing was issued under."""

    number: int
    document: Document | None


def numbers_of(series: NumberSeries) -> list[NumberLine]:
    """Every number that was given out, from the first to the last; void ones included, so that no gap is hidden."""
    held = {
        each.series_number: each
        for each in Document.objects.filter(
            authority_id=series.authority_id, series_word=series.word, series_year=series.year
        ).defer("model")
    }
    return [NumberLine(number, held.get(number)) for number in range(1, series.last + 1)]


def series_counts(series: Iterable[NumberSeries]) -> dict[int, tuple[int, int]]:
    """By series: how many numbers hold a document, and how many of these are no longer in force."""
    wanted = {(each.authority_id, each.word, each.year): each.pk for each in series}
    rows = (
        Document.objects.filter(
            series_word__in={key[1] for key in wanted}, series_year__in={key[2] for key in wanted}
        )
        .order_by()
        .values_list("authority_id", "series_word", "series_year")
        .annotate(held=Count("pk"), ended=Count("pk", filter=~Q(state=DocumentState.ISSUED)))
    )
    return {
        wanted[authority, word, year]: (held, ended)
        for authority, word, year, held, ended in rows
        if (authority, word, year) in wanted
    }


def template_versions(key: str) -> QuerySet[TemplateVersion]:
    """The county's versions of a template, the newest first."""
    return TemplateVersion.objects.filter(key=key)


def template_in_force(key: str) -> Template:
    """The county's newest wording of a template, or the national one; raises LookupError for an unknown key."""
    national = get_template(key)
    newest = template_versions(key).first()
    if newest is None or not newest.source:
        return national
    return county_template(newest.key, newest.version, newest.source)


@lru_cache(maxsize=256)
def county_template(key: str, version: str, source: str) -> Template:
    """A county's wording under the version it was published as."""
    return msgspec.structs.replace(parse_template(source, file=f"{key} {version}"), version=version)


def newest_versions() -> dict[str, TemplateVersion]:
    """The county's newest version of every template that has one, without its text's being parsed."""
    return {each.key: each for each in TemplateVersion.objects.order_by("pk")}


def get_batch_for(actor: Actor, batch_id: int) -> BatchJob:
    """The batch, where the actor ordered it."""
    found = BatchJob.objects.visible_to(actor).filter(pk=batch_id).first()
    if found is None:
        raise NotVisible("没有找到这次批量制作。")
    return found


def require_papers(actor: Actor, job: BatchJob) -> None:
    """Raise NotVisible where the actor may not see every paper of the batch any more (recused meanwhile)."""
    wanted = set(job.documents)
    if Document.objects.visible_to(actor).filter(pk__in=wanted).count() != len(wanted):
        raise NotVisible("这次批量制作中有您现在无权查看的文书，请重新选择后制作。")
