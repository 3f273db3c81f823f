"""Inspections, orders, re-inspections, evidence, inquiries and registrations of a case, as the kernel reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from lianzhi.cases.services.case_file.source import Source, is_of, key_of
from lianzhi.cases.services.facts import READER, owners_of
from lianzhi.cases.services.violations import Violation as CaseViolation
from lianzhi.cases.services.violations import proof_of
from lianzhi.cases.services.weighing import citations_of
from lianzhi.evidence.models import Evidence as Kept
from lianzhi.evidence.selectors import evidence_of
from lianzhi.inspections.constants import FieldMeasureState, HazardLevel, ReinspectionResult
from lianzhi.inspections.rules import basis_citations
from lianzhi.inspections.selectors import field_measures_of, postponements_of
from lianzhi.kernel.lint.investigating import (
    Evidence,
    FieldMeasure,
    Inquiry,
    Inspection,
    Order,
    Postponement,
    Recheck,
    Report,
    Violation,
)

if TYPE_CHECKING:
    from lianzhi.organisation.models import Officer

#: Papers of an inspection that are evidence, with what they prove.
RECORDS = {"insp_record": "检查时的现场状况和发现的违法行为"}
_COPY = "documentary"


def refs(text: str) -> tuple[str, ...]:
    """Refs separated by `;` as a list."""
    return tuple(citation.ref for citation in citations_of(text))


def violations(source: Source, evidence: Iterable[Evidence]) -> tuple[Violation, ...]:
    """The violations the case rests on, each as the proposal ranged it."""
    keys = tuple(each.key for each in evidence)
    items = {item["number"]: item for item in source.proposal.items} if source.proposal else {}
    by_number = {each.number: key_of(each.row) for each in source.violations}
    return tuple(
        Violation(
            key=key_of(each.row),
            text=each.text,
            conduct_on=each.conduct_on,
            place=each.row.seen.location,
            violated=refs(each.obligation),
            evidence=keys,
            **_as_ranged(source, each, items.get(each.number), by_number),
        )
        for each in source.violations
    )


def _as_ranged(
    source: Source, each: CaseViolation, item: dict[str, Any] | None, by_number: dict[int, str]
) -> dict[str, Any]:
    """Article and stage; of several violations also the circumstances and class of this one."""
    if item is None:
        article = each.penalty if len(source.violations) > 1 else next(iter(refs(source.penalty)), "")
        return {"penalty": article, "stage": source.stage if len(source.violations) == 1 else "base"}
    return {
        "penalty": item["penalty"],
        "stage": item["stage"] or "base",
        "factors": tuple(item["factors"]),
        "discretion_class": item["class"],
        "same_act_as": by_number.get(item["same_act_as"], ""),
    }


def acting(source: Source) -> list[Officer]:
    """Whoever inspected, re-inspected or interviewed in the case."""
    found = [each for _, officers in source.enforced for each in officers]
    for _, seen in source.orders:
        found += list(seen.officers.all()) if seen else []
    for inquiry in source.inquiries:
        found += list(inquiry.officers.all())
    return found


def inspections(source: Source) -> tuple[Inspection, ...]:
    """The inspections: a record is made only after certificates were shown, and prints the rights."""
    made = {each.template: each for each in source.documents}
    record = made.get("insp_record")
    return tuple(
        Inspection(
            number=record.number if record else "",
            planned="insp_plan" in made,
            plan_on=made["insp_plan"].issued_on if "insp_plan" in made else None,
            started_at=visit.started_at,
            ended_at=visit.ended_at,
            place=visit.site,
            officers=names,
            certificates_shown=visit.started_at is not None,
            rights_told=record is not None,
            facts=visit.summary,
        )
        for visit, names in source.visits
    )


def orders(source: Source) -> tuple[Order, ...]:
    """The orders to correct."""
    return tuple(
        Order(
            number=order.document.number,
            on=order.document.issued_on,
            violations=tuple(key_of(each) for each in source.findings if is_of(each, order)),
            basis=refs(source.penalties),
            correct_by=order.due_on,
            served_on=order.served_on,
            party_signed=bool(order.received_by),
            remedy_told=True,
        )
        for order, _ in source.orders
    )


def postponements(source: Source) -> tuple[Postponement, ...]:
    """More time the party asked for to correct, answered or not."""
    return tuple(
        Postponement(
            order=order.document.number,
            applied_on=each.applied_on,
            reason=each.reason,
            original_until=each.original_until,
            safeguards=each.safeguards,
            granted=each.granted,
            granted_until=each.granted_until,
            approved_by=each.approver.name if each.approver else "",
            answered_on=each.answered_on,
        )
        for order, _ in source.orders
        for each in postponements_of(order)
    )


def field_measures(source: Source) -> tuple[FieldMeasure, ...]:
    """What was ordered on the spot about the hazards of the case's inspections, oldest first."""
    seen = {visit.pk: (visit, officers) for visit, officers in source.visits}
    return tuple(
        FieldMeasure(
            number=each.document.number,
            on=each.document.issued_on,
            authority=seen[each.inspection_id][0].authority.name,
            measures=tuple(each.measures),
            major=any(finding.level == HazardLevel.MAJOR for finding in each.findings.all()),
            basis=tuple(citation.ref for citation in basis_citations("field_measure")),
            officers=seen[each.inspection_id][1],
            served_on=each.served_on,
            reported_on=each.reported_on,
            reviewed_on=each.reviewed_on,
            reviewers=tuple(officer.name for officer in each.reviewers.all()),
            open_hazards=sum(found != ReinspectionResult.CORRECTED for found, _ in each.results.values()),
            agreed_by=each.approver.name if each.approver else "",
            resumed_on=each.answered_on if each.state == FieldMeasureState.LIFTED else None,
        )
        for each in reversed(field_measures_of(seen))
    )


