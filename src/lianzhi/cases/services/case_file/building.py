"""The whole file of a case, its report, and the document `lianzhi ask lint` reads."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

import msgspec
from django.db.models import prefetch_related_objects

from lianzhi.cases.models import CaseFile as Case
from lianzhi.cases.models import Recusal as Application
from lianzhi.cases.persons import recused_identities
from lianzhi.cases.selectors import matters_of, whole_case
from lianzhi.cases.services.case_file import deciding, executing, investigating, matters, performing
from lianzhi.cases.services.case_file.source import Source
from lianzhi.kernel.competence import Route
from lianzhi.kernel.lint import CaseFile, Report, lint
from lianzhi.kernel.lint.persons import (
    Body,
    HandlerChange,
    Instrument,
    Module,
    Officer,
    Party,
    Place,
    Recusal,
)
from lianzhi.organisation.selectors import certificate_of
from lianzhi.powers.selectors import grant_named

if TYPE_CHECKING:
    from lianzhi.organisation.models import Authority

_CHANNELS = {Route.DELEGATED.value: "delegated", Route.ENTRUSTED.value: "entrusted"}

#: What is on the paper, in the cupboard or on another site, and in none of our records: never judged by machine.
UNKNOWN = (
    "/inspections/*/party_signed",
    "/field_measures/*/danger",
    "/inquiries/*/pages_signed",
    "/evidence/*/compared",
    "/report/signed_by",
    "/notices/*/sealed",
    "/decision/sealed",
    "/decision/approvals/*",
    "/services/*/place",
    "/services/*/officers",
    "/court/sealed",
    "/archive/number",
    "/archive/kept_for",
    "/papers/*/sealed",
    "/papers/*/signatures",
    "/papers/*/first_page",
    "/instrument/published_on",
)


def case_file_of(case: Case, today: date) -> CaseFile:
    """The case as a file judged on a day: all that our records know, and the list of what they cannot know."""
    case = whole_case(case)
    source = Source(case)
    evidence = investigating.evidence(source)
    return CaseFile(
        number=case.number,
        title=str(case),
        cause=case.cause,
        module=Module(case.procedure) if case.procedure in set(Module) else Module.ORDINARY,
        as_of=today,
        unknown=(*UNKNOWN, *executing.untold_of_disclosure(source)),
        channel=cast("Any", _CHANNELS.get(case.route, "own")),
        authority=_body(case.signs_as),
        acts=_body(case.authority),
        instrument=_instrument(source),
        place=_place(case),
        party=_party(case),
        officers=_officers(source),
        recusals=_recusals(case),
        handler_changes=_handler_changes(case),
        violations=investigating.violations(source, evidence),
        **_inspected(source),
        filing=deciding.filing(source),
        evidence=evidence,
        inquiries=investigating.inquiries(source),
        registrations=matters.registrations(case),
        measures=matters.measures(source),
        power_cuts=matters.power_cuts(case),
        exclusions=executing.exclusions(case),
        extension=executing.extension(case),
        report=investigating.report(source, evidence),
        review=deciding.review(case),
        notices=deciding.notices(source),
        defences=deciding.defences(source),
        hearing=deciding.hearing(source),
        deliberations=deciding.deliberations(source),
        decision=deciding.decision(source),
        services=performing.services(case),
        payments=performing.payments(case),
        **_enforcement(source),
        transfer=matters.transfer(source),
        question=matters.question(case),
        admonition=executing.admonition(source),
        closure=performing.closure(source),
        archive=performing.archive(source),
        papers=performing.papers(source),
    )


def _inspected(source: Source) -> dict[str, Any]:
    """What was seen and ordered on the spot, and seen again."""
    return {
        "inspections": investigating.inspections(source),
        "field_measures": investigating.field_measures(source),
        "orders": investigating.orders(source),
        "postponements": investigating.postponements(source),
        "rechecks": investigating.rechecks(source),
    }


def _enforcement(source: Source) -> dict[str, Any]:
    """What followed the decision: remedies, late fine, demand, deferral, court, publication."""
    case = source.case
    return {
        "late_fines": executing.late_fines(case),
        "disputes": executing.disputes(case),
        "demands": executing.demands(case),
        "deferral": executing.deferral(source),
        "court": executing.court(source),
        "termination": executing.termination(source),
        "disclosure": executing.disclosure(source),
    }


def checkup_of(case: Case, today: date) -> Report:
    """What the rules find in the case on a day."""
    return lint(case_file_of(case, today))


def document_of(case: Case, today: date) -> dict[str, Any]:
    """The file as JSON in the published form, empty fields left out: `ask lint` answers it with the same findings."""
    found: dict[str, Any] = _filled(msgspec.to_builtins(case_file_of(case, today)))
    return found


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _filled(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in (None, "", [], {})}
    return [_filled(each) for each in value] if isinstance(value, list | tuple) else value


def _body(authority: Authority) -> Body:
    return Body(code=authority.code, name=authority.name, number_prefix=authority.number_prefix)


def _instrument(source: Source) -> Instrument | None:
    """The grant the case was routed by, with the case's article as far as it carries it."""
    case = source.case
    if not case.instrument:
        return None
    channel = _CHANNELS.get(case.route, "")
    grant = grant_named(case.instrument, case.authority_id, item=case.item_code)
    return Instrument(
        kind="entrustment" if channel == "entrusted" else "delegation",
        number=case.instrument,
        principal=case.signs_as.name if channel == "entrusted" else "",
        valid_from=grant.valid_from if grant else None,
        valid_to=grant.valid_to if grant else None,
        accepted_on=grant.acceptance_on if grant else None,
        published_on=grant.published_on if grant else None,
        compulsion=grant.compulsion if grant else False,
        refs=investigating.refs(source.penalty) if grant else (),
    )


