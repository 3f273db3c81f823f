"""The public check of a paper: found by its code alone, nothing personal, and no wrong code tells anything."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from lianzhi.documents.actions.end_document import EndDocument
from lianzhi.documents.check_codes import ALPHABET, LENGTH, grouped
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.documents.printing import printed_html, printed_pdf
from tests.cases.file import File


@pytest.fixture
def paper(file: File) -> Document:
    case = file.filed()
    return Document.objects.get(owner=case.owner_key, template="case_filing")


def address(paper: Document) -> str:
    return reverse("verify:check", args=[grouped(paper.code)])


def test_anybody_sees_what_a_paper_is_and_nobody_in_it(paper: Document) -> None:
    page = Client().get(address(paper))
    body = page.content.decode()
    assert page.status_code == 200
    for shown in (paper.name, paper.number, paper.authority.name, paper.digest, "有效", "未签章（测试章）"):
        assert shown in body
    assert hashlib.new("sm3", printed_pdf(paper)).hexdigest() in body
    for hidden in ("竹木", "示例厂", "陈承办", "林协办", paper.issued_by, paper.owner):
        assert hidden not in body
    assert "no-store" in page["Cache-Control"]


def test_a_code_is_read_as_people_type_it_and_a_wrong_one_is_not_found(paper: Document) -> None:
    typed = grouped(paper.code).lower().replace("0", "o").replace("1", "l").replace("-", " ")
    led = Client().get(reverse("verify:enter"), {"code": typed})
    assert led["Location"] == address(paper)
    assert len(paper.code) == LENGTH
    assert set(paper.code) <= set(ALPHABET)
    other = paper.code[:-1] + ("A" if paper.code[-1] != "A" else "B")
    pages = [Client().get(reverse("verify:check", args=[wrong])) for wrong in (other, "短", "0" * 200)]
    assert {page.status_code for page in pages} == {404}
    assert len({re.sub(r'value="[^"]{20,}"', "", page.content.decode()) for page in pages}) == 1
    assert Client().get(reverse("verify:enter"), {"code": "短"}).status_code == 422


def test_a_file_is_compared_byte_by_byte_and_a_digest_by_both_kinds(paper: Document) -> None:
    pdf = printed_pdf(paper)

    def compared(**given: object) -> str:
        return Client().post(address(paper), given).content.decode()

    def upload(body: bytes) -> SimpleUploadedFile:
        return SimpleUploadedFile("a.pdf", body, "application/pdf")

    assert "逐字节一致" in compared(pdf=upload(pdf))
    assert "都不一致" in compared(pdf=upload(pdf.replace(b"/Title", b"/Xitle")))
    assert "逐字节一致" in compared(digest=hashlib.sha256(pdf).hexdigest().upper())
    assert "内容摘要一致" in compared(digest=paper.digest)
    assert "都不一致" in compared(digest="0" * 64)
    assert Client().post(address(paper), {"digest": "x"}).status_code == 422
    assert Client().post(address(paper), {}).status_code == 422


def test_an_ended_paper_says_so_and_its_older_print_is_still_known(file: File, paper: Document) -> None:
    before = hashlib.sha256(printed_pdf(paper)).hexdigest()
    EndDocument(
        actor=file.leader,
        document_id=paper.pk,
        state=DocumentState.REVOKED,
        reason="依复议决定撤销",
        basis="示例复决〔2026〕1号",
    ).execute()
    body = Client().get(address(paper)).content.decode()
    assert "已撤销" in body
    assert "依复议决定撤销" not in body
    compared = Client().post(address(paper), {"digest": before}).content.decode()
    assert "制作时的版本" in compared
    paper.refresh_from_db()
    assert "已撤销" in PdfReader(BytesIO(printed_pdf(paper))).pages[0].extract_text().replace(" ", "")


def test_every_print_carries_the_code_and_its_address(paper: Document) -> None:
    html = printed_html(paper)
    assert f"http://127.0.0.1:8000{address(paper)}" in html
    text = PdfReader(BytesIO(printed_pdf(paper))).pages[0].extract_text()
    assert "扫码查验" in text
    assert grouped(paper.code).split("-")[0] in text