def rechecks(source: Source) -> tuple[Recheck, ...]:
    """The re-inspections of these orders."""
    found = []
    for order, seen in source.orders:
        if seen is None:
            continue
        results = {key_of(each): proof_of(each).result for each in source.findings if is_of(each, order)}
        found.append(
            Recheck(
                number=seen.document.number,
                order=order.document.number,
                on=seen.reinspected_on,
                officers=tuple(officer.name for officer in seen.officers.all()),
                open_violations=tuple(k for k, v in results.items() if v != ReinspectionResult.CORRECTED),
                corrected_violations=tuple(
                    k for k, v in results.items() if v == ReinspectionResult.CORRECTED
                ),
            )
        )
    return tuple(found)


def evidence(source: Source) -> tuple[Evidence, ...]:
    """The files kept as evidence, and the records of the inspections, which are evidence before anything else."""
    kept = [_kept(each) for each in evidence_of(READER, *owners_of(source.case))]
    return (*_records(source), *kept)


def _records(source: Source) -> Iterator[Evidence]:
    visits = {f"inspections.inspection:{visit.pk}": (visit, names) for visit, names in source.visits}
    for each in source.documents:
        if each.template not in RECORDS or each.owner not in visits:
            continue
        visit, names = visits[each.owner]
        yield Evidence(
            key=f"document-{each.pk}",
            kind="勘验笔录、现场笔录",
            name=each.name,
            taken_at=visit.ended_at,
            place=visit.site,
            taken_by=names,
            source="现场制作",
            proves=RECORDS[each.template],
        )


def _kept(each: Kept) -> Evidence:
    second = [each.second_officer.name] if each.second_officer else []
    return Evidence(
        key=f"evidence-{each.pk}",
        kind=each.get_kind_display(),
        name=each.title,
        taken_at=each.taken_at,
        place=each.taken_place,
        taken_by=(each.taken_by.name, *second),
        source=each.file_name,
        form="copy" if each.kind == _COPY and each.original_place else "electronic",
        original_place=each.original_place,
        digest=each.sm3,
        proves=each.proves,
    )


def inquiries(source: Source) -> tuple[Inquiry, ...]:
    """The interviews: the record prints certificates, rights and duty, whoever is asked."""
    return tuple(
        Inquiry(
            number=str(number),
            person=each.person,
            identity=each.person_post,
            started_at=each.started_at,
            ended_at=each.ended_at,
            place=each.place,
            officers=tuple(officer.name for officer in each.officers.all()),
            certificates_shown=True,
            rights_told=True,
            duty_told=True,
        )
        for number, each in enumerate(source.inquiries, start=1)
    )


def report(source: Source, evidence: Iterable[Evidence]) -> Report | None:
    """The closing report of the investigation, with the proposal in force."""
    proposal = source.proposal
    if proposal is None:
        return None
    return Report(
        on=proposal.document.issued_on,
        facts=source.case.facts,
        evidence=tuple(each.key for each in evidence),
        violated=refs(source.obligations),
        basis=refs(source.penalty),
        discretion_reason=proposal.reason,
        proposal="、".join([*proposal.measures, "罚款"] if proposal.amount_fen else proposal.measures),
        fine=yuan(proposal.amount_fen),
        signed_by=tuple(handler.officer.name for handler in source.handlers),
    )


def yuan(fen: int) -> int | str:
    """Fen as the public form writes them: whole yuan, or a decimal string."""
    whole, cents = divmod(fen, 100)
    return whole if not cents else f"{whole}.{cents:02d}"
