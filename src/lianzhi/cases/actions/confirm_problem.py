"""ConfirmProblem: the reviewer confirms a cure, or says it is none (确认整改)."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.audit.acts import Act
from lianzhi.cases.constants import CaseState, ProblemState
from lianzhi.cases.models import ReviewProblem
from lianzhi.cases.selectors import get_problem, hold_case_for, is_handler
from lianzhi.core.constants import Role
from lianzhi.core.refusals import NoRight, WrongState, require
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ConfirmProblem(Act[ReviewProblem]):
    """Confirm one cured problem; `accepted` False opens it again."""

    case_id: int
    problem_id: int
    accepted: bool

    def perform(self) -> ReviewProblem:
        """The problem, confirmed or open again."""
        require(self.actor, Role.LEGAL_REVIEWER)
        case = hold_case_for(self.actor, self.case_id)
        problem = get_problem(case, self.problem_id)
        if is_handler(self.actor, case):
            raise NoRight("本案承办人不能确认审核问题。")
        if case.state != CaseState.UNDER_REVIEW or problem.state != ProblemState.CURED:
            raise WrongState("只有在法制审核环节、承办人已填写整改情况后，才能确认。")
        target = ProblemState.CONFIRMED if self.accepted else ProblemState.OPEN
        compare_and_set(problem, {"state": ProblemState.CURED}, {"state": target})
        said = "确认已整改" if self.accepted else "认为尚未整改到位"
        self.record(
            "case.problem-confirmed",
            f"对第{problem.review.round}轮审核问题{problem.number}{said}",
            subject=case,
            stream=f"authority:{case.authority_id}",
        )
        return problem
