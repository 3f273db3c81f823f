"""Taking an enterprise into the ledger 登记."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from lianzhi.audit.acts import Act
from lianzhi.enterprises.models import Enterprise
from lianzhi.enterprises.services import EnterpriseData, check


@dataclass(frozen=True, kw_only=True)
class RegisterEnterprise(Act[Enterprise]):
    """Write a new entry; NoRight for who keeps no ledger, Malformed with field → message for what is not sound."""

    data: EnterpriseData

    def perform(self) -> Enterprise:
        data = self.data.tidied()
        check(self.actor, data)
        made = Enterprise.objects.create(**asdict(data))
        self.record(
            "enterprise.registered",
            f"将“{made.name}”（{made.uscc}）登记入企业台账",
            subject=made,
            stream=f"enterprises:{made.place_id}",
            payload={"entry": asdict(data)},
        )
        return made
