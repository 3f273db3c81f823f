"""What the guards and the documents are told of a seizure: who may take it, how long it lasts, what it covers."""

from __future__ import annotations

from datetime import date
from typing import Any

from lianzhi.cases.models import CaseFile, Measure
from lianzhi.cases.services import papers
from lianzhi.cases.services.goods import in_words
from lianzhi.cases.services.testings import excluded, periods_of_measure
from lianzhi.core import clock
from lianzhi.kernel.deadlines import DeadlineAnswer, answer, parse_question
from lianzhi.kernel.procedure import MeasureFacts
from lianzhi.organisation.constants import AuthorityKind
from lianzhi.organisation.selectors import officers_by_id
from lianzhi.powers.selectors import competence_of

KINDS = ("查封场所", "查封设施", "扣押财物")
#: As the paper of the extension lists them; the statute says only 情况复杂.
EXTENSION_REASONS = (
    "需要进一步查清事实",
    "涉案物品数量多或者存放分散",
    "需要有关机关协助认定",
    "其他复杂情况",
)
#: What may be decided on besides lifting the measure (行政强制法 27).
OUTCOMES = ("没收", "销毁")
RULE = "seizure"
IN_FORCE = ("urgent", "imposed", "extended")
_BARS = frozenset({"compulsion-entrusted", "compulsion-not-delegated"})


def facts_of_measure(matter: Measure) -> MeasureFacts:
    """The measure as it stands."""
    last = last_day(matter)
    return MeasureFacts(
        testing_untold=_lapsed_while_untold(matter, last),
        bar=bar_of(matter.case, tuple(matter.kinds)),
        ground=matter.basis,
        reason=matter.reason,
        urgency=matter.urgency,
        unrelated=tuple(matter.excluded.get("unrelated", ())),
        necessities=tuple(matter.excluded.get("necessities", ())),
        sealed_already=tuple(matter.excluded.get("sealed_already", ())),
        needs_principal=matter.hazardous,
        approver_is_principal=False,
        taken_at=matter.imposed_at,
        approve_until=matter.approve_until,
        until=last.due if last else None,
    )


def _lapsed_while_untold(matter: Measure, last: DeadlineAnswer | None) -> bool:
    """True where the term ran out though something is tested: the party was not told, so the days counted."""
    if last is None or last.due is None or clock.today() <= last.due:
        return False
    return matter.testings.filter(started_on__isnull=False, told_on__isnull=True).exists()


def bar_of(case: CaseFile, kinds: tuple[str, ...]) -> str:
    """Why the case's authority may not take these measures; empty where it may (行政强制法 17)."""
    if case.authority.kind == AuthorityKind.COUNTY_BUREAU:
        return ""
    if case.signs_as_id != case.authority_id:
        return f"本案由{case.signs_as}委托办理，行政强制措施权不得委托。"
    found = competence_of(
        case.place_code,
        case.item_code,
        on=clock.today(),
        party=case.party_kind,
        measures=kinds,
        filed_on=case.filed_on,
    )
    return "；".join(each.text for each in found.unlawful if each.code in _BARS)


def last_day(matter: Measure, *, extended: bool | None = None) -> DeadlineAnswer | None:
    """The kernel's answer for the last day of the measure; None before it was imposed (行政强制法 25).

    `extended`: as if it had been extended, or not; as it is where nothing is said.
    """
    if matter.imposed_at is None:
        return None
    question: dict[str, Any] = {
        "rule": RULE,
        "start": clock.day_of(matter.imposed_at).isoformat(),
        "extended": matter.is_extended if extended is None else extended,
        "excluded": excluded(periods_of_measure(matter, clock.today())),
    }
    return answer(parse_question(question))


def has_expired(matter: Measure, today: date) -> bool:
    """True where the goods are still held though the term ran out."""
    last = last_day(matter)
    return matter.state in IN_FORCE and last is not None and last.due is not None and today > last.due


def is_principal(case: CaseFile, name: str) -> bool:
    """True where the person of that name is the principal of the signing authority (主要负责人)."""
    return case.signs_as.head_name == name


def fields_of_measure(matter: Measure) -> papers.Fields:
    """What every document of the measure says."""
    case = matter.case
    approver = officers_by_id([matter.approver_id])[0] if matter.approver_id else None
    last = last_day(matter)
    fields: papers.Fields = {
        "facts": matter.reason,
        "basis": papers.cited(matter.basis),
        "measures": matter.kinds,
        "objects": in_words(matter.goods),
        "goods": matter.goods,
        "storage_place": matter.storage,
        "officer_opinion": matter.opinion_of_handler,
        "officer_opined_on": matter.requested_on,
        "approval_opinion": matter.approval_opinion,
        "approver_name": approver.name if approver else "",
        "approver_post": "主要负责人" if approver and is_principal(case, approver.name) else "机关负责人",
        "approved_on": clock.day_of(matter.approved_at) if matter.approved_at else None,
        **papers.remedies(case, clock.today()),
    }
    if matter.imposed_at is not None and last is not None:
        fields |= {"starts_on": clock.day_of(matter.imposed_at), "ends_on": last.due}
    if matter.decision is not None:
        fields |= {"measure_number": matter.decision.number, "measure_on": matter.decision.issued_on}
    return fields


def outcome_rows(matter: Measure, outcome: str, basis: str) -> list[dict[str, str]]:
    """One line a thing: what becomes of it and on which basis."""
    return [
        {
            "name": row["name"],
            "quantity": f"{row['quantity']}{row['unit']}",
            "outcome": outcome,
            "basis": basis,
        }
        for row in matter.goods
    ]
