"""What opening a case has in common, on a finding or on a clue: what was typed, the two officers, the columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lianzhi.cases.constants import HandlerCapacity
from lianzhi.cases.models import CaseFile, CaseHandler, ClueViolation
from lianzhi.cases.services.competence import Route
from lianzhi.cases.services.parties import Party
from lianzhi.cases.services.terms import term
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.refusals import Malformed, refuse_if
from lianzhi.inspections.models import Finding
from lianzhi.kernel.procedure import enforcing_refusals, version_for
from lianzhi.kernel.procedure.modules import Module
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import authority, certificate_of, officer_facts, officers_by_id


def refuse_typed(*, cause: str, facts: str, party: Party, conduct_on: date, seen_on: date) -> None:
    """Raise Malformed for what is blank, and for a day of the conduct after it was seen or before the rules begin."""
    typed = {"cause": cause, "facts": facts, "person_name": party.name}
    wrong = {name: "请填写。" for name, text in typed.items() if not text.strip()}
    if conduct_on > clock.today() or conduct_on > seen_on:
        wrong["conduct_on"] = "违法行为发生日期不能晚于发现日期和今天。"
    elif term("limitation", conduct_on).due is None:
        wrong["conduct_on"] = "规则库没有这一天的追责时效规定，请核对违法行为发生日期。"
    if wrong:
        raise Malformed(wrong)


def enforcing_pair(actor: Actor, lead_id: int, assistant_id: int) -> list[Officer]:
    """Lead and assistant, of the actor's authority and certified today (行政处罚法 42). Malformed, LawForbids."""
    today = clock.today()
    officers = officers_by_id([lead_id, assistant_id])
    if any(officer.authority_id != actor.authority_code for officer in officers):
        raise Malformed({"assistant_id": "承办人应当是本机关的执法人员。"})
    refuse_if(enforcing_refusals([officer_facts(officer, today) for officer in officers], today))
    return officers


def appoint(case: CaseFile, officers: Sequence[Officer]) -> None:
    """The lead, then the assistant, each with the certificate held today."""
    for officer, capacity in zip(officers, HandlerCapacity, strict=True):
        certificate = certificate_of(officer, clock.today())
        CaseHandler.objects.create(
            case=case,
            officer=officer,
            capacity=capacity,
            certificate_number=certificate.number if certificate else "",
        )


def columns_of(
    basis: Finding | ClueViolation, *, party: Party, route: Route, module: Module, acting: str
) -> dict[str, Any]:
    """What the case keeps of its first violation, its party, its competence and its procedure."""
    version = version_for(module, clock.today())
    return {
        "procedure": module,
        "procedure_version": version.version,
        "state": version.start,
        "party_kind": party.kind,
        "subject": party.subject,
        "party_name": party.name,
        "party_identifier": party.identifier,
        "party": party.details,
        "item_code": basis.item_code,
        "penalty": basis.penalty,
        "obligation": basis.obligation,
        "place_code": basis.place_code,
        "authority": authority(acting),
        "signs_as": authority(route.signs_as),
        "route": route.route,
        "instrument": route.instrument,
        "competence": route.as_json(),
    }
