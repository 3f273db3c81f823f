"""The public check of a paper: found by its code alone, nothing personal, and no wrong code tells anything."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse
from pypdf import PdfReader
from pytest_django import Settings

from lianzhi.conf import env
from lianzhi.desk.addresses import client_network
from lianzhi.documents.actions.end_document import EndDocument
from lianzhi.documents.check_codes import ALPHABET, LENGTH, grouped
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.documents.printing import printed_html, printed_pdf
from tests.cases.file import File
from tests.held_clock import HeldClock


@pytest.fixture
def counting(settings: Settings, tmp_path: Path) -> Settings:
    """A site that counts who asks, as a real one does."""
    files = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {**settings.CACHES, "limits": {"BACKEND": files, "LOCATION": tmp_path}}
    return settings


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


def test_one_address_may_not_ask_without_end(paper: Document, counting: Settings, clock: HeldClock) -> None:
    counting.PUBLIC_CHECK_LOOKUPS, counting.PUBLIC_CHECK_COMPARISONS = 2, 1
    here, there = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    wrong = reverse("verify:check", args=["0" * LENGTH])
    assert [here.get(wrong).status_code, here.get(address(paper)).status_code] == [404, 200]
    stopped = here.get(address(paper))
    assert stopped.status_code == 429
    assert 0 < int(stopped["Retry-After"]) <= counting.PUBLIC_CHECK_SECONDS
    assert "查验过于频繁：同一网络地址每60秒最多查验2次" in stopped.content.decode()
    assert paper.name not in stopped.content.decode()
    assert here.get(wrong).status_code == 429
    assert there.get(address(paper)).status_code == 200
    assert here.post(address(paper), {"digest": paper.digest}).status_code == 200
    assert "比对过于频繁" in here.post(address(paper), {"digest": paper.digest}).content.decode()
    clock.forward(hours=1)
    assert here.get(address(paper)).status_code == 200


@pytest.mark.parametrize(
    ("proxies", "forwarded", "network"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "nonsense", "unknown"),
        (2, "198.51.100.7", "unknown"),
    ],
)
def test_a_client_is_known_by_what_the_own_proxies_say(
    settings: Settings, proxies: int, forwarded: str, network: str
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_network(request) == network


def test_a_setting_that_is_no_number_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.whole_number("LIANZHI_CHECK_LOOKUPS", 60) == 60
    for raw in ("0", "-1", "viele", "六十"):
        monkeypatch.setenv("LIANZHI_CHECK_LOOKUPS", raw)
        with pytest.raises(ImproperlyConfigured, match="LIANZHI_CHECK_LOOKUPS"):
            env.whole_number("LIANZHI_CHECK_LOOKUPS", 60, least=1)
