"""PAdES signatures through pyHanko: needs requirements/signing.txt and the authority's certificate as PKCS#12."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter

from lianzhi.documents.signing import SealedPdf, SealingFailed

FIELD = "AuthoritySeal"


class PadesAdapter:
    """Signs with the certificate of `LIANZHI_SIGNING_PKCS12`, as ETSI.CAdES.detached."""

    name = "PAdES（pyHanko）"

    def __init__(self) -> None:
        """Raises SealingFailed where the certificate file or its password does not fit."""
        kept = Path(settings.SIGNING_PKCS12)
        if not kept.is_file():
            raise SealingFailed("签章证书文件不存在，请联系系统管理员。")
        password = settings.SIGNING_PASSWORD.encode() or None
        try:
            signer = signers.SimpleSigner.load_pkcs12_data(kept.read_bytes(), (), passphrase=password)
        except (OSError, ValueError) as error:
            raise SealingFailed("签章证书文件或者密码不正确，请联系系统管理员。") from error
        self._signer = signer

    def seal(self, pdf: bytes, *, authority: str, reason: str) -> SealedPdf:
        """The PDF with one invisible signature appended; what was there before stays byte for byte."""
        certificate = self._signer.signing_cert
        if certificate is None:
            raise SealingFailed("签章证书文件里没有证书，请联系系统管理员。")
        facts = signers.PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            name=authority,
            reason=reason,
        )
        sealed = signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), facts, signer=self._signer)
        return SealedPdf(pdf=sealed.getvalue(), certificate=str(certificate.subject.human_friendly))
