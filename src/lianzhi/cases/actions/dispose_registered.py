"""DisposeRegistered: the leader decides in time what becomes of registered evidence (作出处理决定)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import EvidenceRegistration
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.registrations import (
    facts_of_registration,
    fields_of_registration,
    outcome_rows,
)
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.kernel.procedure import registration_outcomes


@dataclass(frozen=True, kw_only=True)
class DisposeRegistered(ProceedingStep[EvidenceRegistration]):
    """Decide; `outcome` is a key of the pack's `registration_outcomes`, empty where none was chosen."""

    model: ClassVar[type[Proceeding]] = EvidenceRegistration
    step: ClassVar[str] = "dispose-registered"

    outcome: str
    why: str
    follow_up: str
    opinion: str

    def perform(self) -> EvidenceRegistration:
        """The settled matter with its decision; past the term nothing can be decided, only returned."""
        case, matter = self.opened()
        known = {each.key: each.title for each in registration_outcomes()}
        chosen = known.get(self.outcome, "")
        self.refuse_unlawful(case, matter, measure=replace(facts_of_registration(matter), outcome=chosen))
        if not self.why.strip() or not self.opinion.strip():
            raise Malformed({"why": "请写明处理的理由和依据，并填写审批意见。"})
        today = clock.today()
        fields = {
            **fields_of_registration(matter),
            "outcomes": outcome_rows(matter, chosen, self.why),
            "follow_up": self.follow_up,
            "approval_opinion": self.opinion,
            "approver_name": self.actor.name,
            "approved_on": today,
        }
        papers.keep(self.actor, case, "reg_disp_approval", on=today, fields=fields)
        decision = papers.keep(self.actor, case, "reg_disposal", on=today, fields=fields)
        self.move(matter, outcome=self.outcome, settled_on=today, settled_how=self.why)
        self.tell(
            case,
            "registration.disposed",
            f"对先行登记保存的证据作出处理决定：{chosen}",
            document=decision.number,
            digest=decision.digest,
        )
        return matter
