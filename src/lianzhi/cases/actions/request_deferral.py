"""RequestDeferral: the party cannot pay at once and applies for a later day or several (暂缓、分期缴纳申请)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.constants import DeferralKind
from lianzhi.cases.models import Approval, Deferral, Instalment
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.facts import facts_of
from lianzhi.cases.services.following import asked_deferral, granted_deferral
from lianzhi.cases.services.paying import with_execution
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.kernel.types import Money


@dataclass(frozen=True, kw_only=True)
class RequestDeferral(CaseDeed[Deferral]):
    """Record it with its plan: (day, amount) in order, together what is unpaid of the fine (行政处罚法 66)."""

    deed: ClassVar[str] = "request-deferral"

    applied_on: date
    reason: str
    plan: tuple[tuple[date, Money], ...]

    def perform(self) -> Deferral:
        """The application, waiting for the head."""
        case = self.opened()
        decision = self.standing(case)
        if asked_deferral(decision) is not None or granted_deferral(decision) is not None:
            raise WrongState("已有一份暂缓、分期缴纳的申请；一个决定只办理一次。")
        if not decision.decided_on <= self.applied_on <= clock.today():
            raise Malformed({"applied_on": "申请日期应当在决定之后、今天之前。"})
        if any(amount.fen <= 0 for _, amount in self.plan):
            raise Malformed({"plan": "每期金额应当大于0。"})
        known = with_execution(case, facts_of(case, clock.today())).payment
        self.refuse_unlawful(case, payment=replace(known, plan=self.plan, hardship=self.reason))
        approval = Approval.objects.create(
            case=case,
            step="deferral",
            submitted_by=self.actor.name,
            submitted_at=clock.now(),
            opinion_of_handler=self.reason[:500],
        )
        kind = DeferralKind.LATER if len(self.plan) == 1 else DeferralKind.INSTALMENTS
        asked = Deferral.objects.create(
            decision=decision, approval=approval, kind=kind, applied_on=self.applied_on, reason=self.reason
        )
        for number, (day, amount) in enumerate(self.plan, start=1):
            Instalment.objects.create(deferral=asked, number=number, due_on=day, amount_fen=amount.fen)
        self.tell(
            case,
            "case.deferral-requested",
            f"登记当事人申请{asked.get_kind_display()}罚款{owed_on(case, clock.today()).fine.words}，"
            f"共{len(self.plan)}期",
        )
        return asked
