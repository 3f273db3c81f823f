"""ReturnRegistered: the evidence goes back to the party, at the latest when the term has run out (退还)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import EvidenceRegistration
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.registrations import (
    fields_of_registration,
    has_lapsed,
    outcome_rows,
)
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.procedure import registration_outcomes


@dataclass(frozen=True, kw_only=True)
class ReturnRegistered(ProceedingStep[EvidenceRegistration]):
    """Record the return; `receiver` took the things back at `place`."""

    model: ClassVar[type[Proceeding]] = EvidenceRegistration
    step: ClassVar[str] = "return-registered"

    returned_on: date
    receiver: str
    place: str

    def perform(self) -> EvidenceRegistration:
        """The ended matter."""
        case, matter = self.opened()
        today = clock.today()
        if not (matter.registered_on or today) <= self.returned_on <= today:
            raise Malformed({"returned_on": "退还日期应当在登记保存之后，并且不晚于今天。"})
        if not self.receiver.strip() or not self.place.strip():
            raise Malformed({"receiver": "请填写接收人和退还地点。"})
        lapsed = has_lapsed(matter, self.returned_on)
        why = "处理期限届满未作出处理决定，先行登记保存不再有效" if lapsed else "不再需要登记保存"
        release = next(each.title for each in registration_outcomes() if each.key == "release")
        fields = {
            **fields_of_registration(matter),
            "outcomes": outcome_rows(matter, release, why),
            "follow_up": f"{date_zh(self.returned_on)}在{self.place}退还，由{self.receiver}接收",
        }
        decision = papers.keep(self.actor, case, "reg_disposal", on=today, fields=fields)
        self.move(matter, outcome="release", settled_on=self.returned_on, settled_how=why)
        self.tell(
            case,
            "registration.returned",
            f"退还先行登记保存的证据，{self.receiver}接收：{why}",
            document=decision.number,
            digest=decision.digest,
        )
        return matter
