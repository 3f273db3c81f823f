"""SubmitFiling: the handlers ask their authority's leader to file the case (提请立案)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import Approval, CaseFile
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class SubmitFiling(CaseStep[CaseFile]):
    """Ask for the filing with the handlers' opinion."""

    step: ClassVar[str] = "submit-filing"

    opinion: str

    def perform(self) -> CaseFile:
        """The case, waiting for approval."""
        case = self.opened()
        if not self.opinion.strip():
            raise Malformed({"opinion": "请填写承办意见。"})
        self.refuse_unlawful(case)
        self.move(case)
        Approval.objects.create(
            case=case,
            step="filing",
            submitted_by=self.actor.name,
            submitted_at=clock.now(),
            opinion_of_handler=self.opinion,
        )
        self.tell(case, "case.filing-submitted", f"提请立案：{self.opinion}")
        return case
