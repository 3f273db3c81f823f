"""CollectOnTheSpot: the officers take the fine themselves, in the cases of the law (当场收缴; 行政处罚法 68–71)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import Decision, Payment, SpotCollection
from lianzhi.cases.selectors import decision_of
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState, refuse_if
from lianzhi.kernel.procedure import Range, refusal
from lianzhi.kernel.procedure.facts import SpotFacts
from lianzhi.kernel.procedure.words import collection_ground
from lianzhi.kernel.types import Money

BY_OFFICERS = "执法人员当场收缴"


@dataclass(frozen=True, kw_only=True)
class CollectOnTheSpot(CaseStep[SpotCollection]):
    """Take the whole fine against the finance department's own receipt; it must be handed in within days."""

    step: ClassVar[str] = "collect-on-the-spot"

    ground: str
    receipt_number: str
    collected_on: date

    def perform(self) -> SpotCollection:
        """The collection, to be handed in."""
        case = self.opened()
        decision = decision_of(case)
        if decision is None or not decision.amount_fen:
            raise WrongState("本案没有罚款。")
        if not decision.decided_on <= self.collected_on <= clock.today():
            raise Malformed({"collected_on": "收缴日期应当在决定日期之后、今天之前。"})
        if Payment.objects.filter(receipt_number=self.receipt_number).exists():
            raise Malformed({"receipt_number": "该票据号码已经登记过。"})
        self._refuse_late(decision)
        # What counts for the small amount is the fine imposed, not what is left of it.
        fine = Money(decision.amount_fen)
        self.refuse_unlawful(
            case,
            fine=Range(amount=fine, low=fine, high=fine, citations=()),
            receipt_number=self.receipt_number,
            spot=SpotFacts(collection_ground=self.ground),
        )
        owed = owed_on(case, self.collected_on)
        payment = Payment.objects.create(
            case=case,
            amount_fen=owed.total.fen,
            late_fine_fen=owed.late_fine.fen,
            paid_on=self.collected_on,
            bank=BY_OFFICERS,
            receipt_number=self.receipt_number,
        )
        collection = SpotCollection.objects.create(
            case=case,
            payment=payment,
            ground=self.ground,
            collected_on=self.collected_on,
            hand_in_by=due("on-site-fine-handover", self.collected_on),
        )
        self.move(case)
        self.tell(
            case,
            "case.fine-collected-on-the-spot",
            f"当场收缴{owed.total.words}，票据号码{self.receipt_number}，应当于{collection.hand_in_by}前交至机关",
            amount_fen=owed.total.fen,
        )
        return collection

    def _refuse_late(self, decision: Decision) -> None:
        """行政处罚法 68 lets officers take money as they decide; 69 while the party may still pay without more."""
        ground = collection_ground(self.ground)
        decided = decision.decided_on
        if ground is not None and ground.at_once and self.collected_on != decided:
            told, taken = decided.isoformat(), self.collected_on.isoformat()
            refuse_if([refusal("collection-not-at-once", ground=ground.title, decided=told, on=taken)])
        if decision.pay_by is not None and self.collected_on > decision.pay_by:
            refuse_if([refusal("collection-overdue", until=decision.pay_by.isoformat())])
