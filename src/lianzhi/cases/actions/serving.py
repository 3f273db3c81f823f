"""What every proof of service has in common: the receipt document and the row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.cases.constants import ServiceMethod
from lianzhi.cases.models import CaseFile, ProofOfService
from lianzhi.cases.services import papers
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed
from lianzhi.documents.models import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How a document was served."""

    method: str
    served_on: date
    receiver: str
    place: str
    witness: str = ""
    note: str = ""

    @property
    def is_left_without_witness(self) -> bool:
        """True for service by leaving with neither a witness nor a note of the recording (民事诉讼法 89)."""
        return self.method == ServiceMethod.LEFT and not (self.witness.strip() or self.note.strip())


def prove(actor: Actor, case: CaseFile, document: Document, service: Service) -> ProofOfService:
    """Write the receipt and its document; raises Malformed where the day lies ahead."""
    if service.served_on > clock.today():
        raise Malformed({"served_on": "送达日期不能晚于今天。"})
    receipt = papers.keep(
        actor,
        case,
        "service_receipt",
        on=clock.today(),
        fields={
            "addressee_name": case.party_name,
            "service_address": service.place,
            "documents": [
                {
                    "name": document.name,
                    "number": document.number,
                    "copies": 1,
                    "received_by": service.receiver,
                    "served_at": papers.zh(service.served_on),
                }
            ],
            "method": ServiceMethod(service.method).label,
            "witness": service.witness,
            "refusal": service.note,
        },
    )
    return ProofOfService.objects.create(
        case=case,
        served_document=document,
        method=service.method,
        served_on=service.served_on,
        receiver=service.receiver,
        witness=service.witness,
        note=service.note,
        document=receipt,
    )
