"""What presses a case after its decision, and what an approving leader is asked beside the steps."""

from __future__ import annotations

from datetime import date

from lianzhi.cases.constants import CaseState, RemedyKind
from lianzhi.cases.models import CaseFile, Decision
from lianzhi.cases.services import following
from lianzhi.cases.services.dues import owed_on
from lianzhi.cases.services.paying import court_of, window_of
from lianzhi.cases.services.terms import due

ASKED = {"extension": "审批延长办案期限", "deferral": "审批暂缓、分期缴纳"}

Pressing = tuple[str, date | None]


def pressing(case: CaseFile, decision: Decision | None, today: date) -> Pressing | None:
    """The deed beside the steps that presses most, and its last day; None where the ordinary step comes next."""
    asked = next((each.step for each in case.approvals.all() if each.approved is None), "")
    if asked in ASKED:
        return ASKED[asked], None
    if decision is None:
        return None
    found = _publication(case, decision, today) or _remedy(decision)
    if found is None and case.state == CaseState.SERVED:
        found = _execution(case, decision, today)
    return found


def _publication(case: CaseFile, decision: Decision, today: date) -> Pressing | None:
    """A withdrawal that is due; a publication once it is overdue: before that the case page shows its clock."""
    if decision.pay_by is None:
        return None
    publication = following.publication_of(decision)
    if decision.fell_on is not None:
        if publication is not None and publication.withdrawn_on is None:
            return "撤回公开的处罚决定信息", due("disclosure-withdrawal", decision.fell_on)
        return None
    last = due("disclosure", decision.decided_on)
    money_first = case.state == CaseState.SERVED and today > decision.pay_by
    if publication is None and last < today and not money_first:
        return "公开处罚决定", last
    return None


def _remedy(decision: Decision) -> Pressing | None:
    if decision.pay_by is None:
        return None
    pending = following.pending_remedy(decision)
    if pending is None:
        return None
    if pending.kind == RemedyKind.RECONSIDERATION:
        return "行政复议：提出答复、登记结果", due("reconsideration-reply", pending.received_on)
    return "行政诉讼：提交答辩状和证据、登记结果", due("litigation-evidence", pending.received_on)


def _execution(case: CaseFile, decision: Decision, today: date) -> Pressing | None:
    if court_of(decision) is not None:
        return "登记法院答复和执行结果", None
    demand = following.latest_demand(decision)
    if demand is not None and demand.served_on is None:
        return "送达催告书", None
    window = window_of(case, decision) if demand is not None else None
    if demand is not None and window is not None and demand.until is not None:
        if today > max(demand.until, window.remedies_until):
            return "申请人民法院强制执行", window.closes_on
        return "已催告，等待当事人履行", max(demand.until, window.remedies_until)
    if following.granted_deferral(decision) is not None:
        parts = [each for each in owed_on(case, today).parts if each.unpaid.fen]
        if parts:
            late = parts[0].due_on < today
            return ("分期罚款逾期未缴" if late else "登记分期缴款"), parts[0].due_on
    return None
