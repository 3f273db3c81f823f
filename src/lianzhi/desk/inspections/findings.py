"""Findings: writing one down, its photos, the list, and what may become of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from lianzhi.audit.selectors import history_of_many
from lianzhi.cases.services.competence import route_of, way_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.desk.handling import Page, handle, show
from lianzhi.desk.inspections.door import door
from lianzhi.desk.inspections.forms import ANY, EvidenceForm, FindingForm, moment, posted
from lianzhi.desk.inspections.lists import course_words, finding_state, finding_table, remaining
from lianzhi.desk.inspections.present import history_lines
from lianzhi.desk.inspections.punish import Shown, answers_for, shown, standing_of, standings_of
from lianzhi.desk.requests import DeskRequest
from lianzhi.evidence.selectors import evidence_of
from lianzhi.inspections.actions.add_finding import AddFinding
from lianzhi.inspections.actions.attach_evidence import AttachEvidence
from lianzhi.inspections.checklists import Line
from lianzhi.inspections.constants import (
    ChecklistResult,
    FindingCourse,
    FindingState,
    HazardLevel,
    InspectionState,
)
from lianzhi.inspections.models import Finding, Inspection
from lianzhi.inspections.selectors import (
    answers_of,
    checklist_of,
    enforcing_officers_of,
    findings_visible_to,
    get_finding_for,
    get_inspection_for,
    reinspection_proof,
)
from lianzhi.inspections.services import leads_operation, owner_of
from lianzhi.kernel.law import parse_ref
from lianzhi.kernel.procedure.modules import Module
from lianzhi.powers.selectors import articles_of_item, find_item, items_on

PAGE_SIZE = 20
PHOTO_STATES = (InspectionState.UNDERWAY, InspectionState.RECORDED, InspectionState.ORDERED)
FILED_STATES = (InspectionState.RECORDED, InspectionState.ORDERED, InspectionState.CLOSED)


class FindingFilters(forms.Form):
    """What the list is narrowed by."""

    words = forms.CharField(label="问题或者企业", required=False, max_length=80)
    state = forms.ChoiceField(label="整改状态", required=False, choices=[*ANY, *FindingState.choices])
    level = forms.ChoiceField(label="隐患级别", required=False, choices=[*ANY, *HazardLevel.choices])
    course = forms.ChoiceField(label="处理去向", required=False, choices=[*ANY, *FindingCourse.choices])


@require_GET
def finding_list(request: DeskRequest) -> HttpResponse:
    """Every finding the actor may see."""
    filters = FindingFilters(request.GET)
    found = _narrowed(findings_visible_to(request.actor), filters)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    table = finding_table(list(page), empty="没有符合条件的问题。检查中登记的问题会列在这里。")
    return render(
        request, "desk/inspections/findings.html", {"filters": filters, "table": table, "page": page}
    )


def _narrowed(found: QuerySet[Finding], filters: FindingFilters) -> QuerySet[Finding]:
    if not filters.is_valid():
        return found
    data = filters.cleaned_data
    if words := data["words"].strip():
        found = found.filter(
            Q(description__icontains=words) | Q(inspection__enterprise__name__icontains=words)
        )
    return found.filter(**{name: data[name] for name in ("state", "level", "course") if data[name]})


@require_http_methods(["GET", "POST"])
def finding_new(request: DeskRequest, inspection_id: int) -> HttpResponse:
    """登记问题, from a checklist line or an item of the directory."""
    inspection = get_inspection_for(request.actor, inspection_id)
    if away := door(request, inspection, InspectionState.UNDERWAY, act="登记问题"):
        return away
    lines = checklist_of(inspection).lines
    line = checklist_of(inspection).line(request.GET.get("line", ""))
    answer = answers_of(inspection).get(line.key) if line else None
    items = _items(lines)
    form = FindingForm(
        posted(request),
        items=items,
        initial={"item_code": line.item if line else "", "description": answer.note if answer else ""},
    )
    page = Page(
        template="desk/inspections/finding_new.html",
        context={
            "inspection": inspection,
            "line": line,
            "lines": _offered(inspection, lines),
            "standing": _standing_at(inspection, line),
            "citations": line.citations if line else (),
            "today": clock.today(),
        },
    )
    return handle(
        request,
        page,
        form,
        act=lambda data: _add(request.actor, inspection, line, data),
        done=lambda finding: reverse("inspections:finding", args=[finding.pk]),
        said="问题已登记，请拍照取证。",
    )


def _add(actor: Actor, inspection: Inspection, line: Line | None, data: Mapping[str, Any]) -> AddFinding:
    """The act; the articles are the line's where the item is the line's, else the item's own."""
    code = data["item_code"]
    matching = line if line is not None and line.item == code else None
    matching = matching or next((each for each in checklist_of(inspection).lines if each.item == code), None)
    obligation, penalty = (matching.obligation, matching.penalty) if matching else articles_of_item(code)
    return AddFinding(
        actor=actor,
        inspection_id=inspection.pk,
        item_code=code,
        obligation=obligation,
        penalty=penalty,
        description=data["description"],
        location=data["location"],
        level=HazardLevel(data["level"]),
        corrected_on_the_spot=data["corrected_on_the_spot"],
    )


