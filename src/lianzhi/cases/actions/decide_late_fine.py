"""DecideLateFine: the late fine accrued so far, decided by the head (加处罚款决定)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Surcharge
from lianzhi.cases.services import execution_papers, papers
from lianzhi.cases.services.dues import owed_on
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.kernel.types import Money


@dataclass(frozen=True, kw_only=True)
class DecideLateFine(CaseDeed[Surcharge]):
    """Decide what accrued since the last such decision; the amount is the kernel's, nobody types it (行政处罚法 72)."""

    deed: ClassVar[str] = "decide-late-fine"

    opinion: str

    def perform(self) -> Surcharge:
        """The decision with its numbered document."""
        case = self.opened()
        decision = self.standing(case)
        if not self.opinion.strip():
            raise Malformed({"opinion": "请填写决定意见。"})
        self.refuse_unlawful(case)
        today = clock.today()
        owed = owed_on(case, today)
        amount = Money(owed.accrued.fen - sum(each.amount_fen for each in decision.surcharges.all()))
        document = papers.keep(
            self.actor,
            case,
            "surcharge",
            on=today,
            fields=execution_papers.late_fine_fields(decision, owed, amount, on=today),
        )
        decided = Surcharge.objects.create(
            decision=decision,
            amount_fen=amount.fen,
            counted_until=today,
            approver_id=self.actor.officer_key,
            document=document,
        )
        self.tell(
            case,
            "case.late-fine-decided",
            f"决定加处罚款{amount.words}（计算至{today}），{document.number}",
            amount_fen=amount.fen,
            digest=document.digest,
        )
        return decided
