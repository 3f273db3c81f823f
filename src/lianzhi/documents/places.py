"""Where a document is signed by hand: the signature lines of its frozen model."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.documents import doc_model as model
from lianzhi.documents.doc_model import DocModel
from lianzhi.documents.overlay import PAGE


@dataclass(frozen=True, slots=True)
class SigningPlace:
    """A place to sign: its key in the overlay, and what stands before the rule."""

    key: str
    label: str


def signing_places(document: DocModel) -> tuple[SigningPlace, ...]:
    """Every place in the order of the sheet, the foot of the pages last. Same labels are numbered."""
    found = [
        (f"{index}.{number}", line.label)
        for index, block in enumerate(document.blocks)
        for number, line in enumerate(_lines(block))
    ]
    if document.page_signature:
        found.append((PAGE, f"每页页脚：{document.page_signature}"))
    labels = [label for _, label in found]
    return tuple(
        SigningPlace(
            key, label if labels.count(label) == 1 else f"{label}之{labels[:place].count(label) + 1}"
        )
        for place, (key, label) in enumerate(found)
    )


def _lines(block: model.AnyBlock) -> tuple[model.SignatureLine | model.ApprovalRow, ...]:
    if isinstance(block, model.Signatures):
        return block.lines
    return block.rows if isinstance(block, model.Approval) else ()
