"""Reading issued documents."""

from __future__ import annotations

from collections.abc import Callable

from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document


def get_document_for(
    actor: Actor, document_id: int, *, door: Callable[[Actor, str], bool] | None = None
) -> Document:
    """The document, where the actor may see it, or where `door` says its owner is open to the actor."""
    found = Document.objects.visible_to(actor).select_related("authority").filter(pk=document_id).first()
    if found is None and door is not None:
        other = Document.objects.select_related("authority").filter(pk=document_id).first()
        found = other if other is not None and door(actor, other.owner) else None
    if found is None:
        raise NotVisible("没有找到这份文书。")
    return found


def documents_of(*owners: str) -> list[Document]:
    """The documents of owners such as `cases.casefile:12`, oldest first, without their contents.

    Whoever has passed an owner's own door may see its papers: an officer of a neighbouring township who serves in
    the inspection, too. So no actor is asked here; a single document has its own door above.
    """
    return list(Document.objects.of(*owners).select_related("authority").defer("model"))


def issued_documents_of(*owners: str) -> list[Document]:
    """The same without those put aside: what a file consists of."""
    return [each for each in documents_of(*owners) if each.state == DocumentState.ISSUED]


def whole_documents_of(*owners: str) -> list[Document]:
    """The same with their contents, for binding."""
    return list(Document.objects.of(*owners).select_related("authority"))
