"""Electronic sealing: nothing pretends without an adapter; with one the signature holds and the file stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pytest_django import Settings

from lianzhi.audit.models import AuditEvent
from lianzhi.core.refusals import NoRight, WrongState
from lianzhi.documents.actions.seal_document import SealDocument
from lianzhi.documents.models import Document, SealedFile
from lianzhi.documents.printing import printed_html, printed_pdf
from tests.cases.conftest import file
from tests.cases.file import File

__all__ = ["file"]
PASSWORD = b"only-a-test"


@pytest.fixture
def certificate(tmp_path: Path, settings: Settings) -> asn1_x509.Certificate:
    """A self-signed certificate that exists for one test."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "测试证书（示例）")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2099, 1, 1, tzinfo=UTC))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    kept = tmp_path / "seal.p12"
    kept.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"seal", key, made, None, serialization.BestAvailableEncryption(PASSWORD)
        )
    )
    settings.SIGNING_ADAPTER = "lianzhi.documents.signing.pades.PadesAdapter"
    settings.SIGNING_PKCS12 = str(kept)
    settings.SIGNING_PASSWORD = PASSWORD.decode()
    return asn1_x509.Certificate.load(made.public_bytes(serialization.Encoding.DER))


@pytest.fixture
def sealing(file: File) -> SealDocument:
    case = file.filed()
    paper = Document.objects.get(owner=case.owner_key, template="case_filing")
    return SealDocument(actor=file.leader, document_id=paper.pk)


def test_without_an_adapter_nothing_is_sealed_and_nothing_says_so(sealing: SealDocument) -> None:
    with pytest.raises(WrongState, match="没有配置"):
        sealing.execute()
    assert not SealedFile.objects.exists()
    order = Document.objects.get(template="rectify_order")
    assert "测试章" in printed_html(order)


@pytest.mark.usefixtures("certificate")
def test_a_wrong_password_seals_nothing(sealing: SealDocument, settings: Settings) -> None:
    settings.SIGNING_PASSWORD = "another"
    with pytest.raises(WrongState, match="密码"):
        sealing.execute()
    settings.SIGNING_PKCS12 = "/nowhere"
    with pytest.raises(WrongState, match="不存在"):
        sealing.execute()
    assert not SealedFile.objects.exists()


def test_a_sealed_paper_is_printed_as_it_was_sealed(
    file: File, sealing: SealDocument, certificate: asn1_x509.Certificate
) -> None:
    with pytest.raises(NoRight):
        replace(sealing, actor=file.officer).execute()
    kept = sealing.execute()
    paper = Document.objects.get(pk=sealing.document_id)
    pdf = printed_pdf(paper)
    signature = PdfFileReader(BytesIO(pdf)).embedded_signatures[0]
    trusted = ValidationContext(trust_roots=[certificate], allow_fetching=False)
    status = validate_pdf_signature(signature, trusted)
    assert status.intact
    assert status.valid
    assert "测试证书" in kept.certificate
    assert AuditEvent.objects.get(event="document.sealed").payload["sm3"] == kept.sm3
    with pytest.raises(WrongState, match="已经电子签章"):
        sealing.execute()
