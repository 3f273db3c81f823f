"""The dossier as one PDF: order, contents that point to real pages, stamps, bookmarks, pictures."""

from __future__ import annotations

import re
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader, PdfWriter

from lianzhi.documents.archive import (
    BoundDocument,
    BoundPicture,
    Closing,
    UnreadableAttachment,
    archive_pdf,
    page_count,
)
from lianzhi.documents.compose import compose_template, sample_fields
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.templates import get_template
from tests.documents.archival import assert_archival

AGENCY = "示例县应急管理局"
CLOSING = Closing(
    case_name="示例公司未设置安全警示标志案",
    agency=AGENCY,
    archived_on=date(2026, 12, 31),
    filed_by="陈某（示例）",
    checked_by="周某（示例）",
)
ORDER = ("decision_unit", "case_filing", "inquiry_record")


def sample(key: str) -> DocModel:
    template = get_template(key)
    number = f"（示）{template.number_word}〔2026〕12号" if template.number_word else None
    return compose_template(template, sample_fields(template), number=number, agency=AGENCY)


def bound(key: str) -> BoundDocument:
    document = sample(key)
    return BoundDocument(
        title=document.title, number=document.number or "", dated=document.dated, pdf=render_pdf(document)
    )


def picture() -> bytes:
    with tempfile.TemporaryDirectory() as room:
        sheet = Path(room) / "p.typ"
        sheet.write_text("#set page(width: 60mm, height: 40mm, fill: aqua)", encoding="utf-8")
        drawn = typst.compile(str(sheet), format="png")
    assert isinstance(drawn, bytes)
    return drawn


def words(reader: PdfReader) -> list[str]:
    return [re.sub(r"\s", "", page.extract_text()) for page in reader.pages]


def test_contents_stamps_and_bookmarks_agree() -> None:
    documents = [bound(key) for key in ORDER]
    shot = BoundPicture(
        title="照片示例01", media_type="image/png", image=picture(), captions=(("拍摄人", "黄某（示例）"),)
    )
    reader = PdfReader(
        BytesIO(archive_pdf(sample("dossier_cover"), documents, closing=CLOSING, pictures=[shot]))
    )
    pages = words(reader)
    lengths = [page_count(document.pdf) for document in documents] + [1]
    assert len(pages) == 2 + sum(lengths) + 1
    assert "行政执法案卷" in pages[0]
    assert "卷内备考表" in pages[-1]
    assert f"共{len(lengths)}件" in pages[-1]
    assert f"共{sum(lengths)}页" in pages[-1]
    start = 1
    outline = [entry for entry in reader.outline if not isinstance(entry, list)]
    titles = [document.title for document in documents] + ["照片示例01"]
    for entry, title, length in zip(outline[2:-1], titles, lengths, strict=True):
        listed = str(start) if length == 1 else f"{start}-{start + length - 1}"
        assert re.search(rf"{re.escape(title)}.*?日?{listed}", pages[1])
        assert (reader.get_destination_page_number(entry) or 0) == start + 1
        for number in range(start, start + length):
            assert pages[number + 1].endswith(f"第{number}页")
        start += length
    assert [entry.title for entry in (outline[0], outline[1], outline[-1])] == [
        "案卷封面",
        "卷内目录",
        "卷内备考表",
    ]


def test_a_turned_page_is_stamped_upright() -> None:
    writer = PdfWriter(BytesIO(bound("case_filing").pdf))
    writer.pages[0].rotate(90)
    turned = BytesIO()
    writer.write(turned)
    scan = BoundDocument(title="扫描件", pdf=turned.getvalue())
    reader = PdfReader(BytesIO(archive_pdf(sample("dossier_cover"), [scan], closing=CLOSING)))
    page = reader.pages[2]
    assert page.rotation == 0
    assert page.mediabox.width > page.mediabox.height
    assert "第1页" in words(reader)[2]
    # The number's sheet is the page as it is shown, so its upper right is the page's.
    (stamp,) = page["/Resources"]["/XObject"].values()
    assert [float(side) for side in stamp.get_object()["/BBox"][2:]] == pytest.approx(
        [float(page.mediabox.width), float(page.mediabox.height)], abs=0.1
    )


def test_a_dossier_of_our_own_papers_is_archival_and_the_same_each_time() -> None:
    documents = [bound(key) for key in ORDER]
    shot = BoundPicture(title="照片示例01", dated=date(2026, 11, 18), media_type="image/png", image=picture())
    made = archive_pdf(sample("dossier_cover"), documents, closing=CLOSING, pictures=[shot])
    assert made == archive_pdf(sample("dossier_cover"), documents, closing=CLOSING, pictures=[shot])
    assert_archival(made)


def test_a_dossier_with_a_foreign_part_claims_nothing() -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    blank = BytesIO()
    writer.write(blank)
    documents = [bound("case_filing"), BoundDocument(title="外来文件", pdf=blank.getvalue())]
    reader = PdfReader(BytesIO(archive_pdf(sample("dossier_cover"), documents, closing=CLOSING)))
    assert reader.xmp_metadata is None
    assert words(reader)[-2] == f"第{len(reader.pages) - 3}页"


def test_a_broken_attachment_is_named_and_an_empty_dossier_refused() -> None:
    cover = sample("dossier_cover")
    with pytest.raises(UnreadableAttachment, match="《坏文件》不能归入案卷：不是完整的 PDF 文件"):
        archive_pdf(cover, [BoundDocument(title="坏文件", pdf=b"not a pdf")], closing=CLOSING)
    for media_type, reason in (("image/png", "图片文件损坏"), ("video/mp4", "不支持 video/mp4 类型的图片")):
        shot = BoundPicture(title="坏照片", media_type=media_type, image=b"broken")
        with pytest.raises(UnreadableAttachment, match=f"《坏照片》不能归入案卷：{reason}"):
            archive_pdf(cover, [], closing=CLOSING, pictures=[shot])
    with pytest.raises(ValueError, match="without documents"):
        archive_pdf(cover, [], closing=CLOSING)
