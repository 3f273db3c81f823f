"""Reading operations, inspections, findings, orders and re-inspections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models

from lianzhi.core.actors import Actor
from lianzhi.core.refusals import NotVisible
from lianzhi.inspections.checklists import Checklist, checklist
from lianzhi.inspections.constants import (
    Capacity,
    FieldMeasureState,
    FindingCourse,
    FindingState,
    InspectionState,
    OrderState,
    ReinspectionResult,
)
from lianzhi.inspections.models import (
    Attendance,
    ChecklistAnswer,
    FieldMeasure,
    Finding,
    Inspection,
    InspectionOfficer,
    Operation,
    OperationMember,
    Postponement,
    RectificationOrder,
    ReinspectedFinding,
    Reinspection,
)
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.types import Citation


def get_operation_for(actor: Actor, operation_id: int) -> Operation:
    """The operation, where the actor may see it."""
    found = operations_visible_to(actor).filter(pk=operation_id).first()
    if found is None:
        raise NotVisible("没有找到这次联合执法行动。")
    return found


def operations_visible_to(actor: Actor) -> models.QuerySet[Operation]:
    """Operations an actor may see, newest first."""
    found = Operation.objects.visible_to(actor).select_related("district", "lead__authority")
    return found.order_by("-starts_on", "-id")


def members_of(operation: Operation) -> models.QuerySet[OperationMember]:
    """Who takes part, with authority and certificates."""
    return operation.members.select_related("officer__authority").prefetch_related("officer__certificates")


def get_inspection_for(actor: Actor, inspection_id: int) -> Inspection:
    """The inspection, where the actor may see it."""
    found = inspections_visible_to(actor).filter(pk=inspection_id).first()
    if found is None:
        raise NotVisible("没有找到这次监督检查。")
    return found


def inspections_visible_to(actor: Actor) -> models.QuerySet[Inspection]:
    """Inspections an actor may see, with what a list shows of them."""
    found = Inspection.objects.visible_to(actor).select_related(
        "enterprise__place", "authority__division", "operation__lead"
    )
    return found.order_by("-planned_on", "-id")


def inspections_of(actor: Actor, operation: Operation) -> models.QuerySet[Inspection]:
    """The inspections of an operation that the actor may see, with how many findings each has."""
    return with_finding_counts(inspections_visible_to(actor).filter(operation=operation))


def with_finding_counts(queryset: models.QuerySet[Inspection]) -> models.QuerySet[Inspection]:
    """The same inspections, each with `finding_count`."""
    return queryset.annotate(finding_count=models.Count("findings", distinct=True))


def officers_of(inspection: Inspection) -> list[InspectionOfficer]:
    """Everybody who inspects, in the order entered."""
    return list(
        inspection.officers.select_related("officer__authority").prefetch_related("officer__certificates")
    )


def enforcing_officers_of(inspection: Inspection) -> list[InspectionOfficer]:
    """Those who count towards the two officers (行政处罚法 42)."""
    return [each for each in officers_of(inspection) if each.capacity == Capacity.ENFORCING]


def attendances_of(inspection: Inspection) -> list[Attendance]:
    """Who was there for the enterprise."""
    return list(inspection.attendances.all())


def answers_of(inspection: Inspection) -> dict[str, ChecklistAnswer]:
    """The checklist's answers by line."""
    return {each.line: each for each in inspection.answers.all()}


def checklist_of(inspection: Inspection) -> Checklist:
    """The checklist the inspection uses."""
    return checklist(inspection.checklist)


def get_finding_for(actor: Actor, finding_id: int) -> Finding:
    """The finding, where the actor may see it."""
    found = findings_visible_to(actor).filter(pk=finding_id).first()
    if found is None:
        raise NotVisible("没有找到这个问题。")
    return found


def findings_visible_to(actor: Actor) -> models.QuerySet[Finding]:
    """Findings an actor may see, newest first, with what a list shows of them."""
    return (
        Finding.objects.visible_to(actor)
        .select_related("inspection__enterprise__place", "inspection__authority", "order__document")
        .order_by("-found_on", "-id")
    )


def findings_of(inspection: Inspection) -> list[Finding]:
    """The findings of an inspection in their order."""
    return list(
        inspection.findings.select_related(
            "order__document", "inspection__enterprise", "inspection__authority"
        )
    )


def open_findings_visible_to(actor: Actor) -> models.QuerySet[Finding]:
    """Findings nobody has filed or handed over yet, whose inspection is recorded: what a case may start from."""
    return findings_visible_to(actor).filter(
        course=FindingCourse.NONE,
        inspection__state__in=(InspectionState.RECORDED, InspectionState.ORDERED, InspectionState.CLOSED),
    )


def get_order_for(actor: Actor, order_id: int) -> RectificationOrder:
    """The rectification order, where the actor may see the inspection it comes from."""
    found = orders_visible_to(actor).filter(pk=order_id).first()
    if found is None:
        raise NotVisible("没有找到这份责令限期整改指令书。")
    return found


def orders_visible_to(actor: Actor) -> models.QuerySet[RectificationOrder]:
    """Orders of the inspections an actor may see, the next one due first."""
    seen = Inspection.objects.visible_to(actor).values("pk")
    return (
        RectificationOrder.objects.filter(inspection__in=seen)
        .select_related(
            "inspection__enterprise", "inspection__authority", "document", "reinspection__document"
        )
        .order_by("due_on", "id")
    )


def running_orders_visible_to(actor: Actor) -> models.QuerySet[RectificationOrder]:
    """Orders that wait for their re-inspection: what a worklist counts days for."""
    return orders_visible_to(actor).filter(state=OrderState.RUNNING)


