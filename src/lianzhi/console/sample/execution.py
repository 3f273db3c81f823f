"""After the service of a decision: a fine in instalments, a demand for one unpaid, a reconsideration (示例)."""

from __future__ import annotations

from datetime import timedelta

from lianzhi.cases.actions.answer_deferral import AnswerDeferral
from lianzhi.cases.actions.issue_demand import IssueDemand
from lianzhi.cases.actions.publish_decision import PublishDecision
from lianzhi.cases.actions.record_payment import RecordPayment
from lianzhi.cases.actions.record_remedy import RecordRemedy
from lianzhi.cases.actions.request_deferral import RequestDeferral
from lianzhi.cases.actions.serve_demand import ServeDemand
from lianzhi.cases.constants import RemedyKind
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import decision_of
from lianzhi.console.sample.penalising import service
from lianzhi.console.sample.telling import Teller
from lianzhi.kernel.types import Money

PARTS = 3
MONTH = timedelta(days=30)  # allow legal-number: the story's own pace, no term


def publish(teller: Teller, case: CaseFile) -> bool:
    """The decision is made public."""
    if not teller.later(1):
        return False
    with teller.at(10):
        PublishDecision(
            actor=teller.lead,
            case_id=case.pk,
            channel="县政府门户网站（示例）",
            published_on=teller.day,
            personal_data_hidden=True,
        ).execute()
    return True


def defer(teller: Teller, case: CaseFile) -> bool:
    """The party may pay in parts, and pays the first."""
    decision = decision_of(case)
    if decision is None or decision.pay_by is None or not teller.later(2):
        return False
    each = decision.fine_fen // 100 // PARTS * 100
    rest = decision.fine_fen - each * (PARTS - 1)
    days = [decision.pay_by + MONTH * number for number in range(1, PARTS + 1)]
    plan = tuple((day, Money(rest if day == days[-1] else each)) for day in days)
    with teller.at(10):
        RequestDeferral(
            actor=teller.lead,
            case_id=case.pk,
            applied_on=teller.day,
            reason="停产整修两个月，账户余额不足以一次缴清（示例），附资产负债表。",
            plan=plan,
        ).execute()
    with teller.at(16):
        AnswerDeferral(
            actor=teller.leader, case_id=case.pk, granted=True, opinion="情况属实，同意分期缴纳。"
        ).execute()
    if not teller.later(3):
        return False
    with teller.at(10):
        RecordPayment(
            actor=teller.lead,
            case_id=case.pk,
            amount=Money(each),
            paid_on=teller.day,
            bank=case.signs_as.bank,
            receipt_number=f"示例分期{case.pk:06}",
        ).execute()
    return True


def demand(teller: Teller, case: CaseFile) -> bool:
    """Nothing is paid: the party is urged in writing."""
    decision = decision_of(case)
    if decision is None or decision.pay_by is None or not teller.comes(decision.pay_by + timedelta(days=3)):
        return False
    with teller.at(10):
        IssueDemand(actor=teller.lead, case_id=case.pk).execute()
    if not teller.later(1):
        return False
    with teller.at(10):
        ServeDemand(actor=teller.lead, case_id=case.pk, service=service(teller, case)).execute()
    return True


def ask_reconsideration(teller: Teller, case: CaseFile) -> bool:
    """The party applies for a reconsideration, which is still pending."""
    if not teller.lately(5, after=3):
        return False
    with teller.at(10):
        RecordRemedy(
            actor=teller.lead,
            case_id=case.pk,
            kind=RemedyKind.RECONSIDERATION,
            body=case.signs_as.reconsideration_body,
            brought_on=teller.day - timedelta(days=2),
            received_on=teller.day,
            reference="永政行复〔示例〕1号",
        ).execute()
    return True
