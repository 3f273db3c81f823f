"""SettleRemedy: how a reconsideration or a suit ended, and what becomes of the decision (复议、诉讼结果)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.actions.fall import fall
from lianzhi.cases.constants import CaseState, RemedyOutcome
from lianzhi.cases.models import CaseFile, Decision, Remedy
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.following import pending_remedy
from lianzhi.cases.services.paying import remedy_facts
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.types import Money

FALLEN = (RemedyOutcome.REVOKED, RemedyOutcome.VOID)
CHANGING = (RemedyOutcome.CHANGED, RemedyOutcome.MEDIATED)


@dataclass(frozen=True, kw_only=True)
class SettleRemedy(CaseDeed[Remedy]):
    """Record the outcome on the day its paper reached the authority.

    Revoked or void: nothing stands any more. Changed or mediated: the new amount is owed, never a higher one.
    """

    deed: ClassVar[str] = "settle-remedy"

    outcome: str
    settled_on: date
    paper: str
    changed_to: Money | None = None
    is_procedural: bool = False

    def perform(self) -> Remedy:
        """The remedy with its outcome."""
        case = self.opened()
        decision = self.standing(case)
        remedy = pending_remedy(decision)
        if remedy is None:
            raise WrongState("没有尚未终结的行政复议或者行政诉讼。")
        self._check(remedy)
        changed = self.changed_to if self.outcome in CHANGING else None
        facts = remedy_facts(case, decision, clock.today())
        self.refuse_unlawful(case, remedy=replace(facts, changed_to=changed))
        compare_and_set(
            remedy,
            {"outcome": ""},
            {
                "outcome": self.outcome,
                "settled_on": self.settled_on,
                "paper": self.paper,
                "is_procedural": self.is_procedural,
                "changed_fen": changed.fen if changed else None,
            },
        )
        self._take_effect(case, decision, remedy)
        self.tell(
            case,
            "case.remedy-settled",
            f"登记{remedy.get_kind_display()}结果：{RemedyOutcome(self.outcome).label}（{self.paper}）",
            outcome=self.outcome,
            changed_fen=changed.fen if changed else None,
        )
        return remedy

    def _take_effect(self, case: CaseFile, decision: Decision, remedy: Remedy) -> None:
        if self.outcome in FALLEN:
            fall(
                decision,
                on=self.settled_on,
                by=remedy.body,
                why=self.paper,
                for_procedure=self.is_procedural,
            )
            compare_and_set(case, {"state": case.state}, {"state": CaseState.REVOKED, "closed_on": None})
        elif remedy.changed_fen is not None and remedy.changed_fen != decision.fine_fen:
            compare_and_set(
                decision,
                {"revoked_on": None},
                {"changed_fen": remedy.changed_fen, "fell_on": self.settled_on},
            )
            self._settle_payment(case)
        elif self.outcome == RemedyOutcome.UNLAWFUL:
            compare_and_set(decision, {"revoked_on": None}, {"fell_on": self.settled_on})

    def _settle_payment(self, case: CaseFile) -> None:
        """A lower fine may already be paid."""
        if case.state == CaseState.SERVED and not owed_on(case, clock.today()).total.fen:
            compare_and_set(case, {"state": CaseState.SERVED}, {"state": CaseState.PERFORMED})

    def _check(self, remedy: Remedy) -> None:
        wrong: dict[str, str] = {}
        if self.outcome not in RemedyOutcome.values:
            wrong["outcome"] = "请选择结果。"
        if not self.paper.strip():
            wrong["paper"] = "请填写复议决定书、判决书、裁定书的名称和文号。"
        if not remedy.brought_on <= self.settled_on <= clock.today():
            wrong["settled_on"] = "日期应当在申请、起诉之后、今天之前。"
        if self.outcome == RemedyOutcome.CHANGED and self.changed_to is None:
            wrong["changed_to"] = "变更的，请填写变更后的罚款数额。"
        if wrong:
            raise Malformed(wrong)
