"""Putting another handler in one's place: part of the act that orders it."""

from __future__ import annotations

from lianzhi.cases.constants import ChangeGround
from lianzhi.cases.models import CaseFile, CaseHandler, HandlerChange
from lianzhi.cases.selectors import handlers_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed, NotVisible, WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.kernel.procedure import OfficerFacts
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import officer_facts, officers_by_id


def handler_who_is(case: CaseFile, officer_id: int) -> CaseHandler:
    """The handler of that person; WrongState where the person handles the case no more."""
    for handler in handlers_of(case):
        if handler.officer_id == officer_id:
            return handler
    raise WrongState("所选人员不是本案现在的承办人。请刷新页面查看最新情况。")


def successor_for(case: CaseFile, officer_id: int) -> Officer:
    """Who takes over, of the same authority and not handling the case already. Raises NotVisible, Malformed."""
    successor = officers_by_id([officer_id])[0]
    if successor.authority.pk != case.authority_id:
        raise NotVisible("接替的人员应当从办案机关人员中指定。")
    if any(each.officer_id == successor.pk for each in handlers_of(case)):
        raise Malformed({"successor_id": f"{successor.name}已经是本案承办人，请另行指定。"})
    return successor


def handling_after(case: CaseFile, outgoing: CaseHandler, successor: Officer) -> tuple[OfficerFacts, ...]:
    """Who would handle the case with the successor in the other's place."""
    today = clock.today()
    people = (successor if each.pk == outgoing.pk else each.officer for each in handlers_of(case))
    return tuple(officer_facts(each, today) for each in people)


def replace_handler(
    actor: Actor, outgoing: CaseHandler, successor: Officer, *, ground: ChangeGround, reason: str
) -> HandlerChange:
    """Put the successor in the handler's place, in the same capacity. Raises Stale where somebody was faster."""
    facts = officer_facts(successor, clock.today())
    change = HandlerChange.objects.create(
        case=outgoing.case,
        outgoing_id=outgoing.officer_id,
        outgoing_certificate=outgoing.certificate_number,
        incoming=successor,
        ground=ground,
        reason=reason,
        changed_on=clock.today(),
        ordered_by_id=actor.officer_key,
    )
    compare_and_set(
        outgoing,
        {"officer_id": outgoing.officer_id},
        {"officer_id": successor.pk, "certificate_number": facts.certificate_number},
    )
    return change