def orders_asked_longer_visible_to(actor: Actor) -> models.QuerySet[RectificationOrder]:
    """Running orders with an application for more time the head has not answered yet."""
    asked = Postponement.objects.filter(granted__isnull=True).values("order_id")
    return running_orders_visible_to(actor).filter(pk__in=asked)


def orders_of(inspection: Inspection) -> list[RectificationOrder]:
    """The orders of an inspection, oldest first, with their findings."""
    return list(
        inspection.orders.select_related("document", "reinspection__document", "inspection__enterprise")
        .prefetch_related("findings", "postponements", "reinspection__results", "reinspection__officers")
        .order_by("id")
    )


def open_postponement(order: RectificationOrder) -> Postponement | None:
    """The enterprise's application for more time the head has not answered yet, or None."""
    return next((each for each in order.postponements.all() if each.granted is None), None)


def postponements_of(order: RectificationOrder) -> list[Postponement]:
    """Every application for more time to correct, oldest first, with who answered it."""
    return list(order.postponements.select_related("approver"))


def get_field_measure_for(actor: Actor, measure_id: int) -> FieldMeasure:
    """The field measure, where the actor may see the inspection it comes from."""
    found = field_measures_visible_to(actor).filter(pk=measure_id).first()
    if found is None:
        raise NotVisible("没有找到这项现场处理措施。")
    return found


def field_measures_visible_to(actor: Actor) -> models.QuerySet[FieldMeasure]:
    """Field measures of the inspections an actor may see, newest first."""
    seen = Inspection.objects.visible_to(actor).values("pk")
    found = FieldMeasure.objects.filter(inspection__in=seen)
    return found.select_related(
        "inspection__enterprise", "inspection__authority", "document", "answer", "approver"
    ).order_by("-id")


def field_measures_of(inspection_ids: Iterable[int]) -> list[FieldMeasure]:
    """The field measures of inspections, newest first, with their findings and reviewers."""
    found = FieldMeasure.objects.filter(inspection_id__in=list(inspection_ids))
    related = found.select_related("document", "answer", "approver").prefetch_related("findings", "reviewers")
    return list(related.order_by("-id"))


def standing_measures_of(inspection_ids: Iterable[int]) -> list[FieldMeasure]:
    """Those that still hold: no work resumes before the review agreed (安全生产法 65)."""
    return [each for each in field_measures_of(inspection_ids) if each.state != FieldMeasureState.LIFTED]


def reinspection_of(order: RectificationOrder) -> Reinspection | None:
    """The re-inspection of an order, or None."""
    return Reinspection.objects.filter(order=order).select_related("document").first()


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingFacts:
    """A finding as another app needs it: plain values, citations read."""

    finding_id: int
    inspection_id: int
    enterprise_id: int
    authority_code: str
    place_code: str
    item_code: str
    obligation: Citation
    penalty: Citation
    description: str
    location: str
    level: str
    found_on: date
    state: FindingState
    course: FindingCourse
    officer_ids: tuple[int, ...]


def finding_facts(finding: Finding) -> FindingFacts:
    """The finding's facts; `officer_ids` are the enforcing officers of its inspection."""
    inspection = finding.inspection
    enforcing = inspection.officers.filter(capacity=Capacity.ENFORCING).values_list("officer_id", flat=True)
    return FindingFacts(
        finding_id=finding.pk,
        inspection_id=inspection.pk,
        enterprise_id=inspection.enterprise_id,
        authority_code=inspection.authority_id,
        place_code=finding.place_code,
        item_code=finding.item_code,
        obligation=parse_ref(finding.obligation),
        penalty=parse_ref(finding.penalty),
        description=finding.description,
        location=finding.location,
        level=finding.level,
        found_on=finding.found_on,
        state=FindingState(finding.state),
        course=FindingCourse(finding.course),
        officer_ids=tuple(enforcing),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReinspectionProof:
    """Whether a finding was ordered corrected, the term passed, and re-inspection saw it uncorrected (逾期未改正)."""

    order_id: int | None = None
    order_number: str = ""
    served_on: date | None = None
    due_on: date | None = None
    reinspected_on: date | None = None
    result: ReinspectionResult | None = None
    documents: tuple[int, ...] = ()

    @property
    def proven(self) -> bool:
        """True where the penalty stage `overdue` stands on an order served, expired and re-inspected."""
        return (
            self.due_on is not None
            and self.reinspected_on is not None
            and self.reinspected_on > self.due_on
            and self.result in (ReinspectionResult.PARTLY, ReinspectionResult.NOT_CORRECTED)
        )


def reinspection_proof(finding: Finding) -> ReinspectionProof:
    """What proves, or fails to prove, that a finding was not corrected in time."""
    order = finding.order
    if order is None:
        return ReinspectionProof()
    seen = (
        ReinspectedFinding.objects.filter(finding=finding, reinspection__order=order)
        .select_related("reinspection")
        .first()
    )
    return ReinspectionProof(
        order_id=order.pk,
        order_number=order.document.number,
        served_on=order.served_on,
        due_on=order.due_on,
        reinspected_on=seen.reinspection.reinspected_on if seen else None,
        result=ReinspectionResult(seen.result) if seen else None,
        documents=(order.document_id, *((seen.reinspection.document_id,) if seen else ())),
    )


def is_proven_overdue(finding: Finding) -> bool:
    """True where the finding was ordered corrected, the term ran out, and re-inspection saw it uncorrected."""
    return reinspection_proof(finding).proven


def unsettled(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that still keep an inspection open: neither corrected nor taken over by a case or a handover."""
    return [
        each
        for each in findings
        if each.state != FindingState.CORRECTED
        and (each.state == FindingState.ORDERED or each.course == FindingCourse.NONE)
    ]
