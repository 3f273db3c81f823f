"""ConfirmAddress: the party signs where papers reach it, electronically too if it agrees (送达地址确认)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import AddressConfirmation
from lianzhi.cases.services import papers, service_papers
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class ConfirmAddress(CaseDeed[AddressConfirmation]):
    """Record the confirmation the party signed; the last one holds (行政处罚法 61)."""

    deed: ClassVar[str] = "confirm-address"

    address: str
    receiver: str
    phone: str
    signed_by: str
    signed_on: date
    electronic: str = ""

    def perform(self) -> AddressConfirmation:
        """The confirmation with its document."""
        case = self.opened()
        self._check()
        self.refuse_unlawful(case)
        document = papers.keep(
            self.actor,
            case,
            "confirm_address",
            on=self.signed_on,
            fields=service_papers.address_fields(
                case,
                {
                    "address": self.address,
                    "receiver": self.receiver,
                    "phone": self.phone,
                    "electronic": self.electronic,
                },
            ),
        )
        confirmed = AddressConfirmation.objects.create(
            case=case,
            address=self.address,
            receiver=self.receiver,
            phone=self.phone,
            electronic=self.electronic.strip(),
            signed_by=self.signed_by,
            signed_on=self.signed_on,
            document=document,
        )
        self.tell(
            case,
            "case.address-confirmed",
            f"登记{self.signed_by}于{self.signed_on}签署的送达地址确认书",
            digest=document.digest,
        )
        return confirmed

    def _check(self) -> None:
        labels = {"address": "送达地址", "receiver": "收件人", "phone": "联系电话", "signed_by": "签署人"}
        wrong = {
            name: f"请填写{label}。" for name, label in labels.items() if not getattr(self, name).strip()
        }
        if self.signed_on > clock.today():
            wrong["signed_on"] = "签署日期不能晚于今天。"
        if wrong:
            raise Malformed(wrong)
