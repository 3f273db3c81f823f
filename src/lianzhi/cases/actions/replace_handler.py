"""ReplaceHandler: the leader puts another officer in a handler's place, with the reason (更换承办人)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.constants import ChangeGround
from lianzhi.cases.models import HandlerChange
from lianzhi.cases.services.handling import handler_who_is, handling_after, replace_handler, successor_for
from lianzhi.core.refusals import Malformed

#: A recusal has a procedure of its own.
GROUNDS = (ChangeGround.POST, ChangeGround.ILLNESS, ChangeGround.OTHER)


@dataclass(frozen=True, kw_only=True)
class ReplaceHandler(CaseDeed[HandlerChange]):
    """Replace one handler; the other and the successor must be two certified officers (行政处罚法 42)."""

    deed: ClassVar[str] = "replace-handler"

    outgoing_id: int
    successor_id: int
    ground: str
    reason: str

    def perform(self) -> HandlerChange:
        """The change as ordered."""
        case = self.opened()
        if self.ground not in GROUNDS:
            raise Malformed({"ground": "请选择更换的情形；应当回避的，请办理回避。"})
        if not self.reason.strip():
            raise Malformed({"reason": "请写明更换承办人的理由。"})
        outgoing = handler_who_is(case, self.outgoing_id)
        successor = successor_for(case, self.successor_id)
        self.refuse_unlawful(case, officers=handling_after(case, outgoing, successor))
        before = outgoing.officer.name
        change = replace_handler(
            self.actor, outgoing, successor, ground=ChangeGround(self.ground), reason=self.reason
        )
        said = f"承办人{before}更换为{successor.name}（{ChangeGround(self.ground).label}）：{self.reason}"
        self.tell(case, "case.handler-replaced", said, incoming=successor.pk)
        return change
