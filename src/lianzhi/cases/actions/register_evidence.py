"""RegisterEvidence: the evidence is counted in the party's presence and registered; the term begins (登记保存)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import EvidenceRegistration
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.goods import in_words
from lianzhi.cases.services.registrations import facts_of_registration, fields_of_registration
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class RegisterEvidence(ProceedingStep[EvidenceRegistration]):
    """Register; `refusal` says why the party did not sign, `witness` who saw it."""

    model: ClassVar[type[Proceeding]] = EvidenceRegistration
    step: ClassVar[str] = "register"

    registered_on: date
    place: str
    refusal: str = ""
    witness: str = ""

    def perform(self) -> EvidenceRegistration:
        """The registered matter with notice and list, and the last day for the decision (行政处罚法 56, 85)."""
        case, matter = self.opened()
        approved_on = clock.day_of(matter.approved_at) if matter.approved_at else clock.today()
        if not approved_on <= self.registered_on <= clock.today():
            raise Malformed({"registered_on": "登记保存日期应当在批准之后，并且不晚于今天。"})
        self.refuse_unlawful(case, matter, measure=facts_of_registration(matter))
        self.move(
            matter,
            registered_on=self.registered_on,
            due_on=due("evidence-registration", self.registered_on),
        )
        fields = {
            **fields_of_registration(matter),
            "place": self.place,
            "handling_term": papers.term_of("evidence-registration", self.registered_on),
            "handling_place": case.signs_as.address,
            "refusal": self.refusal,
            "witness": self.witness,
        }
        notice = papers.keep(self.actor, case, "reg_notice", on=self.registered_on, fields=fields)
        compare_and_set(matter, {"notice": None}, {"notice_id": notice.pk})
        papers.keep(
            self.actor,
            case,
            "registration_list",
            on=self.registered_on,
            fields={**fields, "notice_number": notice.number},
        )
        self.tell(
            case,
            "registration.registered",
            f"先行登记保存{in_words(matter.goods)}，应当在{matter.due_on}前作出处理决定",
            document=notice.number,
            digest=notice.digest,
        )
        return matter
