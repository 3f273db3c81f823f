"""IssueDemand: the party is called on to perform before a court is asked (催告)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Demand
from lianzhi.cases.services import execution_papers, papers
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.following import latest_demand
from lianzhi.core import clock
from lianzhi.core.refusals import WrongState


@dataclass(frozen=True, kw_only=True)
class IssueDemand(CaseDeed[Demand]):
    """Issue the demand with term, manner, exact amount and the right to answer (行政强制法 35, 54)."""

    deed: ClassVar[str] = "issue-demand"

    def perform(self) -> Demand:
        """The demand, not yet served."""
        case = self.opened()
        decision = self.standing(case)
        earlier = latest_demand(decision)
        if earlier is not None and earlier.served_on is None:
            raise WrongState("已制作的催告书还没有登记送达，请先送达。")
        self.refuse_unlawful(case)
        today = clock.today()
        owed = owed_on(case, today)
        document = papers.keep(
            self.actor,
            case,
            "compel_notice",
            on=today,
            fields=execution_papers.demand_fields(decision, owed, on=today),
        )
        demand = Demand.objects.create(
            decision=decision,
            fine_fen=owed.fine.fen,
            late_fine_fen=owed.late_fine.fen,
            issued_on=today,
            document=document,
        )
        self.tell(
            case,
            "case.demand-issued",
            f"制作《{document.name}》{document.number}，催告缴纳{owed.total.words}",
            digest=document.digest,
        )
        return demand
