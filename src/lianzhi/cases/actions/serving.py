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


def _how(service: Service) -> dict[str, str]:
    """Who witnessed the leaving and why it was left; for another receiver how he or she belongs to the party."""
    if service.method == ServiceMethod.LEFT:
        recorded = f"送达过程记录：{service.note}" if service.note.strip() else ""
        witness = "；".join(each for each in (service.witness, recorded) if each)
        return {"witness": witness, "refusal": f"受送达人拒绝接收，{papers.zh(service.served_on)}留置送达"}
    return {"witness": service.witness, "substitute": service.note}


def check_service(service: Service) -> None:
    """Raise Malformed where the day lies ahead or nobody is said to have received it."""
    wrong: dict[str, str] = {}
    if service.served_on > clock.today():
        wrong["served_on"] = "送达日期不能晚于今天。"
    if not service.receiver.strip():
        wrong["receiver"] = "请填写签收人；留置送达的，填受送达人。"
    if not service.place.strip():
        wrong["place"] = "请填写送达地点。"
    if wrong:
        raise Malformed(wrong)


def prove(actor: Actor, case: CaseFile, document: Document, service: Service) -> ProofOfService:
    """Write the receipt and its document; the service was checked before."""
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
            **_how(service),
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
