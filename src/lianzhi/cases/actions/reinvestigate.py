"""Reinvestigate: back to investigation, for a lighter proposal or for changed facts (重新提出处罚建议)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import ReturnKind
from lianzhi.cases.models import Reinvestigation
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, refuse_if
from lianzhi.kernel.procedure import refusal


@dataclass(frozen=True, kw_only=True)
class Reinvestigate(CaseStep[Reinvestigation]):
    """Go back; proposal, legal review and notice then come anew.

    Only changed facts, written down here, let the new proposal be heavier than the lowest notice (行政处罚法 45).
    """

    step: ClassVar[str] = "reinvestigate"

    kind: str
    reason: str
    changed_facts: str = ""

    def perform(self) -> Reinvestigation:
        """The return, with its reason."""
        case = self.opened()
        if self.kind not in {ReturnKind.LIGHTER, ReturnKind.CHANGED_FACTS}:
            raise Malformed({"kind": "请选择情形。"})
        if not self.reason.strip():
            raise Malformed({"reason": "请填写理由。"})
        self.refuse_unlawful(case)
        if self.kind == ReturnKind.CHANGED_FACTS and not self.changed_facts.strip():
            refuse_if([refusal("changed-facts-missing")])
        returned = Reinvestigation.objects.create(
            case=case,
            kind=self.kind,
            reason=self.reason,
            changed_facts=self.changed_facts.strip() if self.kind == ReturnKind.CHANGED_FACTS else "",
            returned_on=clock.today(),
        )
        self.move(case)
        self.tell(case, "case.reinvestigated", f"退回调查（{returned.get_kind_display()}）：{self.reason}")
        return returned
