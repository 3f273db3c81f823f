"""RefuseRecusal: nobody has to stand aside; the applicant is answered in writing with the reason (决定不予回避)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.answering_recusal import REFUSED, AnswerRecusal
from lianzhi.cases.models import Recusal
from lianzhi.core.sentences import bare


@dataclass(frozen=True, kw_only=True)
class RefuseRecusal(AnswerRecusal):
    """Refuse it with the reason (行政处罚法 43)."""

    step: ClassVar[str] = "refuse-recusal"

    def perform(self) -> Recusal:
        """The refused application, with its written answer."""
        case, matter = self.opened()
        self.require_answer()
        self.refuse_unlawful(case, matter, recusal=self.decided_facts(matter))
        self.answer(case, matter, REFUSED, None)
        self.tell(
            case,
            "recusal.refused",
            f"决定{matter.officer.name}不予回避：{bare(self.reason)}；{self.told_how}",
        )
        return matter
