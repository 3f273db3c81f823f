"""Tables of inspections, findings and orders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString

from lianzhi.core import clock
from lianzhi.desk.inspections.punish import standing_of, standings_of
from lianzhi.desk.parts import inline
from lianzhi.desk.parts.shapes import Column, Row, Table
from lianzhi.inspections.constants import FindingCourse, FindingState, HazardLevel, InspectionState
from lianzhi.inspections.models import Finding, Inspection, RectificationOrder
from lianzhi.kernel.law import parse_ref

INSPECTION_TONES = {
    InspectionState.PLANNED: "todo",
    InspectionState.NOTIFIED: "todo",
    InspectionState.UNDERWAY: "going",
    InspectionState.RECORDED: "going",
    InspectionState.ORDERED: "going",
    InspectionState.CLOSED: "done",
}
FINDING_TONES = {
    FindingState.OPEN: "todo",
    FindingState.ORDERED: "going",
    FindingState.CORRECTED: "done",
    FindingState.NOT_CORRECTED: "bad",
}
# From here on a running term is shown in amber; a reminder of the desk, no term of a statute.
SOON = 3


def inspection_state(inspection: Inspection) -> SafeString:
    """The state as a dot and a word."""
    state = InspectionState(inspection.state)
    return inline.state(state, tone=INSPECTION_TONES[state])


def finding_state(finding: Finding) -> SafeString:
    """The state of correction as a dot and a word."""
    state = FindingState(finding.state)
    return inline.state(state, tone=FINDING_TONES[state])


def remaining(order: RectificationOrder | None, today: date) -> SafeString | str:
    """How many days are left of an order's term; nothing where there is none or it is over."""
    if order is None:
        return ""
    left = (order.due_on - today).days
    if left < 0:
        return inline.badge(f"期满已{-left}天", tone="bad")
    if left == 0:
        return inline.badge("今日期满", tone="warn")
    return inline.badge(f"剩余{left}天", tone="warn" if left <= SOON else "going")


def course_words(finding: Finding) -> str:
    """What became of it beside its correction."""
    return "" if finding.course == FindingCourse.NONE else FindingCourse(finding.course).label


def inspection_table(
    inspections: Iterable[Inspection], *, empty: str, url: str = "", action: str = ""
) -> Table:
    """Inspections; each carries `finding_count`."""
    return Table(
        name="inspections",
        caption="监督检查",
        columns=(
            Column(title="检查对象"),
            Column(title="所在乡镇", phone=False),
            Column(title="检查机关", phone=False),
            Column(title="检查类型", phone=False),
            Column(title="计划日期", kind="date"),
            Column(title="问题", kind="number"),
            Column(title="状态", kind="state"),
        ),
        rows=[
            Row(
                url=reverse("inspections:detail", args=[each.pk]),
                cells=(
                    each.enterprise.name,
                    each.enterprise.place.name,
                    each.authority.name,
                    each.get_kind_display(),
                    each.planned_on,
                    getattr(each, "finding_count", 0),
                    inspection_state(each),
                ),
            )
            for each in inspections
        ],
        empty=empty,
        empty_url=url,
        empty_action=action,
    )


def finding_table(findings: list[Finding], *, empty: str) -> Table:
    """Findings over several inspections, with who may punish and how many days are left."""
    today = clock.today()
    standings = standings_of(findings)
    return Table(
        name="findings",
        caption="问题与整改",
        columns=(
            Column(title="问题"),
            Column(title="企业"),
            Column(title="依据", phone=False),
            Column(title="谁可处罚"),
            Column(title="级别", phone=False),
            Column(title="发现日期", kind="date", phone=False),
            Column(title="整改状态", kind="state"),
            Column(title="整改期限", kind="state"),
            Column(title="处理去向", phone=False),
        ),
        rows=[
            Row(
                url=reverse("inspections:finding", args=[each.pk]),
                cells=(
                    f"{each.location}：{each.description}",
                    each.inspection.enterprise.name,
                    inline.citation_chip(parse_ref(each.penalty), each.found_on),
                    standing_of(standings, each).badge,
                    HazardLevel(each.level).label,
                    each.found_on,
                    finding_state(each),
                    remaining(each.order, today) if each.state == FindingState.ORDERED else "",
                    course_words(each),
                ),
            )
            for each in findings
        ],
        empty=empty,
    )
