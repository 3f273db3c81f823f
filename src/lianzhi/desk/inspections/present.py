"""How an inspection is shown: its steps, its next deed, its papers and its history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from lianzhi.audit.models import AuditEvent
from lianzhi.core.clock import SHANGHAI
from lianzhi.desk.parts.shapes import FlowStep, HistoryLine, StepState
from lianzhi.desk.parts.words import day_words
from lianzhi.documents.models import Document
from lianzhi.inspections.checklists import Checklist
from lianzhi.inspections.constants import ChecklistResult, FindingState, InspectionState, OrderState
from lianzhi.inspections.models import ChecklistAnswer, FieldMeasure, Finding, Inspection, RectificationOrder
from lianzhi.inspections.selectors import unsettled

_ORDER = list(InspectionState)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What has been done of an inspection, read once for the whole page.

    `unwritten` counts checklist lines answered as a problem that no finding speaks of yet; `standing` are the measures
    on the spot that still hold.
    """

    inspection: Inspection
    attended: int
    answered: int
    questions: int
    unwritten: int
    findings: list[Finding]
    orders: list[RectificationOrder]
    standing: Sequence[FieldMeasure] = ()

    @property
    def running(self) -> RectificationOrder | None:
        """The order that waits for re-inspection and is due first."""
        waiting = [each for each in self.orders if each.state == OrderState.RUNNING]
        return min(waiting, key=lambda each: each.due_on, default=None)

    @property
    def open_findings(self) -> list[Finding]:
        """Findings nobody has ordered corrected yet and no case took over."""
        return [each for each in unsettled(self.findings) if each.state == FindingState.OPEN]

    @property
    def uncorrected(self) -> list[Finding]:
        """Findings that were not corrected in time and have neither case nor handover."""
        return [each for each in unsettled(self.findings) if each.state == FindingState.NOT_CORRECTED]

    def reached(self, state: InspectionState) -> bool:
        """True where the inspection is in that state or past it."""
        return _ORDER.index(InspectionState(self.inspection.state)) >= _ORDER.index(state)


def unwritten(
    checklist: Checklist, answers: Mapping[str, ChecklistAnswer], findings: Iterable[Finding]
) -> int:
    """How many lines were answered as a problem while no finding names their item."""
    written = {each.item_code for each in findings}
    lines = [line for line in checklist.lines if line.key in answers]
    return sum(
        answers[line.key].result == ChecklistResult.PROBLEM and line.item not in written for line in lines
    )


@dataclass(frozen=True, slots=True)
class Deed:
    """The one thing to do next: its words, its page, and a sentence why."""

    title: str
    url: str
    why: str


def next_deed(progress: Progress) -> Deed | None:
    """The primary action of the page; None where nothing is to be done."""
    key = progress.inspection.pk

    def at(name: str) -> str:
        return reverse(f"inspections:{name}", args=[key])

    match InspectionState(progress.inspection.state):
        case InspectionState.PLANNED:
            return Deed("发出检查通知", at("notify"), "方案经审批后，制作检查方案和检查通知书。")
        case InspectionState.NOTIFIED:
            return Deed("出示证件，开始检查", at("start"), "到现场先出示执法证件，再开始检查。")
        case InspectionState.UNDERWAY:
            return _on_site(progress)
        case InspectionState.RECORDED | InspectionState.ORDERED:
            return _afterwards(progress)
        case _:
            return None


def _on_site(progress: Progress) -> Deed:
    key = progress.inspection.pk
    if not progress.attended:
        return Deed(
            "登记到场人员", reverse("inspections:attendance", args=[key]), "检查时要有被检查单位人员在场。"
        )
    left = progress.questions - progress.answered
    if left > 0:
        return Deed("填写检查表", reverse("inspections:checklist", args=[key]), f"还有{left}项没有填写结果。")
    if progress.unwritten:
        return Deed(
            "登记问题",
            reverse("inspections:finding-new", args=[key]),
            f"检查表中有{progress.unwritten}项存在问题还没有登记。",
        )
    return Deed(
        "制作检查记录",
        reverse("inspections:finish", args=[key]),
        "检查表已填完；问题都登记后，制作检查记录。",
    )


