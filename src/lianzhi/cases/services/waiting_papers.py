"""Which paper of a case waits for its service now."""

from __future__ import annotations

from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import decision_of, latest_notice
from lianzhi.cases.services.following import latest_demand
from lianzhi.documents.models import Document


def unserved(case: CaseFile) -> Document | None:
    """The notice, the decision or the demand that was made and not yet served."""
    if case.state == CaseState.NOTIFIED:
        notice = latest_notice(case)
        return notice.document if notice is not None and notice.served_on is None else None
    decision = decision_of(case)
    if decision is None:
        return None
    if case.state == CaseState.DECIDED:
        return decision.document
    demand = latest_demand(decision)
    return demand.document if demand is not None and demand.served_on is None else None
