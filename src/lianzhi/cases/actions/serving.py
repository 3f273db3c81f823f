"""What every proof of service has in common: the elements of its way, the day it counts, the receipt and the row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.cases.constants import ServiceMethod
from lianzhi.cases.models import CaseFile, ProofOfService
from lianzhi.cases.services import papers
from lianzhi.cases.services.following import announcement_of, latest_address
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed
from lianzhi.documents.models import Document
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.execution import missing_elements, way_of
from lianzhi.kernel.procedure import ServiceFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """How a document was served; which of these a way takes stands in corpus/cn/execution.yaml.

    `served_on` is the day of the receipt, of the arrival or of the leaving; for an announcement the day it counts is
    computed. `system`: the electronic address it went to. `agent`: who served for us, or passed it on.
    """

    method: str
    served_on: date
    receiver: str = ""
    place: str = ""
    witness: str = ""
    note: str = ""
    refusal: str = ""
    recording: str = ""
    tracking: str = ""
    system: str = ""
    agent: str = ""
    difficulty: str = ""

    @property
    def elements(self) -> dict[str, str]:
        """What was said of the way, by name."""
        names = (
            "receiver",
            "place",
            "refusal",
            "witness",
            "recording",
            "tracking",
            "system",
            "agent",
            "difficulty",
        )
        return {name: str(getattr(self, name)).strip() for name in names}

    @property
    def is_left_without_witness(self) -> bool:
        """True for service by leaving with neither a witness nor a recording (民事诉讼法 89)."""
        proof = way_of(self.method).proof
        return bool(proof) and not any(self.elements[name] for name in proof)


def service_facts(case: CaseFile, document: Document, service: Service) -> dict[str, object]:
    """What the guards of service ask; the day it counts comes with it."""
    way, confirmed = way_of(service.method), latest_address(case)
    announced = announcement_of(document)
    return {
        "served_on": day_served(document, service),
        "service_left_without_witness": service.is_left_without_witness,
        "service": ServiceFacts(
            is_electronic=way.confirmed,
            asked_address=service.system.strip(),
            confirmed_address=confirmed.electronic if confirmed else "",
            is_announced=bool(way.term),
            announced_until=announced.ends_on if announced else None,
        ),
    }


def day_served(document: Document, service: Service) -> date:
    """The day the document counts as served: the end of its announcement, else the day stated."""
    announced = announcement_of(document) if way_of(service.method).term else None
    return announced.ends_on if announced else service.served_on


def check_service(service: Service) -> None:
    """Raise Malformed where the day lies ahead or an element of the way is missing, field by field."""
    if service.method not in ServiceMethod.values:
        raise Malformed({"method": "请选择送达方式。"})
    wrong = missing_elements(service.method, service.elements)
    if service.served_on > clock.today():
        wrong["served_on"] = "送达日期不能晚于今天。"
    if wrong:
        raise Malformed(wrong)


def prove(actor: Actor, case: CaseFile, document: Document, service: Service) -> ProofOfService:
    """Write the receipt and its document; the service was checked before.

    What is handed over on the spot is signed on the paper itself (行政处罚法 52): it is its own proof.
    """
    served_on = day_served(document, service)
    receipt = document if service.method == ServiceMethod.SPOT else _receipt(actor, case, document, service)
    return ProofOfService.objects.create(
        case=case,
        served_document=document,
        method=service.method,
        served_on=served_on,
        receiver=service.receiver,
        witness=service.witness,
        note=service.note,
        details={name: value for name, value in service.elements.items() if value},
        document=receipt,
    )


def _receipt(actor: Actor, case: CaseFile, document: Document, service: Service) -> Document:
    served_on = day_served(document, service)
    return papers.keep(
        actor,
        case,
        "service_receipt",
        on=clock.today(),
        fields={
            "addressee_name": case.party_name,
            "service_address": _place(document, service),
            "documents": [
                {
                    "name": document.name,
                    "number": document.number,
                    "copies": 1,
                    "received_by": service.receiver,
                    "served_at": date_zh(served_on),
                }
            ],
            "method": ServiceMethod(service.method).label,
            **_how(service, served_on),
        },
    )


def _place(document: Document, service: Service) -> str:
    if service.place.strip():
        return service.place
    announced = announcement_of(document)
    if service.method == ServiceMethod.ANNOUNCEMENT and announced is not None:
        return announced.medium
    return service.system or service.agent


def _how(service: Service, served_on: date) -> dict[str, str]:
    """Who witnessed the leaving and why it was left; for another way by whom, to where and with what proof."""
    if service.method == ServiceMethod.LEFT:
        recorded = f"送达过程记录：{service.recording}" if service.recording.strip() else ""
        witness = "；".join(each for each in (service.witness, recorded) if each)
        return {
            "witness": witness,
            "refusal": f"{service.refusal.strip()}，{date_zh(served_on)}留置送达",
        }
    told = {
        ServiceMethod.MAIL: f"邮件号码{service.tracking}，以回执上注明的收件日期为送达日期",
        ServiceMethod.ELECTRONIC: f"到达当事人确认的{service.system}",
        ServiceMethod.ENTRUSTED: f"委托{service.agent}送达：{service.difficulty}",
        ServiceMethod.FORWARDED: f"由{service.agent}转交：{service.difficulty}",
        ServiceMethod.ANNOUNCEMENT: "公告期满视为送达",
    }.get(ServiceMethod(service.method), "")
    return {
        "witness": service.witness,
        "substitute": "；".join(each for each in (told, service.note) if each),
    }
