"""One PDF for a whole dossier: cover, contents, documents with running page numbers, pictures, closing sheet."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copyfile

import typst
from pypdf import PageObject, PdfReader

from lianzhi.documents import fonts
from lianzhi.documents.binding import Binder
from lianzhi.documents.compose import FieldValue, compose
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.pdf import SHEETS, compile_sheet, render_pdf
from lianzhi.kernel.calendars import date_zh

PICTURE_SUFFIX = {"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp"}


class UnreadableAttachment(ValueError):
    """A document or picture that cannot be bound into the dossier; `title` says which."""

    def __init__(self, title: str, reason: str) -> None:
        super().__init__(f"《{title}》不能归入案卷：{reason}")
        self.title = title
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundDocument:
    """A document as it goes into the dossier; `remark` is printed in the contents (原件、复印件)."""

    title: str
    number: str = ""
    dated: date | None = None
    pdf: bytes = field(repr=False)
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundPicture:
    """A picture that becomes a page; `captions` are (label, text) lines below it."""

    title: str
    dated: date | None = None
    media_type: str
    image: bytes = field(repr=False)
    captions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What contents and 备考表 say of the dossier itself."""

    case_name: str
    agency: str
    archived_on: date
    filed_by: str
    checked_by: str
    situation: str = "无"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that can be read."""

    title: str
    number: str
    dated: date | None
    remark: str
    reader: PdfReader

    @property
    def length(self) -> int:
        """How many pages it has."""
        return len(self.reader.pages)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(BytesIO(pdf)).pages)


def render_picture(picture: BoundPicture) -> bytes:
    """One A4 page with the picture and its captions.

    Raises UnreadableAttachment for a kind or a file that cannot be set.
    """
    suffix = PICTURE_SUFFIX.get(picture.media_type)
    if suffix is None:
        raise UnreadableAttachment(picture.title, f"不支持 {picture.media_type} 类型的图片")
    lines = (("名称", picture.title), *picture.captions)
    on = picture.dated
    about = {
        "title": picture.title,
        "file": f"picture{suffix}",
        "lines": lines,
        "on": [on.year, on.month, on.day] if on else [],
    }
    inputs = {"picture": json.dumps(about), "fonts": json.dumps(fonts.report().chains)}
    # The typesetter reads pictures from files below its root, so each gets a room of its own.
    with tempfile.TemporaryDirectory() as room:
        sheet = Path(room) / "picture.typ"
        copyfile(SHEETS / "picture.typ", sheet)
        (Path(room) / f"picture{suffix}").write_bytes(picture.image)
        try:
            page = _set_picture(sheet, inputs, is_record=on is not None)
        except typst.TypstError as error:
            raise UnreadableAttachment(picture.title, "图片文件损坏") from error
    if not isinstance(page, bytes):
        raise UnreadableAttachment(picture.title, "图片没有排成一页")
    return page


def _set_picture(sheet: Path, inputs: dict[str, str], *, is_record: bool) -> object:
    compiler = typst.Compiler(
        str(sheet),
        root=str(sheet.parent),
        font_paths=[str(path) for path in fonts.report().paths],
        ignore_system_fonts=True,
    )
    if is_record:
        # A picture whose colours PDF/A does not allow still becomes a page.
        with suppress(typst.TypstError):
            return compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards="a-2b")
    return compiler.compile(format="pdf", sys_inputs=inputs)


def _read(title: str, pdf: bytes) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(pdf))
        list(reader.pages)
    except Exception as error:
        # pypdf raises many kinds for a broken file; to the archivist they are one.
        raise UnreadableAttachment(title, "不是完整的 PDF 文件") from error
    return reader


def _parts(documents: Sequence[BoundDocument], pictures: Sequence[BoundPicture]) -> list[_Part]:
    bound = [
        _Part(each.title, each.number, each.dated, each.remark, _read(each.title, each.pdf))
        for each in documents
    ]
    bound += [
        _Part(each.title, "", each.dated, "照片", _read(each.title, render_picture(each)))
        for each in pictures
    ]
    return bound


def _starts(parts: Sequence[_Part]) -> Iterator[tuple[_Part, int]]:
    """Each part with its first page number; the cover and the contents are not counted."""
    start = 1
    for part in parts:
        yield part, start
        start += part.length


def _page_range(part: _Part, start: int) -> str:
    last = start + part.length - 1
    return str(start) if last == start else f"{start}-{last}"


def _contents(parts: Sequence[_Part], closing: Closing) -> DocModel:
    entries = [
        {
            "name": part.title,
            "number": part.number,
            "dated": date_zh(part.dated) if part.dated else "",
            "pages": _page_range(part, start),
            "remark": part.remark,
        }
        for part, start in _starts(parts)
    ]
    facts: dict[str, FieldValue] = {
        "case_name": closing.case_name,
        "archived_on": closing.archived_on,
        "entries": entries,
    }
    return compose("dossier_index", facts, number=None, agency=closing.agency)


def _closing_sheet(parts: Sequence[_Part], closing: Closing) -> DocModel:
    facts: dict[str, FieldValue] = {
        "case_name": closing.case_name,
        "document_count": len(parts),
        "page_count": sum(part.length for part in parts),
        "situation": closing.situation,
        "filed_by": closing.filed_by,
        "checked_by": closing.checked_by,
        "archived_on": closing.archived_on,
    }
    return compose("dossier_note", facts, number=None, agency=closing.agency)


def _shown_size(page: PageObject) -> tuple[float, float]:
    """Width and height in points as a reader sees the page: cropped and turned."""
    width, height = float(page.cropbox.width), float(page.cropbox.height)
    return (width, height) if page.rotation % 180 == 0 else (height, width)


def _stamps(parts: Sequence[_Part], on: date) -> Iterator[PageObject]:
    sizes = [_shown_size(page) for part in parts for page in part.reader.pages]
    inputs = {"sizes": json.dumps(sizes), "on": json.dumps([on.year, on.month, on.day])}
    return iter(_read("页码", compile_sheet("stamp.typ", inputs)).pages)


def archive_pdf(
    cover: DocModel,
    documents: Sequence[BoundDocument],
    *,
    closing: Closing,
    pictures: Sequence[BoundPicture] = (),
) -> bytes:
    """The dossier as one PDF with bookmarks.

    Order: cover, 卷内目录, the documents and then the pictures as given, 备考表. Pages of documents and pictures
    are numbered through from 1, stamped upper right, and the contents point to these numbers. The file declares
    PDF/A-2b where each of its parts does.

    Raises UnreadableAttachment for a document or picture that cannot be bound; ValueError for an empty dossier.
    """
    if not documents and not pictures:
        raise ValueError("a dossier without documents cannot be archived")
    parts = _parts(documents, pictures)
    stamps = _stamps(parts, closing.archived_on)
    binder = Binder()
    binder.bind("案卷封面", _read("案卷封面", render_pdf(cover)))
    binder.bind("卷内目录", _read("卷内目录", render_pdf(_contents(parts, closing))))
    for part in parts:
        binder.bind(f"{part.title} {part.number}".strip(), part.reader, stamps)
    binder.bind("卷内备考表", _read("卷内备考表", render_pdf(_closing_sheet(parts, closing))))
    return binder.finish(title=f"{closing.case_name}案卷", author=closing.agency)
