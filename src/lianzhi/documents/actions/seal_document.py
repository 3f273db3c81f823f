"""Sealing a document electronically in its authority's name (电子签章)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.files.base import ContentFile

from lianzhi.audit.acts import Act
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NoRight, WrongState, require
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document, SealedFile
from lianzhi.documents.pdf import render_pdf
from lianzhi.documents.printing import SEALED_MARK, model_of, overlay_of, sealed_bytes
from lianzhi.documents.selectors import get_document_for, is_archived
from lianzhi.documents.signing import SealingFailed, configured_adapter


@dataclass(frozen=True, kw_only=True)
class SealDocument(Act[SealedFile]):
    """Seal the document as it stands, hands included; from then on the sealed file is what is printed."""

    document_id: int

    def perform(self) -> SealedFile:
        """Raises NotVisible, NoRight, WrongState (over, archived, sealed already, no adapter, adapter failed)."""
        document = get_document_for(self.actor, self.document_id)
        require(self.actor, Role.APPROVING_LEADER)
        if self.actor.authority_code != document.authority_id:
            raise NoRight(f"这份文书由{document.authority}制作，由该机关负责人签章。")
        self._check(document)
        overlay = overlay_of(document, seal=SEALED_MARK)
        try:
            adapter = configured_adapter()
            if adapter is None:
                raise WrongState("本系统没有配置电子签章，文书只显示“测试章”占位，请加盖机关实际印章。")
            sealed = adapter.seal(
                render_pdf(model_of(document), overlay),
                authority=document.authority.name,
                reason=f"{document.name}{document.number}",
            )
        except SealingFailed as error:
            raise WrongState(str(error)) from error
        kept = SealedFile(
            document=document,
            sm3=hashlib.new("sm3", sealed.pdf).hexdigest(),
            sha256=hashlib.sha256(sealed.pdf).hexdigest(),
            adapter=adapter.name,
            certificate=sealed.certificate[:200],
            sealed_by=self.actor.name,
        )
        kept.file.save(f"{kept.sm3}.pdf", ContentFile(sealed.pdf), save=False)
        kept.save()
        self.record(
            "document.sealed",
            f"对《{document.name}》{document.number}电子签章，证书：{kept.certificate}",
            subject=document,
            stream=f"authority:{document.authority_id}",
            payload={"digest": document.digest, "sm3": kept.sm3, "adapter": kept.adapter},
        )
        return kept

    def _check(self, document: Document) -> None:
        if document.state != DocumentState.ISSUED:
            raise WrongState(f"这份文书{document.get_state_display()}，不能签章。")
        if is_archived(document.owner):
            raise WrongState("案卷已经归档，卷内文书不再签章。")
        if sealed_bytes(document):
            raise WrongState("这份文书已经电子签章。")
