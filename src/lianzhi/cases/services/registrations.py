"""What the guards and the documents are told of registered evidence."""

from __future__ import annotations

from datetime import date

from lianzhi.cases.models import EvidenceRegistration
from lianzhi.cases.services import papers
from lianzhi.cases.services.goods import names
from lianzhi.core import clock
from lianzhi.kernel.procedure import MeasureFacts
from lianzhi.organisation.selectors import officers_by_id

GROUNDS = ("证据可能灭失", "证据以后难以取得")


def facts_of_registration(matter: EvidenceRegistration) -> MeasureFacts:
    """The matter as it stands."""
    return MeasureFacts(
        reason=matter.reason,
        registered_before=tuple(_before(matter)),
        until=matter.due_on,
        outcome=matter.outcome,
    )


def has_lapsed(matter: EvidenceRegistration, today: date) -> bool:
    """True where the term for the decision ran out and the things are still kept."""
    return matter.state == "registered" and matter.due_on is not None and today > matter.due_on


def _before(matter: EvidenceRegistration) -> list[str]:
    """Which of the things were already registered in this case: the term is not begun a second time."""
    kept = EvidenceRegistration.objects.filter(case=matter.case, registered_on__isnull=False)
    taken = {_key(row) for other in kept.exclude(pk=matter.pk) for row in other.goods}
    return names(row for row in matter.goods if _key(row) in taken)


def _key(row: dict[str, str]) -> tuple[str, str]:
    return "".join(row["name"].split()), "".join(row["spec"].split())


def fields_of_registration(matter: EvidenceRegistration) -> papers.Fields:
    """What every document of the matter says."""
    approver = officers_by_id([matter.approver_id])[0].name if matter.approver_id else ""
    return {
        "evidence": [{**row, "quality": row["state"]} for row in matter.goods],
        "ground": matter.ground,
        "reason": matter.reason,
        "keeping": matter.keeping,
        "keeping_place": matter.keeping,
        "officer_opinion": matter.opinion_of_handler,
        "officer_opined_on": matter.requested_on,
        "approval_opinion": matter.approval_opinion,
        "approver_name": approver,
        "approved_on": clock.day_of(matter.approved_at) if matter.approved_at else None,
        "notice_number": matter.notice.number if matter.notice else "",
        "notice_on": matter.notice.issued_on if matter.notice else None,
        "saved_from": matter.registered_on,
        "handled_until": matter.due_on,
    }


def outcome_rows(matter: EvidenceRegistration, outcome: str, basis: str) -> list[dict[str, str]]:
    """One line a thing: what becomes of it and why."""
    return [
        {
            "name": row["name"],
            "quantity": f"{row['quantity']}{row['unit']}",
            "outcome": outcome,
            "basis": basis,
            "reason": basis,
        }
        for row in matter.goods
    ]
