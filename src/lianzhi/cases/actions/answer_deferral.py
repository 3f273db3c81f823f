"""AnswerDeferral: the head grants or refuses a later day or instalments (暂缓、分期缴纳审批)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.approval import approve
from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Deferral
from lianzhi.cases.services import execution_papers, papers
from lianzhi.cases.services.facts import facts_of
from lianzhi.cases.services.following import asked_deferral
from lianzhi.cases.services.paying import with_execution
from lianzhi.core import clock
from lianzhi.core.refusals import WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.types import Money


@dataclass(frozen=True, kw_only=True)
class AnswerDeferral(CaseDeed[Deferral]):
    """Grant the plan as applied for, with its two papers, or refuse it."""

    deed: ClassVar[str] = "answer-deferral"

    granted: bool
    opinion: str

    def perform(self) -> Deferral:
        """The deferral as answered; the plan is checked again against what is unpaid today."""
        case = self.opened()
        decision = self.standing(case)
        asked = asked_deferral(decision)
        if asked is None:
            raise WrongState("没有等待审批的暂缓、分期缴纳申请。")
        if self.granted:
            plan = tuple((each.due_on, Money(each.amount_fen)) for each in asked.instalments.all())
            known = with_execution(case, facts_of(case, clock.today())).payment
            self.refuse_unlawful(case, payment=replace(known, plan=plan, hardship=asked.reason))
        approval = approve(self.actor, case, "deferral", opinion=self.opinion, refused=not self.granted)
        document = None
        if self.granted:
            fields = execution_papers.deferral_fields(
                decision, asked, approval=approval, approver=self.actor.name
            )
            papers.keep(self.actor, case, "defer_approval", on=clock.today(), fields=fields)
            document = papers.keep(self.actor, case, "defer_grant", on=clock.today(), fields=fields)
        compare_and_set(
            asked,
            {"granted_on": None, "refused": False},
            {
                "granted_on": clock.today() if self.granted else None,
                "refused": not self.granted,
                "document_id": document.pk if document else None,
            },
        )
        told = (
            f"批准{asked.get_kind_display()}罚款" if self.granted else f"未批准{asked.get_kind_display()}罚款"
        )
        self.tell(case, "case.deferral-answered", f"{told}：{self.opinion}", granted=self.granted)
        return asked
