"""Printing an issued document: its frozen words with the check mark, the hands under it and its end laid over.

The same document gives the same bytes as long as nobody signs it, it stays in force and the site keeps its address and
its faces, so the digest of a print can be told without keeping the print.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.utils.safestring import SafeString

from lianzhi.documents.check_codes import grouped
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.models import Document, Signature
from lianzhi.documents.overlay import Hand, Overlay, check_url, qr_svg
from lianzhi.documents.paper import render_html
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.word import render_docx

SEALED_MARK = "已电子签章"


@dataclass(frozen=True, slots=True)
class PrintDigests:
    """The digests of one print; `what` says which print it is."""

    what: str
    sm3: str
    sha256: str

    def fits(self, digest: str) -> bool:
        """True where a digest of either kind is this print's."""
        return digest in {self.sm3, self.sha256}


def model_of(document: Document) -> DocModel:
    """The frozen model of an issued document."""
    return DocModel.from_json(document.model)


def overlay_of(
    document: Document, *, hands: int | None = None, ended: bool = True, seal: str = ""
) -> Overlay:
    """What is laid over; the first `hands` signatures only, and without its end where an older print is meant."""
    url = check_url(settings.PUBLIC_URL, document.code)
    signatures = list(document.signatures.all())[:hands]
    over = document.state != DocumentState.ISSUED and ended
    return Overlay(
        qr=qr_svg(url),
        code=grouped(document.code),
        url=url,
        void=document.get_state_display() if over else "",
        seal=seal or (SEALED_MARK if hasattr(document, "sealed") else ""),
        hands=tuple(_hand(each) for each in signatures),
    )


def sealed_bytes(document: Document) -> bytes:
    """The PDF that was sealed electronically; empty where none was."""
    kept = getattr(document, "sealed", None)
    if kept is None:
        return b""
    with kept.file.open("rb") as file:
        found: bytes = file.read()
    return found


def printed_pdf(document: Document) -> bytes:
    """The PDF as it is handed out: the sealed file where there is one, else set anew from the frozen model."""
    return sealed_bytes(document) or render_pdf(model_of(document), overlay_of(document))


def printed_docx(document: Document) -> bytes:
    """The editable file."""
    return render_docx(model_of(document), overlay_of(document))


def printed_html(document: Document) -> SafeString:
    """The sheet on the screen."""
    return render_html(model_of(document), overlay_of(document))


def print_digests(document: Document) -> tuple[PrintDigests, ...]:
    """The digests of every PDF this document may have left the house as, the current one first."""
    count = document.signatures.count()
    found = [_digests("当前版本", printed_pdf(document))]
    stages = [(hands, False) for hands in range(count, -1, -1)]
    for hands, ended in stages:
        overlay = overlay_of(document, hands=hands, ended=ended)
        sm3, sha256 = _rendered(document.digest, document.pk, overlay.to_json())
        what = f"有{hands}处手写签名时的版本" if hands else "制作时的版本"
        if all(sm3 != each.sm3 for each in found):
            found.append(PrintDigests(what, sm3, sha256))
    return tuple(found)


def current_digest(document: Document) -> PrintDigests:
    """The digests of the PDF that is handed out now."""
    if sealed_bytes(document):
        return _digests("当前版本", sealed_bytes(document))
    return PrintDigests("当前版本", *_rendered(document.digest, document.pk, overlay_of(document).to_json()))


@lru_cache(maxsize=512)
def _rendered(_digest: str, document_id: int, overlay: str) -> tuple[str, str]:
    """SM3 and SHA-256 of one print; kept, since anybody may ask for them."""
    model = model_of(Document.objects.get(pk=document_id))
    made = _digests("", render_pdf(model, Overlay.from_json(overlay)))
    return made.sm3, made.sha256


def _digests(what: str, pdf: bytes) -> PrintDigests:
    return PrintDigests(what, hashlib.new("sm3", pdf).hexdigest(), hashlib.sha256(pdf).hexdigest())


def _hand(signature: Signature) -> Hand:
    if not signature.file:
        proof = [
            f"见证人：{signature.witness}" if signature.witness else "",
            f"录音录像：{signature.recording}" if signature.recording else "",
        ]
        words = "；".join(each for each in (f"拒绝签名，原因：{signature.reason}", *proof) if each)
        return Hand(place=signature.place, note=f"（{words}）")
    with signature.file.open("rb") as file:
        drawn: bytes = file.read()
    return Hand(place=signature.place, svg=_as_svg(signature.media_type, drawn))


def _as_svg(media_type: str, drawn: bytes) -> str:
    """An uploaded picture inside an SVG, so that every renderer takes one kind."""
    if media_type == "image/svg+xml":
        return drawn.decode()
    picture = f"data:{media_type};base64,{b64encode(drawn).decode()}"
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 120">'
        f'<image href="{picture}" width="360" height="120" preserveAspectRatio="xMinYMid meet"/></svg>'
    )
