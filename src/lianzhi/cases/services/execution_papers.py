"""What the papers after an unpaid fine are told: deferral, late fine, reminder, demand, application to the court."""

from __future__ import annotations

from datetime import date

from lianzhi.cases.constants import DeferralKind
from lianzhi.cases.models import Approval, Decision, Deferral, Demand
from lianzhi.cases.services.dues import Dues
from lianzhi.cases.services.following import remedies_of, served_on
from lianzhi.cases.services.papers import Fields, term_of
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.documents.amounts import money_zh
from lianzhi.kernel.calendars import date_zh
from lianzhi.kernel.late_fines import rate_on
from lianzhi.kernel.types import Money


def decision_told(decision: Decision) -> Fields:
    """The decision as later papers name it, with where to pay."""
    authority = decision.case.signs_as
    return {
        "decision_name": decision.document.name,
        "decision_number": decision.document.number,
        "decided_on": decision.decided_on,
        "served_on": served_on(decision),
        "fine": Money(decision.fine_fen),
        "due_on": decision.pay_by,
        "late_fine_rate": rate_on(decision.pay_by or decision.decided_on),
        "pay_bank": authority.bank,
        "pay_account_name": authority.bank_account_name,
        "pay_account": authority.bank_account,
        "court": authority.court,
        "reconsideration_body": authority.reconsideration_body,
    }


def deferral_fields(decision: Decision, asked: Deferral, *, approval: Approval, approver: str) -> Fields:
    """The approval sheet and the grant: the plan as applied for."""
    return {
        **decision_told(decision),
        "fine": Money(sum(each.amount_fen for each in asked.instalments.all())),
        "applied_on": asked.applied_on,
        "defer_kind": "延期缴纳" if asked.kind == DeferralKind.LATER else "分期缴纳",
        "reason": asked.reason,
        "instalments": [
            {"due_on": each.due_on, "amount": Money(each.amount_fen)} for each in asked.instalments.all()
        ],
        "officer_opinion": approval.opinion_of_handler,
        "officer_opined_on": clock.day_of(approval.submitted_at),
        "approval_opinion": approval.opinion,
        "approver_name": approver,
        "approved_on": clock.today(),
    }


def late_fine_fields(decision: Decision, owed: Dues, amount: Money, *, on: date) -> Fields:
    """The decision on the late fine: how many days, how much, what was left out, and the party's remedies."""
    paused = [
        f"{date_zh(each.brought_on)}至{date_zh(each.settled_on) if each.settled_on else '今'}的"
        f"{each.get_kind_display()}期间"
        for each in remedies_of(decision)
    ]
    fields: Fields = {
        **decision_told(decision),
        "unpaid": owed.fine,
        "counted_until": on,
        "overdue_days": owed.late_days,
        "surcharge": amount,
        "pay_until": due("fine-payment", on),
        "reconsideration_term": term_of("reconsideration", on),
        "litigation_term": term_of("litigation", on),
    }
    if paused:
        fields["excluded"] = "、".join(paused)
    return fields


def reminder_fields(decision: Decision, owed: Dues, *, paid: Money, on: date) -> Fields:
    """The reminder: what is still to be paid where."""
    fields: Fields = {**decision_told(decision), "fine_due": owed.fine, "pay_until": due("demand-notice", on)}
    if paid.fen:
        fields["paid"] = paid
    if owed.late_fine.fen:
        fields["surcharge"] = owed.late_fine
    return fields


def demand_fields(decision: Decision, owed: Dues, *, on: date) -> Fields:
    """The demand of 行政强制法 35: term, manner, the exact amount and how to pay it."""
    told = decision_told(decision)
    fields: Fields = {
        **told,
        "obligation": f"缴纳罚款{money_zh(owed.fine)}"
        + (f"、加处罚款{money_zh(owed.late_fine)}" if owed.late_fine.fen else ""),
        "perform_until": due("demand-notice", on),
        "manner": "缴纳罚款",
        "waiting_term": term_of("demand-notice", on),
        "fine_due": owed.fine,
        "total": owed.total,
        "pay_way": f"到{told['pay_bank']}缴纳，户名：{told['pay_account_name']}，账号：{told['pay_account']}",
    }
    if owed.late_fine.fen:
        fields["surcharge"] = owed.late_fine
    return fields


def court_fields(decision: Decision, demand: Demand, owed: Dues, given: Fields) -> Fields:
    """The application of 行政强制法 55: what is asked for, on what, and what the party said to the demand."""
    requests = [f"罚款{money_zh(owed.fine)}"] if owed.fine.fen else []
    if owed.late_fine.fen:
        requests.append(f"加处罚款{money_zh(owed.late_fine)}（计算至{date_zh(clock.today())}）")
    return {
        **decision_told(decision),
        **given,
        "no_remedy": remedy_course(decision),
        "reminder_number": demand.document.number,
        "reminder_served_on": demand.served_on,
        "requests": [*requests, f"合计{money_zh(owed.total)}"],
        "party_opinion": demand_course(demand),
    }


def remedy_course(decision: Decision) -> str:
    """Whether the party used its remedies, and how they ended."""
    told = [
        f"{date_zh(each.brought_on)}向{each.body}提起{each.get_kind_display()}，"
        + (f"结果为{each.get_outcome_display()}（{each.paper}）" if each.outcome else "尚未终结")
        for each in remedies_of(decision)
    ]
    return "；".join(told) or "当事人在法定期限内未申请行政复议，也未提起行政诉讼"


def demand_course(demand: Demand) -> str:
    """How the party was called on, and what it said."""
    served = f"催告书于{date_zh(demand.served_on)}送达" if demand.served_on else "催告书尚未送达"
    if not demand.statement:
        return f"{served}，当事人未提出陈述、申辩，也未履行义务。"
    adopted = "予以采纳" if demand.adopted else "不予采纳"
    return f"{served}；当事人陈述、申辩：{demand.statement}；经复核{adopted}：{demand.opinion}"
