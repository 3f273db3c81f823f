"""A hand under a document: drawn on the screen, uploaded, or refused with witness or recording."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, NoRight, WrongState, refuse_if, require
from lianzhi.documents.constants import DocumentState, SignedHow, SignerRole
from lianzhi.documents.models import Document, Signature
from lianzhi.documents.places import SigningPlace, signing_places
from lianzhi.documents.printing import model_of, sealed_bytes
from lianzhi.documents.selectors import get_document_for, is_archived
from lianzhi.documents.strokes import UnreadableStrokes, read_strokes, strokes_svg
from lianzhi.documents.words import refusal

SIGNING = (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER, Role.SQUAD_LEAD)
MOST_BYTES = 300 * 1024
PICTURES = {"image/png": (b"\x89PNG\r\n\x1a\n", "png"), "image/jpeg": (b"\xff\xd8\xff", "jpg")}
SVG = "image/svg+xml"


def require_signing(actor: Actor, document: Document) -> None:
    """Raise NoRight unless the actor is an officer of the authority whose document it is."""
    require(actor, *SIGNING)
    if actor.authority_code != document.authority_id:
        raise NoRight(f"这份文书由{document.authority}制作，由该机关执法人员组织签名。")


def open_places(document: Document) -> tuple[SigningPlace, ...]:
    """The places nobody has signed or refused yet."""
    taken = {each.place for each in document.signatures.all()}
    return tuple(each for each in signing_places(model_of(document)) if each.key not in taken)


@dataclass(frozen=True, kw_only=True)
class Refusing:
    """Why signing was refused, and who or what proves it."""

    reason: str
    witness: str = ""
    recording: str = ""


@dataclass(frozen=True, kw_only=True)
class SignByHand(Act[Signature]):
    """Record one signature (`strokes`, or `picture`) or its refusal (`refusing`) at one place of a document."""

    document_id: int
    place: str
    role: SignerRole
    signer: str
    strokes: str = ""
    picture: bytes = b""
    refusing: Refusing | None = None

    def perform(self) -> Signature:
        """Raises NotVisible, NoRight, WrongState, Malformed, LawForbids (signing-refusal-unproved)."""
        document = get_document_for(self.actor, self.document_id)
        require_signing(self.actor, document)
        place = self._place(document)
        signature = Signature(
            document=document,
            place=place.key,
            label=place.label,
            role=self.role,
            signer=self.signer.strip(),
            signed_at=clock.now(),
            recorded_by=self.actor.name,
        )
        if self.refusing is None:
            self._draw(signature)
        else:
            self._refuse(signature, self.refusing)
        self._keep(signature)
        return signature

    def _place(self, document: Document) -> SigningPlace:
        if document.state != DocumentState.ISSUED:
            raise WrongState(f"这份文书{document.get_state_display()}，不能再签名。")
        if is_archived(document.owner):
            raise WrongState("案卷已经归档，卷内文书不再签名。")
        if sealed_bytes(document):
            raise WrongState("这份文书已经电子签章，签章以后不再添加手写签名。")
        if not self.signer.strip():
            raise Malformed({"signer": "请填写签名人姓名。"})
        found = next((each for each in open_places(document) if each.key == self.place), None)
        if found is None:
            raise WrongState("这一签名处已经签名或者登记拒签，请刷新页面查看。")
        return found

    def _draw(self, signature: Signature) -> None:
        signature.how = SignedHow.UPLOADED if self.picture else SignedHow.DRAWN
        if self.picture:
            signature.media_type, suffix = _accepted(self.picture)
            content = self.picture
        else:
            try:
                content = strokes_svg(read_strokes(self.strokes)).encode()
            except UnreadableStrokes as error:
                raise Malformed({"strokes": str(error)}) from error
            signature.media_type, suffix = SVG, "svg"
        signature.sm3 = hashlib.new("sm3", content).hexdigest()
        # The stored name comes from the content: nothing a stranger typed becomes a path.
        signature.file.save(f"{signature.sm3}.{suffix}", ContentFile(content), save=False)

    def _refuse(self, signature: Signature, refusing: Refusing) -> None:
        if not refusing.reason.strip():
            raise Malformed({"reason": "请写明拒绝签名的原因。"})
        proved = refusing.witness.strip() or refusing.recording.strip()
        refuse_if([] if proved else [refusal("signing-refusal-unproved")])
        signature.how = SignedHow.REFUSED
        signature.reason = refusing.reason.strip()
        signature.witness = refusing.witness.strip()
        signature.recording = refusing.recording.strip()

    def _keep(self, signature: Signature) -> None:
        document = signature.document
        try:
            with transaction.atomic():
                signature.save()
        except IntegrityError as error:
            raise WrongState("这一签名处刚刚已经签名，请刷新页面查看。") from error
        refused = signature.how == SignedHow.REFUSED
        said = f"拒绝签名，原因：{signature.reason}" if refused else f"签名（{signature.get_how_display()}）"
        self.record(
            "document.signing_refused" if refused else "document.signed",
            f"{signature.signer}在《{document.name}》{document.number}的“{signature.label}”处{said}",
            subject=document,
            stream=f"authority:{document.authority_id}",
            payload={"digest": document.digest, "place": signature.place, "sm3": signature.sm3},
        )


def _accepted(picture: bytes) -> tuple[str, str]:
    """Media type and suffix of an uploaded signature; raises Malformed."""
    if len(picture) > MOST_BYTES:
        raise Malformed({"picture": f"签名图片不能超过{MOST_BYTES // 1024}KB，请裁剪后再上传。"})
    for media_type, (signature, suffix) in PICTURES.items():
        if picture.startswith(signature):
            return media_type, suffix
    raise Malformed({"picture": "签名图片应当是 PNG 或者 JPEG 图片，内容与名称不符的不接收。"})
