"""ConsiderRegistration: the handlers mean to register evidence that might be lost (拟先行登记保存)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStart
from lianzhi.cases.actions.step import require_role
from lianzhi.cases.models import EvidenceRegistration
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services.goods import Thing, in_words, rows
from lianzhi.cases.services.registrations import GROUNDS
from lianzhi.core.constants import Role
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class ConsiderRegistration(ProceedingStart[EvidenceRegistration]):
    """Name the evidence, why it might be lost, and where it will be kept."""

    model: ClassVar[type[Proceeding]] = EvidenceRegistration

    goods: tuple[Thing, ...]
    ground: str
    reason: str
    keeping: str

    def perform(self) -> EvidenceRegistration:
        """The matter, not yet asked for. Malformed without things, ground, reason or place."""
        case = self.held_before_decision()
        require_role(self.actor, case, (Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER))
        if not self.goods:
            raise Malformed({"goods": "请逐件填写拟登记保存的证据。"})
        if self.ground not in GROUNDS:
            raise Malformed({"ground": "请选择登记保存的理由。"})
        if not self.reason.strip() or not self.keeping.strip():
            raise Malformed(
                {"reason": "请写明证据可能灭失或者以后难以取得的具体情况，以及保存的地点、方式。"}
            )
        matter = self.begin(
            case, goods=rows(self.goods), ground=self.ground, reason=self.reason, keeping=self.keeping
        )
        self.tell(case, "registration.considered", f"拟先行登记保存证据：{in_words(matter.goods)}")
        return matter
