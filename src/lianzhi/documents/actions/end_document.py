"""Ending a document: 作废 for one made in error, 撤销 for one that was in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed, NoRight, WrongState, refuse_if, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.constants import DocumentState
from lianzhi.documents.models import Document
from lianzhi.documents.selectors import (
    get_document_for,
    in_case_file,
    is_archived,
    is_replaced,
    records_resting_on,
)
from lianzhi.documents.words import refusal
from lianzhi.kernel.errors import Refusal

ENDS = (DocumentState.VOID, DocumentState.REVOKED)


@dataclass(frozen=True, kw_only=True)
class EndDocument(Act[Document]):
    """Take a document out of force with its reason; its number stays listed and is never given out again."""

    document_id: int
    state: DocumentState
    reason: str
    basis: str = ""

    def perform(self) -> Document:
        """Raises NotVisible, NoRight, WrongState (over, or archived), Malformed, LawForbids."""
        document = get_document_for(self.actor, self.document_id)
        require(self.actor, Role.APPROVING_LEADER)
        if self.actor.authority_code != document.authority_id:
            raise NoRight(f"这份文书由{document.authority}制作，应当由该机关负责人决定作废或者撤销。")
        self._check(document)
        compare_and_set(
            document,
            {"state": DocumentState.ISSUED},
            {
                "state": self.state,
                "ended_at": clock.now(),
                "ended_reason": self.reason.strip(),
                "ended_basis": self.basis.strip(),
            },
        )
        self.record(
            f"document.{self.state.value}",
            f"将《{document.name}》{document.number}登记为“{self.state.label}”，原因：{self.reason.strip()}",
            subject=document,
            stream=f"authority:{document.authority_id}",
            payload={"digest": document.digest, "owner": document.owner, "basis": self.basis.strip()},
        )
        return document

    def _check(self, document: Document) -> None:
        if self.state not in ENDS or not self.reason.strip():
            raise Malformed({"reason": "请写明作废或者撤销的原因。"})
        if document.state != DocumentState.ISSUED:
            raise WrongState(f"这份文书{document.get_state_display()}，不能再次办理。")
        if is_archived(document.owner):
            raise WrongState("案卷已经归档，卷内文书不再变更；确有错误的，由新的文书纠正。")
        refuse_if(self._unlawful(document))

    def _unlawful(self, document: Document) -> Iterator[Refusal]:
        """A paper goes where what it carries has gone or stands on another paper (行政处罚法 47, 75)."""
        if self.state == DocumentState.REVOKED and not self.basis.strip():
            yield refusal("revocation-without-basis")
        resting = records_resting_on(document)
        if resting:
            steps = "、".join(dict.fromkeys(str(each._meta.verbose_name) for each in resting))
            yield refusal("paper-carries-step", steps=steps, end=self.state.label.removeprefix("已"))
        elif self.state == DocumentState.VOID and in_case_file(document) and not is_replaced(document):
            yield refusal("void-without-replacement")
