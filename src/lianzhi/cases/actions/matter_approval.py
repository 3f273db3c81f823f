"""Asking a leader about a matter, and the leader's answer, as columns of the matter."""

from __future__ import annotations

from typing import Any

from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed


def asked(actor: Actor, opinion: str) -> dict[str, Any]:
    """Who asks, when and with which opinion; Malformed without one."""
    if not opinion.strip():
        raise Malformed({"opinion": "请填写承办意见。"})
    return {"requested_by": actor.name, "requested_on": clock.today(), "opinion_of_handler": opinion}


def answered(actor: Actor, opinion: str) -> dict[str, Any]:
    """Who answered, when and with which opinion; Malformed without one."""
    if not opinion.strip():
        raise Malformed({"opinion": "请填写审批意见。"})
    return {"approver_id": actor.officer_key, "approval_opinion": opinion, "approved_at": clock.now()}
