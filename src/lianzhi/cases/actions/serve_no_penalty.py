"""ServeNoPenalty: the decision not to punish was served (不予处罚决定送达; 行政处罚法 61)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.serving import Service, check_service, day_served, prove, service_facts
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import ProofOfService
from lianzhi.cases.selectors import no_penalty_of
from lianzhi.core.refusals import WrongState


@dataclass(frozen=True, kw_only=True)
class ServeNoPenalty(CaseStep[ProofOfService]):
    """Record the service."""

    step: ClassVar[str] = "serve-no-penalty"

    service: Service

    def perform(self) -> ProofOfService:
        """The proof."""
        case = self.opened()
        found = no_penalty_of(case)
        if found is None or found.document is None:
            raise WrongState("本案还没有不予行政处罚决定。")
        check_service(self.service)
        self.refuse_unlawful(
            case, served_document_on=found.decided_on, **service_facts(case, found.document, self.service)
        )
        proof = prove(self.actor, case, found.document, self.service)
        self.move(case)
        self.tell(
            case,
            "case.no-penalty-served",
            f"登记不予行政处罚决定书于{day_served(found.document, self.service)}送达",
            proof=proof.pk,
        )
        return proof
