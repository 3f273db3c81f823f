"""RemindPayment: a reminder to pay; it starts no term (罚款催缴)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Reminder
from lianzhi.cases.selectors import payments_of
from lianzhi.cases.services import execution_papers, papers
from lianzhi.cases.services.dues import owed_on
from lianzhi.core import clock
from lianzhi.kernel.types import Money


@dataclass(frozen=True, kw_only=True)
class RemindPayment(CaseDeed[Reminder]):
    """Issue the reminder with the exact amount of the day."""

    deed: ClassVar[str] = "remind-payment"

    def perform(self) -> Reminder:
        """The reminder with its numbered document."""
        case = self.opened()
        decision = self.standing(case)
        self.refuse_unlawful(case)
        today = clock.today()
        owed, paid = owed_on(case, today), sum(each.amount_fen for each in payments_of(case))
        document = papers.keep(
            self.actor,
            case,
            "pay_reminder",
            on=today,
            fields=execution_papers.reminder_fields(decision, owed, paid=Money(paid), on=today),
        )
        reminder = Reminder.objects.create(
            decision=decision, reminded_on=today, amount_fen=owed.total.fen, document=document
        )
        self.tell(
            case,
            "case.payment-reminded",
            f"制作《{document.name}》{document.number}，应缴{owed.total.words}",
            digest=document.digest,
        )
        return reminder
