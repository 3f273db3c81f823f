"""What several acts of inspection share: teams, rights, states, and the owner names of papers and photos."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, WrongState, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.documents.models import Document
from lianzhi.documents.services import Issue, issue
from lianzhi.inspections.constants import FindingCourse, InspectionState
from lianzhi.inspections.models import (
    FieldMeasure,
    Finding,
    Inspection,
    InspectionOfficer,
    Operation,
    RectificationOrder,
)
from lianzhi.inspections.selectors import enforcing_officers_of
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import enforcing_refusals
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import certificate_of, officer_facts

INSPECTING = (Role.TOWNSHIP_OFFICER, Role.SQUAD_LEAD, Role.COUNTY_OFFICER)
LEADING = (Role.SQUAD_LEAD, Role.COUNTY_OFFICER)


def stream_of(authority_code: str) -> str:
    """The audit chain of an authority."""
    return f"authority:{authority_code}"


def owner_of(thing: Inspection | Finding | RectificationOrder | FieldMeasure) -> str:
    """What documents and evidence call their owner, such as `inspections.finding:12`."""
    return f"inspections.{type(thing).__name__.lower()}:{thing.pk}"


def issue_paper(
    actor: Actor, inspection: Inspection, *, template: str, on: date, fields: Mapping[str, object]
) -> Document:
    """Issue a paper of an inspection: in the name of its authority, kept under it, at its place.

    Raises Malformed naming every required field that is empty. Must run inside an act.
    """
    return issue(
        actor,
        Issue(
            template=template,
            authority=inspection.authority,
            owner=owner_of(inspection),
            place_code=inspection.place_code,
            issued_on=on,
            fields=fields,  # type: ignore[arg-type] # values are checked one by one against the template
        ),
    )


def owners_of(inspection: Inspection, findings: Iterable[Finding]) -> list[str]:
    """The owners of everything one inspection brought about."""
    return [owner_of(inspection), *(owner_of(each) for each in findings)]


def team_refusals(officers: Sequence[Officer], days: Iterable[date]) -> tuple[Refusal, ...]:
    """Why these officers may not enforce together (行政处罚法 42): the reasons of the first day that has any."""
    for day in sorted(set(days)):
        found = enforcing_refusals([officer_facts(each, day) for each in officers], day)
        if found:
            return found
    return ()


def refuse_team(officers: Sequence[Officer], days: Iterable[date]) -> None:
    """Raise LawForbids where the officers may not enforce together."""
    found = team_refusals(officers, days)
    if found:
        raise LawForbids(found)


def certificate_number(officer: Officer, on: date) -> str:
    """The certificate's number as on a day; empty for one who holds none."""
    certificate = certificate_of(officer, on)
    return certificate.number if certificate else ""


def printed(officers: Iterable[InspectionOfficer]) -> list[dict[str, str]]:
    """Officers as a document prints them: name and certificate."""
    return [{"name": each.officer.name, "certificate": each.certificate_number} for each in officers]


def names(officers: Iterable[InspectionOfficer]) -> str:
    """Officers as a sentence names them."""
    return "、".join(each.officer.name for each in officers)


def require_inspector(actor: Actor, inspection: Inspection) -> list[InspectionOfficer]:
    """The enforcing officers, where the actor is one of them or leads the operation; else NoRight."""
    enforcing = enforcing_officers_of(inspection)
    leads = inspection.operation is not None and leads_operation(actor, inspection.operation)
    if actor.officer_id in {each.officer_id for each in enforcing} or leads:
        return enforcing
    raise NoRight(f"本次检查由{names(enforcing)}办理，或者由行动带队人办理；您不是本次检查的执法人员。")


def require_head(actor: Actor, inspection: Inspection) -> None:
    """Raise NoRight unless the actor is an approving leader of the authority that inspects."""
    require(actor, Role.APPROVING_LEADER)
    if actor.authority_code != inspection.authority_id:
        raise NoRight(f"本次检查以{inspection.authority}名义进行，应当由该机关负责人办理。")


def leads_operation(actor: Actor, operation: Operation) -> bool:
    """True where the actor is the operation's lead."""
    return actor.officer_id is not None and actor.officer_id == operation.lead_id


def expect(inspection: Inspection, *states: InspectionState, act: str) -> None:
    """Raise WrongState where the inspection is not in one of the states the act starts from."""
    if inspection.state in states:
        return
    wanted = "”或者“".join(state.label for state in states)
    here = InspectionState(inspection.state).label
    raise WrongState(f"{act}要在“{wanted}”时办理；本次检查现在是“{here}”。")


def hold(inspection: Inspection) -> None:
    """Lock the inspection's row in the state the act has read; Stale where somebody was faster."""
    compare_and_set(inspection, {"state": inspection.state}, {"state": inspection.state})


def not_in_future(given: Mapping[str, date | None]) -> dict[str, str]:
    """Field → message for every date that lies ahead of today, or before last year: nobody records that late."""
    today = clock.today()
    faults: dict[str, str] = {}
    for name, day in given.items():
        if day is not None and day > today:
            faults[name] = "日期不能晚于今天。"
        elif day is not None and day.year < today.year - 1:
            faults[name] = "日期早于上一年度，请核对。"
    return faults


def refuse_faults(faults: Mapping[str, str]) -> None:
    """Raise Malformed where there are any."""
    if faults:
        raise Malformed(faults)


def missing(given: Mapping[str, str], labels: Mapping[str, str]) -> dict[str, str]:
    """Field → message for every text that is blank."""
    return {name: f"请填写{label}。" for name, label in labels.items() if not given.get(name, "").strip()}


def set_finding_course(finding: Finding, expected: FindingCourse, new: FindingCourse) -> None:
    """Say what became of a finding beside its correction; Stale where it had taken another course meanwhile.

    Must be called inside an act of the cases app, which records the event.
    """
    compare_and_set(finding, {"course": expected}, {"course": new})
