"""AnswerExtension: the head grants or refuses a longer term of the decision (办案期限延长审批)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.audit.selectors import history_of
from lianzhi.cases.actions.approval import approve
from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import CaseFile, Extension
from lianzhi.cases.services import papers
from lianzhi.cases.services.deciding_term import decide_by
from lianzhi.cases.services.following import asked_extension
from lianzhi.core import clock
from lianzhi.core.refusals import WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.law import in_chinese, parse_ref


@dataclass(frozen=True, kw_only=True)
class AnswerExtension(CaseDeed[Extension]):
    """Grant it, with the sheet signed, or refuse it."""

    deed: ClassVar[str] = "answer-extension"

    granted: bool
    opinion: str

    def perform(self) -> Extension:
        """The extension as answered."""
        case = self.opened()
        asked = asked_extension(case)
        if asked is None:
            raise WrongState("没有等待审批的延期申请。")
        self.refuse_unlawful(case)
        approval = approve(self.actor, case, "extension", opinion=self.opinion, refused=not self.granted)
        document = None
        if self.granted:
            document = papers.keep(
                self.actor,
                case,
                "extend_case",
                on=clock.today(),
                fields={
                    "filing_number": case.number,
                    "filed_on": case.filed_on,
                    "original_until": asked.from_day,
                    "extended_until": asked.until,
                    "done": _done(case),
                    "reason": asked.reason,
                    "basis": in_chinese(parse_ref(asked.basis), full=True),
                    "officer_opinion": approval.opinion_of_handler,
                    "officer_opined_on": clock.day_of(approval.submitted_at),
                    "approval_opinion": self.opinion,
                    "approver_name": self.actor.name,
                    "approved_on": clock.today(),
                },
            )
        compare_and_set(
            asked,
            {"granted": None},
            {"granted": self.granted, "document_id": document.pk if document else None},
        )
        if self.granted:
            compare_and_set(case, {"state": case.state}, {"decide_by": decide_by(case, clock.today())})
        told = f"批准将办案期限延长至{asked.until}" if self.granted else "未批准延长办案期限"
        self.tell(case, "case.extension-answered", f"{told}：{self.opinion}", granted=self.granted)
        return asked


def _done(case: CaseFile) -> str:
    """What was done so far, from the case's own history."""
    events = [each.sentence for each in history_of(case) if each.event != "case.extension-requested"]
    return "；".join(reversed(events[:5])) or "已立案"