def _place(case: Case) -> Place:
    return Place(code=case.place_code, name=case.enterprise.place.name)


def _party(case: Case) -> Party:
    kept: dict[str, str] = case.party
    return Party(
        kind=cast("Any", case.party_kind),
        subject=cast("Any", case.subject),
        name=case.party_name,
        licence_name=case.enterprise.name if case.party_kind == "unit" else "",
        identifier=case.party_identifier,
        address=kept.get("address", ""),
        representative=kept.get("representative", ""),
        post=kept.get("post", ""),
        phone=kept.get("phone", ""),
        workplace=kept.get("workplace", ""),
    )


def _recusals(case: Case) -> tuple[Recusal, ...]:
    """Who was asked to stand aside, and what the head said."""
    return tuple(
        Recusal(
            officer=each.officer.name,
            role=cast("Any", each.part),
            source=cast("Any", each.source),
            applicant=each.applicant,
            reason=each.reason,
            applied_on=each.applied_on,
            decided_on=each.decided_on,
            decided_by_head=each.decided_on is not None,
            decided_by=each.decided_by.name if each.decided_by else "",
            together=tuple(each.together),
            granted=each.state == "granted",
            told_how=each.told_how,
            successor=each.successor.name if each.successor else "",
        )
        for each in matters_of(case, Application)
    )


def _handler_changes(case: Case) -> tuple[HandlerChange, ...]:
    """Who handled the case before, and who took over."""
    changes = list(case.handler_changes.all())
    prefetch_related_objects(changes, "outgoing", "incoming", "ordered_by")
    return tuple(
        HandlerChange(
            outgoing=each.outgoing.name,
            outgoing_certificate=each.outgoing_certificate,
            incoming=each.incoming.name,
            ground=cast("Any", each.ground),
            reason=each.reason,
            on=each.changed_on,
            ordered_by=each.ordered_by.name,
        )
        for each in changes
    )


def _officers(source: Source) -> tuple[Officer, ...]:
    """The handlers first, then whoever else inspected, interviewed or re-inspected: known by certificate too."""
    people = {handler.officer.pk: handler.officer for handler in source.handlers}
    for officer in investigating.acting(source):
        people.setdefault(officer.pk, officer)
    found, recused = [], recused_identities(source.case)
    for officer in people.values():
        certificate = certificate_of(officer, source.case.filed_on or source.case.discovered_on)
        found.append(
            Officer(
                name=officer.name,
                certificate=certificate.number if certificate else "",
                valid_from=certificate.valid_from if certificate else None,
                valid_to=certificate.valid_to if certificate else None,
                role="official" if officer.kind == "official" else "auxiliary",
                recused=str(officer.pk) in recused,
            )
        )
    return tuple(found)
