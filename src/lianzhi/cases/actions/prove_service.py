"""ProveService: the decision was served; payment and remedies run from that day (送达)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.serving import Service, check_service, day_served, prove, service_facts
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import ProofOfService
from lianzhi.cases.selectors import decision_of
from lianzhi.cases.services.terms import due
from lianzhi.core.refusals import WrongState
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ProveService(CaseStep[ProofOfService]):
    """Record the service of the decision (行政处罚法 61)."""

    step: ClassVar[str] = "prove-service"

    service: Service

    def perform(self) -> ProofOfService:
        """The proof."""
        case = self.opened()
        decision = decision_of(case)
        if decision is None:
            raise WrongState("本案还没有处罚决定。")
        check_service(self.service)
        self.refuse_unlawful(
            case,
            served_document_on=decision.decided_on,
            **service_facts(case, decision.document, self.service),
        )
        served_on = day_served(decision.document, self.service)
        proof = prove(self.actor, case, decision.document, self.service)
        compare_and_set(decision, {"pay_by": None}, {"pay_by": due("fine-payment", served_on)})
        self.move(case)
        self.tell(
            case,
            "case.decision-served",
            f"登记决定书于{served_on}送达，缴款期限至{decision.pay_by}",
            proof=proof.pk,
        )
        return proof
