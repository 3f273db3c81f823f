"""The dossier: its order, its cover and contents, and the one PDF."""

from __future__ import annotations

from datetime import date, datetime

from django.core.files.storage import default_storage

from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import approvals_of, decision_of
from lianzhi.cases.services import papers
from lianzhi.cases.services.facts import READER, owners_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.documents.archive import (
    PICTURE_SUFFIX,
    BoundDocument,
    BoundPicture,
    Closing,
    UnreadableAttachment,
    archive_pdf,
    page_count,
    render_picture,
)
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.selectors import documents_of, whole_documents_of
from lianzhi.documents.services import model_of
from lianzhi.evidence.models import Evidence
from lianzhi.evidence.selectors import evidence_of

# The decision first, then the course of the case: the order a reader of a dossier expects.
FIRST = ("decision_unit", "decision_person")
SHEETS = ("dossier_cover", "dossier_index", "dossier_note")


def papers_of(case: CaseFile) -> list[Document]:
    """The documents of the dossier in its order; cover, contents, and what was replaced are left out.

    What an inspection brings about after the archiving is not in the dossier any more.
    """
    whole = whole_documents_of(*owners_of(case))
    closed_at = _closed_at(whole)
    found = [
        each
        for each in whole
        if each.template not in SHEETS
        and each.state == DocumentState.ISSUED
        and (closed_at is None or each.created_at <= closed_at)
    ]
    return sorted(found, key=lambda each: (each.template not in FIRST, each.issued_on, each.pk))


def pictures_of(case: CaseFile) -> list[Evidence]:
    """The evidence that can be bound as pages; what came after the archiving stays outside."""
    closed_at = _closed_at(documents_of(case.owner_key))
    return [
        each
        for each in evidence_of(READER, *owners_of(case))
        if each.media_type in PICTURE_SUFFIX and (closed_at is None or each.created_at <= closed_at)
    ]


def _closed_at(documents: list[Document]) -> datetime | None:
    """The instant the cover was made: from then on nothing goes in."""
    return next((each.created_at for each in documents if each.template == "dossier_cover"), None)


def archive_documents(actor: Actor, case: CaseFile, archived_on: date) -> list[Document]:
    """Issue the cover; contents and closing sheet are set with the page numbers when the PDF is bound."""
    decision = decision_of(case)
    documents = papers_of(case)
    pages = sum(page_count(render_pdf(model_of(each))) for each in documents) + len(_bindable(case)[0])
    cover = papers.keep(
        actor,
        case,
        "dossier_cover",
        on=archived_on,
        fields={
            "outcome": papers.outcome_of(decision) if decision else "",
            "filed_on": case.filed_on,
            "closed_on": case.closed_on,
            "archived_on": archived_on,
            "archivist_name": actor.name,
            "retention": "待核定",
            "volume": "合卷",
            "page_count": pages,
        },
    )
    return [cover, *documents]


def dossier_pdf(case: CaseFile) -> bytes:
    """The archived case as one PDF with cover, contents, page numbers and bookmarks."""
    cover = next(each for each in whole_documents_of(case.owner_key) if each.template == "dossier_cover")
    documents = [
        BoundDocument(
            title=each.name, number=each.number, dated=each.issued_on, pdf=render_pdf(model_of(each))
        )
        for each in papers_of(case)
    ]
    pictures, damaged = _bindable(case)
    closing = Closing(
        case_name=str(case),
        agency=case.signs_as.name,
        archived_on=case.archived_on or clock.today(),
        filed_by=cover.issued_by,
        checked_by=_checked_by(case),
        situation=f"下列图片文件损坏，未能装订：{'、'.join(damaged)}" if damaged else "无",
    )
    return archive_pdf(model_of(cover), documents, closing=closing, pictures=pictures)


def _checked_by(case: CaseFile) -> str:
    """Who approved the closure looked the file through last."""
    closure = approvals_of(case).filter(step="closure", approved=True).last()
    return closure.approver.name if closure and closure.approver else ""


def _bindable(case: CaseFile) -> tuple[list[BoundPicture], list[str]]:
    """The pictures that can be bound, and the titles of those whose file is damaged: one must not lose the dossier."""
    bound, damaged = [], []
    for each in pictures_of(case):
        picture = _picture(each)
        try:
            render_picture(picture)
        except UnreadableAttachment:
            damaged.append(each.title)
        else:
            bound.append(picture)
    return bound, damaged


def _picture(evidence: Evidence) -> BoundPicture:
    with default_storage.open(str(evidence.file.name)) as file:
        image: bytes = file.read()
    return BoundPicture(
        title=evidence.title,
        dated=clock.day_of(evidence.taken_at),
        media_type=evidence.media_type,
        image=image,
        captions=(
            ("证明内容", evidence.proves),
            ("拍摄时间", f"{evidence.taken_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}"),
            ("拍摄地点", evidence.taken_place),
            ("取证人", evidence.taken_by.name),
            ("SM3", evidence.sm3),
        ),
    )
