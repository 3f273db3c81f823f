"""Settling an approval that waits: once, by one leader."""

from __future__ import annotations

from lianzhi.cases.models import Approval, CaseFile
from lianzhi.cases.selectors import pending_approval
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed, Stale
from lianzhi.core.transitions import compare_and_set


def approve(actor: Actor, case: CaseFile, step: str, *, opinion: str, refused: bool = False) -> Approval:
    """Write the leader's answer on the approval of a step; raises Stale where none waits any more."""
    if not opinion.strip():
        raise Malformed({"opinion": "请填写审批意见。"})
    waiting = pending_approval(case, step)
    if waiting is None:
        raise Stale
    compare_and_set(
        waiting,
        {"approved": None},
        {
            "approved": not refused,
            "approver_id": actor.officer_key,
            "opinion": opinion,
            "decided_at": clock.now(),
        },
    )
    return waiting