def _afterwards(progress: Progress) -> Deed:
    key = progress.inspection.pk
    if progress.open_findings:
        return Deed(
            "责令限期整改",
            reverse("inspections:order", args=[key]),
            f"有{len(progress.open_findings)}项问题待处理。",
        )
    if progress.running is not None:
        return Deed(
            "整改复查",
            reverse("inspections:reinspect", args=[progress.running.pk]),
            f"整改期限至{day_words(progress.running.due_on)}；已整改的可以提前复查。",
        )
    if progress.uncorrected:
        return Deed(
            "处理逾期未整改的问题",
            reverse("inspections:finding", args=[progress.uncorrected[0].pk]),
            "逾期未整改，应当依法立案查处或者移送县局。",
        )
    if progress.standing:
        return Deed(
            "现场处理措施",
            f"{reverse('inspections:detail', args=[key])}#h-measures",
            f"{progress.standing[0].document.number}还没有审查同意恢复，恢复以后才能办结。",
        )
    return Deed("办结", reverse("inspections:close", args=[key]), "问题都已整改或者依法处理，可以办结。")


def flow_steps(progress: Progress) -> list[FlowStep]:
    """通知 → 到场 → 检查表 → 问题与照片 → 检查记录 → 责令整改 → 复查 → 办结."""
    inspection = progress.inspection
    on_site = inspection.state == InspectionState.UNDERWAY
    recorded = progress.reached(InspectionState.RECORDED)
    filled = progress.answered >= progress.questions
    started = inspection.started_at.astimezone(SHANGHAI).date() if inspection.started_at else None
    ended = inspection.ended_at.astimezone(SHANGHAI).date() if inspection.ended_at else None
    served = progress.orders[0].served_on if progress.orders else None
    seen = [each for each in progress.orders if each.state == OrderState.REINSPECTED]
    none_found = recorded and not progress.findings
    deed = next_deed(progress)
    now = _step_of(deed.title if deed else "")
    ticks = [
        ("通知", progress.reached(InspectionState.NOTIFIED), None),
        ("到场", bool(progress.attended), started),
        ("检查表", recorded or (on_site and filled), None),
        ("问题与照片", recorded or (on_site and filled and not progress.unwritten), None),
        ("检查记录", recorded, ended),
        ("责令整改", bool(progress.orders) and not progress.open_findings, served),
        ("复查", bool(progress.orders) and len(seen) == len(progress.orders), None),
        ("办结", inspection.state == InspectionState.CLOSED, None),
    ]
    skipped = (
        {"责令整改", "复查"}
        if none_found or (recorded and not progress.orders and deed and deed.title == "办结")
        else set()
    )
    return [
        FlowStep(
            title=title,
            state=_standing(title, done=done, now=now, skipped=skipped),
            on=day,
            who=f"{len(progress.findings)}项问题" if title == "问题与照片" and progress.findings else "",
        )
        for title, done, day in ticks
    ]


def _standing(title: str, *, done: bool, now: str, skipped: set[str]) -> StepState:
    if title == now:
        return "now"
    if done:
        return "done"
    return "skipped" if title in skipped else "next"


def _step_of(deed: str) -> str:
    """Which step of the flow the next deed belongs to."""
    return {
        "发出检查通知": "通知",
        "出示证件，开始检查": "到场",
        "登记到场人员": "到场",
        "填写检查表": "检查表",
        "登记问题": "问题与照片",
        "制作检查记录": "检查记录",
        "责令限期整改": "责令整改",
        "整改复查": "复查",
        "处理逾期未整改的问题": "复查",
        "现场处理措施": "办结",
        "办结": "办结",
    }.get(deed, "")


@dataclass(frozen=True, slots=True)
class Paper:
    """An issued document with its three addresses."""

    document: Document
    paper_url: str
    pdf_url: str
    word_url: str


def papers(documents: Iterable[Document]) -> list[Paper]:
    """Documents with their addresses."""
    return [
        Paper(
            each,
            reverse("documents:paper", args=[each.pk]),
            reverse("documents:pdf", args=[each.pk]),
            reverse("documents:word", args=[each.pk]),
        )
        for each in documents
    ]


def history_lines(events: Iterable[AuditEvent]) -> list[HistoryLine]:
    """What happened, newest first."""
    ordered = sorted(events, key=lambda each: (each.at, each.pk), reverse=True)
    return [
        HistoryLine(at=each.at, sentence=each.sentence, who=each.actor_name, proof=each.digest[:8])
        for each in ordered
    ]
