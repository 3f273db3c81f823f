"""The demo's two cases with an unpaid fine: one in instalments, one after the demand (示例)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import msgspec

from lianzhi.cases.actions.answer_deferral import AnswerDeferral
from lianzhi.cases.actions.issue_demand import IssueDemand
from lianzhi.cases.actions.publish_decision import PublishDecision
from lianzhi.cases.actions.record_payment import RecordPayment
from lianzhi.cases.actions.request_deferral import RequestDeferral
from lianzhi.cases.actions.serve_demand import ServeDemand
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import cases_of_finding, decision_of
from lianzhi.console.sample_story import Story, Teller, Visit
from lianzhi.core.refusals import Refused
from lianzhi.inspections.models import Finding
from lianzhi.kernel.calendars import NATIONAL
from lianzhi.kernel.packs import load_yaml
from lianzhi.kernel.types import Money

FILE = "counties/350525/story_execution.yaml"
PARTS = 3
MONTH = timedelta(days=30)  # allow legal-number: the story's own pace, no term


class Sequel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A visit, and what follows the service of its decision: `deferral` or `demand`."""

    then: str
    visit: Visit


class Sequels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of them."""

    checklist: str
    contact_phone: str
    cases: tuple[Sequel, ...]


@dataclass
class AfterTeller(Teller):
    """Tells a visit and what followed the decision on it."""

    then: str = ""

    def _case(self, finding: Finding, until: str) -> None:
        super()._case(finding, until)
        case = cases_of_finding(finding.pk).first()
        if case is None or case.state != CaseState.SERVED:
            return
        if self._comes(self.day + timedelta(days=1)):
            with self._on(self.day, hour=10):
                PublishDecision(
                    actor=self.lead, case_id=case.pk, channel="县政府门户网站（示例）", published_on=self.day
                ).execute()
        if self.then == "deferral":
            self._defer(case)
        else:
            self._demand(case)

    def _defer(self, case: CaseFile) -> None:
        decision = decision_of(case)
        if decision is None or decision.pay_by is None or not self._comes(self.day + timedelta(days=2)):
            return
        each = decision.fine_fen // 100 // PARTS * 100
        rest = decision.fine_fen - each * (PARTS - 1)
        days = [decision.pay_by + MONTH * number for number in range(1, PARTS + 1)]
        plan = tuple((day, Money(rest if day == days[-1] else each)) for day in days)
        with self._on(self.day, hour=10):
            RequestDeferral(
                actor=self.lead,
                case_id=case.pk,
                applied_on=self.day,
                reason="停产整修两个月，账户余额不足以一次缴清（示例），附资产负债表。",
                plan=plan,
            ).execute()
        with self._on(self.day, hour=16):
            AnswerDeferral(
                actor=self.actor("leader"), case_id=case.pk, granted=True, opinion="情况属实，同意分期缴纳。"
            ).execute()
        if self._comes(self.day + timedelta(days=3)):
            with self._on(self.day, hour=10):
                self._pay_part(case, each)

    def _pay_part(self, case: CaseFile, fen: int) -> None:
        RecordPayment(
            actor=self.lead,
            case_id=case.pk,
            amount=Money(fen),
            paid_on=self.day,
            bank=case.signs_as.bank,
            receipt_number=f"示例分期{case.pk:06}",
        ).execute()

    def _demand(self, case: CaseFile) -> None:
        decision = decision_of(case)
        if (
            decision is None
            or decision.pay_by is None
            or not self._comes(decision.pay_by + timedelta(days=3))
        ):
            return
        with self._on(self.day, hour=10):
            IssueDemand(actor=self.lead, case_id=case.pk).execute()
        if self._comes(self.day + timedelta(days=1)):
            with self._on(self.day, hour=10):
                ServeDemand(actor=self.lead, case_id=case.pk, service=self._service(case)).execute()


def tell_sequels(today: date) -> int:
    """Tell them; how many cases. The caller asks once, after the story itself was told."""
    told = load_yaml(FILE, Sequels)
    given: dict[str, Any] = {"checklist": told.checklist, "contact_phone": told.contact_phone}
    for each in told.cases:
        start = NATIONAL.on_or_before(today - timedelta(days=each.visit.days_ago))
        story = Story(visits=(each.visit,), **given)
        try:
            AfterTeller(story, each.visit, today, start, then=each.then).tell()
        except Refused as refused:
            raise RuntimeError(f"the sequel {each.then} is refused: {refused.message}") from refused
    return len(told.cases)
