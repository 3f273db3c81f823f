"""What the guards and the documents are told of a supply that is cut off (安全生产法 70)."""

from __future__ import annotations

from datetime import datetime

from lianzhi.cases.constants import BEFORE_DECISION, CaseState
from lianzhi.cases.models import CaseFile, PowerCut
from lianzhi.cases.services import papers
from lianzhi.cases.services.measures import bar_of, is_principal
from lianzhi.cases.services.terms import due_at
from lianzhi.core import clock
from lianzhi.core.sentences import closed
from lianzhi.kernel.procedure import PowerCutFacts
from lianzhi.organisation.selectors import officers_by_id

POWER = "停止供电"
SUPPLIES = (POWER, "停止供应民用爆炸物品")
BASIS = "安全生产法/70/1"
RULE = "power-cut-notice"
#: Where the unit is, or is about to be, without its supply.
IN_FORCE = ("decided", "cut")
#: A stop order may be refused before and after the penalty is decided; not once the case is on its way out.
MAY_BEGIN = BEFORE_DECISION | {
    CaseState.DECIDED,
    CaseState.SERVED,
    CaseState.PERFORMED,
    CaseState.REVOKED,
    CaseState.TERMINATED,
}
FINAL = ("not_approved", "lifted", "dropped")


def facts_of_cut(matter: PowerCut) -> PowerCutFacts:
    """The matter as it stands."""
    case = matter.case
    return PowerCutFacts(
        bar=bar_of(case, (matter.supply,)),
        is_unit=case.party_kind == "unit",
        hazard=matter.hazard,
        criterion=matter.criterion,
        order=matter.order_number if matter.ordered_on else "",
        non_compliance=matter.non_compliance,
        danger=matter.danger,
        safety=matter.safety,
        touches_residents=matter.touches_residents,
        is_power=matter.supply == POWER,
        told_start=matter.starts_at,
        supplier=matter.supplier,
    )


def earliest_start(matter: PowerCut, notified_at: datetime) -> datetime | None:
    """The first instant the supply may stop after the unit was told; None where no advance is asked for."""
    return due_at(RULE, notified_at).astimezone(clock.SHANGHAI) if matter.supply == POWER else None


def without_advance(matter: PowerCut) -> bool:
    """True where the power stops earlier than the unit has to be told ahead: for an urgent danger."""
    if matter.notified_at is None or matter.starts_at is None:
        return False
    earliest = earliest_start(matter, matter.notified_at)
    return earliest is not None and matter.starts_at < earliest


def unfinished(case: CaseFile, supply: str) -> bool:
    """True where the same supply is already being cut off in the case."""
    return PowerCut.objects.filter(case=case, supply=supply).exclude(state__in=FINAL).exists()


def fields_of_cut(matter: PowerCut) -> papers.Fields:
    """What every document of the matter says."""
    case = matter.case
    approver = officers_by_id([matter.approver_id])[0].name if matter.approver_id else ""
    return {
        "enterprise_name": case.party_name,
        "enterprise_address": case.party.get("address", ""),
        "supplier": matter.supplier,
        "supply": matter.supply,
        "scope": matter.scope,
        "order_number": matter.order_number,
        "order_issued_on": matter.ordered_on,
        "hazard": closed(matter.hazard),
        "non_compliance": closed(matter.non_compliance),
        "danger": closed(matter.danger),
        "starts_at": matter.cut_at or matter.starts_at,
        "principal_name": approver,
        **papers.remedies(case, clock.today()),
    }


def approval_fields(matter: PowerCut) -> papers.Fields:
    """What the approval sheet says."""
    case = matter.case
    approver = officers_by_id([matter.approver_id])[0].name if matter.approver_id else ""
    facts = (
        f"重大事故隐患：{closed(matter.hazard)}判定依据：{closed(matter.criterion)}"
        f"拒不执行的事实：{closed(matter.non_compliance)}现实危险：{closed(matter.danger)}"
        f"保证安全的措施：{closed(matter.safety)}"
    )
    return {
        "facts": facts,
        "measures": [matter.supply],
        "objects": f"{matter.scope}；供应单位：{matter.supplier}",
        "basis": papers.cited(BASIS),
        "term": "起始时间以决定书载明的为准，至依法解除时止",
        "officer_opinion": matter.opinion_of_handler,
        "officer_opined_on": matter.requested_on,
        "approval_opinion": matter.approval_opinion,
        "approver_name": approver,
        "approver_post": "主要负责人" if is_principal(case, approver) else "机关负责人",
        "approved_on": clock.day_of(matter.approved_at) if matter.approved_at else None,
    }
