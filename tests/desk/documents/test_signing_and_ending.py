"""Signing by hand, refusing to sign, ending a paper, and the register of numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document as Word
from pypdf import PdfReader

from lianzhi.audit.models import AuditEvent
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, WrongState
from lianzhi.documents.actions.end_document import EndDocument
from lianzhi.documents.actions.sign_by_hand import Refusing, SignByHand, open_places
from lianzhi.documents.constants import DocumentState, SignedHow, SignerRole
from lianzhi.documents.models import Document, NumberSeries
from lianzhi.documents.printing import printed_docx, printed_html, printed_pdf
from lianzhi.documents.selectors import numbers_of
from tests.cases.file import File
from tests.desk.documents.issuing import issued_again
from tests.desk.world import STROKES
from tests.inspections.scene import PNG
from tests.people import Person

ClientFor = Callable[[Person], Client]


@pytest.fixture
def record(file: File) -> Document:
    file.finding()
    return Document.objects.get(template="insp_record")


@pytest.fixture
def signing(file: File, record: Document) -> SignByHand:
    return SignByHand(
        actor=file.officer,
        document_id=record.pk,
        place=open_places(record)[0].key,
        role=SignerRole.PARTY,
        signer="张某（示例）",
        strokes=STROKES,
    )


def test_a_drawn_hand_is_kept_with_its_hash_and_stands_in_every_print(
    record: Document, signing: SignByHand, file: File, client_for: ClientFor
) -> None:
    bare = printed_pdf(record)
    signed = signing.execute()
    assert signed.how == SignedHow.DRAWN
    assert len(signed.sm3) == 64
    event = AuditEvent.objects.get(event="document.signed")
    assert event.payload["sm3"] == signed.sm3
    record.refresh_from_db()
    assert printed_pdf(record) != bare
    assert "手写签名" in printed_html(record)
    assert "已手写签名" in "".join(each.text for each in Word(BytesIO(printed_docx(record))).paragraphs)
    with pytest.raises(WrongState):
        signing.execute()
    client = client_for(file.person("officer"))
    kept = client.get(reverse("documents:signature", args=[record.pk, signed.pk]))
    assert kept["Content-Type"] == "image/svg+xml"
    assert kept["Content-Disposition"].startswith("attachment")
    assert b"".join(kept.streaming_content).startswith(b"<svg")
    kept.close()


def test_a_refusal_needs_reason_and_witness_or_recording(record: Document, signing: SignByHand) -> None:
    with pytest.raises(Malformed):
        replace(signing, refusing=Refusing(reason=" ")).execute()
    with pytest.raises(LawForbids) as refused:
        replace(signing, refusing=Refusing(reason="不认可检查结果")).execute()
    assert refused.value.codes == {"signing-refusal-unproved"}
    kept = replace(signing, refusing=Refusing(reason="不认可检查结果", witness="李村干（示例）")).execute()
    assert kept.how == SignedHow.REFUSED
    text = PdfReader(BytesIO(printed_pdf(record))).pages[-1].extract_text().replace("\n", "")
    assert "不认可检查结果" in text
    assert "李村干" in text


@pytest.mark.parametrize(
    "strokes",
    ["", "[]", "x", "[[[1,2]]]", "[[[1,2],[1e9,3]]]", '[[["a",1]]]', "[[[5,5]," * 3, "[[[9,9]]]" * 9],
)
def test_what_is_no_signature_is_refused(signing: SignByHand, strokes: str) -> None:
    with pytest.raises(Malformed) as refused:
        replace(signing, strokes=strokes).execute()
    assert set(refused.value.fields) == {"strokes"}


def test_an_uploaded_picture_is_what_it_claims_or_refused(record: Document, signing: SignByHand) -> None:
    for picture in (b"GIF89a", b"<svg onload=alert(1)>", b"\x89PNG\r\n\x1a\n" + b"0" * 400_000):
        with pytest.raises(Malformed) as refused:
            replace(signing, picture=picture).execute()
        assert set(refused.value.fields) == {"picture"}
    kept = replace(signing, picture=PNG).execute()
    assert kept.how == SignedHow.UPLOADED
    assert printed_pdf(record).startswith(b"%PDF")


def test_only_the_own_officers_let_sign_and_only_what_is_in_force(
    file: File, record: Document, signing: SignByHand
) -> None:
    for name in ("leader", "squad_lead", "county_officer"):
        with pytest.raises(NoRight):
            replace(signing, actor=file.person(name).actor).execute()
    issued_again(file, record)
    EndDocument(
        actor=file.leader, document_id=record.pk, state=DocumentState.VOID, reason="制作有误"
    ).execute()
    with pytest.raises(WrongState):
        signing.execute()


def test_the_pad_sends_what_was_drawn_and_keeps_what_was_typed(
    file: File, record: Document, signing: SignByHand, client_for: ClientFor
) -> None:
    client = client_for(file.person("officer"))
    url = reverse("documents:sign", args=[record.pk])
    given = {"place": signing.place, "role": "party", "signer": "张某（示例）"}
    empty = client.post(url, given)
    assert empty.status_code == 422
    assert "张某（示例）" in empty.content.decode()
    refused = client.post(url, {**given, "refused": "on", "reason": "不认可"})
    assert refused.status_code == 422
    assert "见证人" in refused.content.decode()
    picture = SimpleUploadedFile("a.png", PNG, "image/png")
    assert client.post(url, {**given, "picture": picture}).status_code == 302
    assert "已签" in client.get(reverse("documents:paper", args=[record.pk])).content.decode()


def test_a_document_ends_once_by_its_own_head_and_its_number_stays(
    file: File, record: Document, client_for: ClientFor
) -> None:
    issued_again(file, record)
    ending = EndDocument(
        actor=file.leader, document_id=record.pk, state=DocumentState.VOID, reason="地址有误"
    )
    with pytest.raises(NoRight):
        replace(ending, actor=file.officer).execute()
    with pytest.raises(NoRight):
        replace(ending, actor=file.person("county_leader").actor).execute()
    with pytest.raises(Malformed):
        replace(ending, reason=" ").execute()
    with pytest.raises(LawForbids) as refused:
        replace(ending, state=DocumentState.REVOKED).execute()
    assert refused.value.codes == {"revocation-without-basis"}
    ending.execute()
    with pytest.raises(WrongState):
        ending.execute()
    assert AuditEvent.objects.get(event="document.void").payload["digest"] == record.digest
    series = NumberSeries.objects.get(authority=record.authority, word=record.series_word)
    page = client_for(file.person("officer")).get(reverse("documents:series", args=[series.pk]))
    assert "地址有误" in page.content.decode()
    assert "已作废" in page.content.decode()


def test_the_register_of_numbers_shows_every_number_and_any_gap(file: File, client_for: ClientFor) -> None:
    file.filed()
    series = NumberSeries.objects.get(word=Document.objects.get(template="case_filing").series_word)
    assert [line.document is not None for line in numbers_of(series)] == [True]
    client = client_for(file.person("officer"))
    assert "缺" not in client.get(reverse("documents:numbers")).content.decode()
    with file.setting_up("a number that went astray"):
        series.last = 3
        series.save()
    assert "缺2个号" in client.get(reverse("documents:numbers")).content.decode()
    assert "缺号" in client.get(reverse("documents:series", args=[series.pk])).content.decode()
    stranger = client_for(file.person("stranger"))
    assert stranger.get(reverse("documents:series", args=[series.pk])).status_code == 404


def test_nothing_changes_in_an_archived_dossier(file: File) -> None:
    case = file.archived()
    paper = Document.objects.get(owner=case.owner_key, template="inquiry_record")
    ending = EndDocument(actor=file.leader, document_id=paper.pk, state=DocumentState.VOID, reason="错误")
    with pytest.raises(WrongState, match="归档"):
        ending.execute()
    signing = SignByHand(
        actor=file.officer,
        document_id=paper.pk,
        place=open_places(paper)[0].key,
        role=SignerRole.PARTY,
        signer="张某（示例）",
        strokes=STROKES,
    )
    with pytest.raises(WrongState, match="归档"):
        signing.execute()
