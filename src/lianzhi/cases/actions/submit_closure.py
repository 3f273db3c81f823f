"""SubmitClosure: the handlers ask to close the case (提请结案)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import Approval, CaseFile
from lianzhi.cases.services.paying import left_to_perform
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class SubmitClosure(CaseStep[CaseFile]):
    """Ask for closure with the handlers' opinion."""

    step: ClassVar[str] = "submit-closure"

    opinion: str

    def perform(self) -> CaseFile:
        """The case, waiting for the leader."""
        case = self.opened()
        if not self.opinion.strip():
            raise Malformed({"opinion": "请填写承办意见。"})
        self.refuse_unlawful(case, owed=left_to_perform(case, clock.today()))
        self.move(case)
        Approval.objects.create(
            case=case,
            step="closure",
            submitted_by=self.actor.name,
            submitted_at=clock.now(),
            opinion_of_handler=self.opinion,
        )
        self.tell(case, "case.closure-submitted", f"提请结案：{self.opinion}")
        return case
