"""AnswerProblem: a handler says how a problem was cured (整改情况)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import CaseState, ProblemState
from lianzhi.cases.models import ReviewProblem
from lianzhi.cases.selectors import get_problem, hold_case_for, is_handler
from lianzhi.core.refusals import Malformed, NoRight, WrongState
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class AnswerProblem(Act[ReviewProblem]):
    """Answer one problem of the returned file."""

    case_id: int
    problem_id: int
    cure: str

    def perform(self) -> ReviewProblem:
        """The problem, cured and waiting for the reviewer."""
        case = hold_case_for(self.actor, self.case_id)
        problem = get_problem(case, self.problem_id)
        if not is_handler(self.actor, case):
            raise NoRight("只有本案承办人可以填写整改情况。")
        if case.state not in {CaseState.RETURNED, CaseState.PROPOSED}:
            raise WrongState("只有在审核退回后可以填写整改情况。")
        if problem.state == ProblemState.CONFIRMED:
            raise WrongState("审核员已确认该问题整改到位，不需要再填写。")
        if not self.cure.strip():
            raise Malformed({"cure": "请写明如何整改。"})
        compare_and_set(
            problem,
            {"state": problem.state},
            {"state": ProblemState.CURED, "cure": self.cure, "cured_by": self.actor.name},
        )
        self.record(
            "case.problem-cured",
            f"对第{problem.review.round}轮审核问题{problem.number}填写整改情况：{self.cure}",
            subject=case,
            stream=f"authority:{case.authority_id}",
        )
        return problem
