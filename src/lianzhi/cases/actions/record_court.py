"""RecordCourt: what the court answered to the application, up to the end of enforcement (法院答复)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.constants import CourtState
from lianzhi.cases.models import CourtApplication
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.paying import court_of
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState, refuse_if
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import refusal

# What may follow what (行政强制法 56–58).
NEXT = {
    CourtState.APPLIED: (CourtState.ACCEPTED, CourtState.NOT_ACCEPTED),
    CourtState.ACCEPTED: (CourtState.ORDERED, CourtState.NOT_ORDERED),
    CourtState.ORDERED: (CourtState.ENFORCED, CourtState.ENDED),
}


@dataclass(frozen=True, kw_only=True)
class RecordCourt(CaseDeed[CourtApplication]):
    """Record one answer; money the court collected is recorded as a payment before enforcement is called done."""

    deed: ClassVar[str] = "record-court"

    state: str
    answered_on: date
    answer: str

    def perform(self) -> CourtApplication:
        """The application in its new state."""
        case = self.opened()
        applied = court_of(self.standing(case))
        if applied is None:
            raise WrongState("没有法院尚未办结的强制执行申请。")
        was = CourtState(applied.state)
        wrong: dict[str, str] = {}
        if self.state not in NEXT[was]:
            expected = "、".join(each.label for each in NEXT[was])
            wrong["state"] = f"当前为“{was.label}”，接下来只能登记{expected}。"
        if not (applied.answered_on or applied.applied_on) <= self.answered_on <= clock.today():
            wrong["answered_on"] = "日期应当在申请（上一次答复）之后、今天之前。"
        if not self.answer.strip():
            wrong["answer"] = "请填写法院文书的名称、文号和结果。"
        if wrong:
            raise Malformed(wrong)
        self.refuse_unlawful(case)
        owed = owed_on(case, clock.today()).total
        if self.state == CourtState.ENFORCED and owed.fen:
            refuse_if([refusal("not-performed", owed=f"{owed.words}")])
        compare_and_set(
            applied,
            {"state": was},
            {"state": self.state, "answered_on": self.answered_on, "answer": self.answer.strip()},
        )
        self.tell(
            case,
            "case.court-answered",
            f"登记{applied.court}：{CourtState(self.state).label}（{self.answer.strip()}）",
            state=self.state,
        )
        return applied
