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
from lianzhi.documents.printing import model_of, printed_pdf
from lianzhi.documents.selectors import documents_of, whole_documents_of
from lianzhi.evidence.models import Evidence
from lianzhi.evidence.selectors import evidence_of

# The decision first, then the course of the case: the order a reader of a dossier expects.
FIRST = ("decision_unit", "decision_person", "spot_unit", "spot_person", "no_penalty", "close_cancel")
SHEETS = ("dossier_cover", "dossier_index", "dossier_note")


def papers_of(case: CaseFile) -> list[Document]:
    """The documents of the dossier in its order; cover, contents, and what was replaced are left out.

    What an inspection brings about after the archiving is not in the dossier any more.
    """
    return papers_among(whole_documents_of(*owners_of(case)))


def papers_among(whole: list[Document]) -> list[Document]:
    """The same among all documents of the case and its inspections, already read."""
    closed_at = _closed_at(whole)
    found = [each for each in whole if each.template not in SHEETS and _is_in(each, closed_at)]
    return sorted(found, key=lambda each: (each.template not in FIRST, each.issued_on, each.pk))


def _is_in(document: Document, closed_at: datetime | None) -> bool:
    """True where the dossier holds the document: made before its closing and not put aside before it."""
    if closed_at is None:
        return document.state != DocumentState.VOID
    set_aside = document.state == DocumentState.VOID and (
        document.ended_at is None or document.ended_at <= closed_at
    )
    return document.created_at <= closed_at and not set_aside


def exhibits_of(case: CaseFile) -> list[Evidence]:
    """The evidence of the dossier; what came after the archiving stays outside."""
    closed_at = _closed_at(documents_of(case.owner_key))
    found = evidence_of(READER, *owners_of(case))
    return [each for each in found if closed_at is None or each.created_at <= closed_at]


def pictures_of(case: CaseFile) -> list[Evidence]:
    """The evidence that can be bound as pages."""
    return [each for each in exhibits_of(case) if each.media_type in PICTURE_SUFFIX]


def _closed_at(documents: list[Document]) -> datetime | None:
    """The instant the cover was made: from then on nothing goes in."""
    return next((each.created_at for each in documents if each.template == "dossier_cover"), None)


def archive_documents(actor: Actor, case: CaseFile, archived_on: date) -> list[Document]:
    """Issue the cover; contents and closing sheet are set with the page numbers when the PDF is bound."""
    decision = decision_of(case)
    documents = papers_of(case)
    pages = sum(page_count(printed_pdf(each)) for each in documents) + len(_bindable(case)[0])
    cover = papers.keep(
        actor,
        case,
        "dossier_cover",
        on=archived_on,
        fields={
            "outcome": papers.ended_as(case),
            "filed_on": case.filed_on or (decision.decided_on if decision else None),
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
        BoundDocument(title=each.name, number=each.number, dated=each.issued_on, pdf=printed_pdf(each))
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
    return archive_pdf(model_of(cover), [*documents, *pictures], closing=closing)


def _checked_by(case: CaseFile) -> str:
    """Who approved the closure looked the file through last."""
    closure = approvals_of(case).filter(step="closure", approved=True).last()
    return closure.approver.name if closure and closure.approver else ""


def _bindable(case: CaseFile) -> tuple[list[BoundDocument], list[str]]:
    """The pictures as finished pages, and the titles of those whose file is damaged: one must not lose the dossier."""
    bound, damaged = [], []
    for each in pictures_of(case):
        picture = _picture(each)
        try:
            page = render_picture(picture)
        except UnreadableAttachment:
            damaged.append(each.title)
        else:
            bound.append(BoundDocument(title=picture.title, dated=picture.dated, pdf=page, remark="照片"))
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