def _items(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    """The directory to choose from, the checklist's own items first."""
    own = {line.item for line in lines}
    directory = [
        (each.code, f"{each.name}（{each.code}）") for each in items_on(clock.today()) if each.penalties
    ]
    return sorted(directory, key=lambda each: each[0] not in own)


def _offered(inspection: Inspection, lines: tuple[Line, ...]) -> list[dict[str, Any]]:
    """Lines answered as a problem, to start a finding from."""
    answers = answers_of(inspection)
    written = set(inspection.findings.values_list("item_code", flat=True))
    return [
        {
            "line": line,
            "note": answers[line.key].note,
            "url": f"?line={line.key}",
            "written": line.item in written,
        }
        for line in lines
        if line.key in answers and answers[line.key].result == ChecklistResult.PROBLEM
    ]


def _standing_at(inspection: Inspection, line: Line | None) -> Shown | None:
    if line is None:
        return None
    answers = answers_for([(inspection.place_code, line.item)])
    found = answers.get((inspection.place_code, line.item))
    return shown(found) if found else None


@require_GET
def finding_detail(request: DeskRequest, finding_id: int) -> HttpResponse:
    """One finding with its articles, who may punish it, its photos, its order and what may be done."""
    finding = get_finding_for(request.actor, finding_id)
    return show(request, _finding_page(request.actor, finding), _evidence_form(None, finding))


@require_http_methods(["POST"])
def evidence_new(request: DeskRequest, finding_id: int) -> HttpResponse:
    """上传现场证据; a refusal shows the finding's page again with what was typed."""
    finding = get_finding_for(request.actor, finding_id)
    form = EvidenceForm(request.POST, request.FILES)
    return handle(
        request,
        _finding_page(request.actor, finding),
        form,
        act=lambda data: AttachEvidence(
            actor=request.actor,
            finding_id=finding_id,
            file=data["file"],
            file_name=data["file"].name,
            taken_at=data["taken_at"],
            taken_place=data["taken_place"],
            proves=data["proves"],
        ),
        done=lambda _: reverse("inspections:finding", args=[finding_id]),
        said="证据已保存并计算摘要。",
    )


def _evidence_form(data: Any, finding: Finding) -> EvidenceForm:
    initial = {
        "proves": finding.description,
        "taken_at": moment(clock.now()),
        "taken_place": f"{finding.inspection.site}{finding.location}",
    }
    return EvidenceForm(data, initial=initial)


def _finding_page(actor: Actor, finding: Finding) -> Page:
    inspection = finding.inspection
    standing = standing_of(standings_of([finding]), finding)
    free = finding.course == FindingCourse.NONE and inspection.state in FILED_STATES
    mine = _is_mine(actor, inspection)
    today = clock.today()
    item = find_item(finding.item_code)
    return Page(
        template="desk/inspections/finding.html",
        context={
            "finding": finding,
            "inspection": inspection,
            "state": finding_state(finding),
            "standing": standing,
            "pairs": [
                ("部位", finding.location),
                ("隐患级别", HazardLevel(finding.level).label),
                ("发现日期", finding.found_on),
                ("执法事项", f"{item.name}（{item.code}）" if item else finding.item_code),
                ("整改完成日期", finding.corrected_on),
                ("处理去向", course_words(finding) or "未立案"),
            ],
            "obligation": parse_ref(finding.obligation),
            "penalty": parse_ref(finding.penalty),
            "remaining": remaining(finding.order, today) if finding.state == FindingState.ORDERED else "",
            "proof": reinspection_proof(finding),
            "photos": evidence_of(actor, owner_of(finding)),
            "mine": mine,
            "may_attach": mine and inspection.state in PHOTO_STATES,
            "may_file": free and standing.may_file,
            "may_hand_over": free and standing.must_hand_over,
            "may_decide_here": free and standing.must_hand_over and _is_entrusted(finding),
            "more_here": mine and inspection.state == InspectionState.UNDERWAY,
            "history": history_lines(history_of_many([finding])),
            "today": today,
        },
    )


def _is_entrusted(finding: Finding) -> bool:
    """Whether the township that inspects may decide on the spot in the bureau's name (委托), though not otherwise."""
    route = route_of(
        finding,
        on=clock.today(),
        party="unit",
        acting=finding.inspection.authority_id,
        way=way_of(Module.SUMMARY.value),
    )
    return not route.transfer_reason


def _is_mine(actor: Actor, inspection: Inspection) -> bool:
    leads = inspection.operation is not None and leads_operation(actor, inspection.operation)
    return leads or actor.officer_id in {each.officer_id for each in enforcing_officers_of(inspection)}
