"""AnswerDemand: what the party said to the demand, and the authority's answer to it (对催告的陈述申辩)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.constants import DefenceKind
from lianzhi.cases.models import Demand
from lianzhi.cases.services.following import latest_demand
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class AnswerDemand(CaseDeed[Demand]):
    """Record and re-examine it; what holds is adopted (行政强制法 36)."""

    deed: ClassVar[str] = "answer-demand"

    answered_on: date
    statement: str
    adopted: bool
    opinion: str

    def perform(self) -> Demand:
        """The demand with the party's statement."""
        case = self.opened()
        demand = latest_demand(self.standing(case))
        if demand is None or demand.served_on is None or demand.answer:
            raise WrongState("没有可以登记陈述申辩的催告书。")
        wrong: dict[str, str] = {}
        if not demand.served_on <= self.answered_on <= clock.today():
            wrong["answered_on"] = "日期应当在催告书送达之后、今天之前。"
        if not self.statement.strip():
            wrong["statement"] = "请填写陈述申辩内容。"
        if not self.opinion.strip():
            wrong["opinion"] = "请填写复核意见。"
        if wrong:
            raise Malformed(wrong)
        self.refuse_unlawful(case)
        compare_and_set(
            demand,
            {"answer": ""},
            {
                "answer": DefenceKind.STATEMENT,
                "answered_on": self.answered_on,
                "statement": self.statement,
                "adopted": self.adopted,
                "opinion": self.opinion,
            },
        )
        adopted = "予以采纳" if self.adopted else "不予采纳"
        self.tell(case, "case.demand-answered", f"登记当事人对催告的陈述申辩，{adopted}")
        return demand
