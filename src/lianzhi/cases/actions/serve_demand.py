"""ServeDemand: the demand reached the party; the term before the court runs from that day (催告书送达)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.actions.serving import Service, check_service, day_served, prove, service_facts
from lianzhi.cases.models import Demand
from lianzhi.cases.services.following import latest_demand
from lianzhi.cases.services.terms import due
from lianzhi.core.refusals import WrongState
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ServeDemand(CaseDeed[Demand]):
    """Record the service of the last demand (行政强制法 38)."""

    deed: ClassVar[str] = "serve-demand"

    service: Service

    def perform(self) -> Demand:
        """The demand with its term."""
        case = self.opened()
        demand = latest_demand(self.standing(case))
        if demand is None or demand.served_on is not None:
            raise WrongState("没有待送达的催告书；催告书只需登记一次送达。")
        check_service(self.service)
        self.refuse_unlawful(
            case,
            served_document_on=demand.issued_on,
            **service_facts(case, demand.document, self.service),
        )
        served = day_served(demand.document, self.service)
        compare_and_set(
            demand, {"served_on": None}, {"served_on": served, "until": due("demand-notice", served)}
        )
        proof = prove(self.actor, case, demand.document, self.service)
        self.tell(
            case, "case.demand-served", f"登记催告书于{served}送达，期限至{demand.until}", proof=proof.pk
        )
        return demand
