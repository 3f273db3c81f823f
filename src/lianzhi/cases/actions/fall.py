"""A decision loses its force: revoked by whom, when, why."""

from __future__ import annotations

from datetime import date

from lianzhi.cases.models import Decision
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.services import revoke


def fall(decision: Decision, *, on: date, by: str, why: str, for_procedure: bool) -> None:
    """Mark a decision and its paper revoked, once; raises Stale. The paper stays in the file and says so."""
    compare_and_set(
        decision,
        {"revoked_on": None},
        {
            "revoked_on": on,
            "fell_on": on,
            "revoked_by": by,
            "revoked_why": why,
            "revoked_for_procedure": for_procedure,
        },
    )
    revoke(decision.document, why=f"{by}撤销处罚决定", basis=why)
