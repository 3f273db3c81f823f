"""What waits for an actor, the most urgent first."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.urls import reverse

from lianzhi.cases.clues import clues_waiting_for
from lianzhi.cases.constants import CaseState, HandoverState, QuestionState
from lianzhi.cases.handovers import handovers_waiting_for
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import cases_waiting_for
from lianzhi.cases.services.questions import questions_waiting_for
from lianzhi.cases.services.waiting import count_waiting_for, matters_waiting_for
from lianzhi.core.actors import Actor
from lianzhi.core.constants import Role
from lianzhi.desk.parts.shapes import WorkItem
from lianzhi.desk.worklist.aftermath import pressing
from lianzhi.desk.worklist.appraising import appraising_items, count_appraising_for
from lianzhi.desk.worklist.clues import clue_item
from lianzhi.desk.worklist.field_measures import field_measure_item, field_measures_waiting_for
from lianzhi.desk.worklist.matters import matter_item
from lianzhi.desk.worklist.postponements import postponement_item, postponements_waiting_for
from lianzhi.desk.worklist.wording import left_until
from lianzhi.inspections.constants import FindingCourse, FindingState, InspectionState
from lianzhi.inspections.models import Finding, Inspection, RectificationOrder
from lianzhi.inspections.selectors import (
    findings_visible_to,
    inspections_visible_to,
    running_orders_visible_to,
)
from lianzhi.inspections.services import INSPECTING
from lianzhi.kernel.procedure.modules import Module

# What the next deed is called, by state, for the one who does it.
CASE_DEEDS = {
    CaseState.CLUE: "提请立案",
    CaseState.FILING_SUBMITTED: "立案审批",
    CaseState.INVESTIGATION: "调查取证",
    CaseState.PROPOSED: "提交法制审核",
    CaseState.UNDER_REVIEW: "法制审核",
    CaseState.RETURNED: "整改审核问题",
    CaseState.REVIEWED: "制作告知书",
    CaseState.NOTIFIED: "告知与陈述申辩",
    CaseState.HEARD: "作出决定",
    CaseState.DECIDED: "送达决定书",
    CaseState.SERVED: "登记缴款",
    CaseState.PERFORMED: "提请结案",
    CaseState.REVOKED: "决定已撤销，重新处理或者提请结案",
    CaseState.TERMINATED: "提请结案",
    CaseState.CLOSURE_SUBMITTED: "结案审批",
    CaseState.CLOSED: "归档",
    CaseState.CANCELLED: "归档",
    CaseState.NOT_PUNISHED: "送达不予处罚决定书",
    CaseState.NO_PENALTY_SERVED: "提请结案",
    CaseState.FOUND: "责令改正或者确认改正",
    CaseState.ORDERED: "确认改正",
    CaseState.CORRECTED: "告诫教育",
}


QUESTION_DEEDS = {
    QuestionState.RAISED: "交办疑难问题",
    QuestionState.ASSIGNED: "解答疑难问题",
    QuestionState.RETURNED: "补充疑难问题",
    QuestionState.ANSWERED: "登记解答的办理结果",
}


def count_for(actor: Actor, today: date) -> int:
    """How many things wait: the bell stands on every page, so the records are counted in one question."""
    waiting: list[models.QuerySet[Any, Any]] = [
        cases_waiting_for(actor),
        handovers_waiting_for(actor),
        clues_waiting_for(actor),
        questions_waiting_for(actor),
        _inspections(actor),
        _orders(actor),
        _findings(actor),
        field_measures_waiting_for(actor),
        postponements_waiting_for(actor),
    ]
    first, *rest = (each.order_by().values("pk") for each in waiting)
    return first.union(*rest, all=True).count() + count_waiting_for(actor) + count_appraising_for(actor)


def items_for(actor: Actor, today: date, *, most: int = 200) -> list[WorkItem]:
    """The worklist: dated things by their day, then the rest."""
    items = [
        *(
            _case_item(case, today)
            for case in cases_waiting_for(actor).prefetch_related("decisions", "notices", "approvals")[:most]
        ),
        *(matter_item(each, today) for each in matters_waiting_for(actor, most=most)),
        *(_order_item(order, today) for order in _orders(actor)[:most]),
        *(clue_item(clue, today) for clue in clues_waiting_for(actor)[:most]),
        *(_inspection_item(inspection, today) for inspection in _inspections(actor)[:most]),
        *(field_measure_item(each) for each in field_measures_waiting_for(actor)[:most]),
        *(postponement_item(each, today) for each in postponements_waiting_for(actor)[:most]),
        *(_finding_item(finding) for finding in _findings(actor)[:most]),
        *(
            WorkItem(
                title="接收移送线索" if each.state == HandoverState.SENT else "就接收的线索登记案件",
                url=reverse("cases:handover-detail", args=[each.pk]),
                subject=each.finding.inspection.enterprise.name,
                kind="移送",
                note=f"{each.from_authority}移送：{each.finding.description}",
                word="待接收" if each.state == HandoverState.SENT else "待立案",
                tone="todo",
            )
            for each in handovers_waiting_for(actor)[:most]
        ),
        *(
            WorkItem(
                title=QUESTION_DEEDS[QuestionState(each.state)],
                url=reverse("questions:detail", args=[each.pk]),
                subject=each.authority.name,
                kind="疑难问题",
                note=each.title,
                word=each.get_state_display(),
                tone="todo",
            )
            for each in questions_waiting_for(actor)[:most]
        ),
        *appraising_items(actor, most=most),
    ]
    return sorted(items, key=lambda item: (item.due is None, item.due or today))


def _own(actor: Actor) -> models.Q:
    """Inspections an actor works on: takes part in, or leads the operation of."""
    return models.Q(officers__officer_id=actor.officer_key) | models.Q(operation__lead_id=actor.officer_key)


def _inspections(actor: Actor) -> models.QuerySet[Inspection]:
    if not actor.has(*INSPECTING):
        return Inspection.objects.none()
    states = [InspectionState.PLANNED, InspectionState.NOTIFIED, InspectionState.UNDERWAY]
    return inspections_visible_to(actor).filter(_own(actor), state__in=states).distinct()


def _orders(actor: Actor) -> models.QuerySet[RectificationOrder]:
    if not actor.has(*INSPECTING):
        return RectificationOrder.objects.none()
    mine = models.Q(inspection__officers__officer_id=actor.officer_key)
    return running_orders_visible_to(actor).filter(mine).distinct()


def _findings(actor: Actor) -> models.QuerySet[Finding]:
    """Findings nobody has dealt with: not corrected in time, or waiting for an order, a case or a handover."""
    if not actor.has(Role.TOWNSHIP_OFFICER, Role.COUNTY_OFFICER):
        return Finding.objects.none()
    mine = models.Q(inspection__officers__officer_id=actor.officer_key)
    waiting = models.Q(state=FindingState.NOT_CORRECTED) | models.Q(
        state=FindingState.OPEN,
        inspection__state__in=[InspectionState.RECORDED, InspectionState.ORDERED],
    )
    return findings_visible_to(actor).filter(mine, waiting, course=FindingCourse.NONE).distinct()


def _case_item(case: CaseFile, today: date) -> WorkItem:
    title, due = _deed_and_day(case, today)
    word, tone = left_until(due, today)
    return WorkItem(
        title=title,
        url=reverse("cases:detail", args=[case.pk]),
        subject=case.party_name,
        kind="案件",
        note=f"{case.number or '未立案'}　{case.cause}",
        due=due,
        word=word or case.get_state_display(),
        tone=tone,
    )


def _deed_and_day(case: CaseFile, today: date) -> tuple[str, date | None]:
    """What is to be done and the day that presses for it: the party's term while it runs, else the authority's."""
    title = CASE_DEEDS.get(CaseState(case.state), "办理")
    if case.procedure == Module.SUMMARY and case.state == CaseState.CLUE:
        return "当场作出处罚决定", None
    decision = next((each for each in case.decisions.all() if each.revoked_on is None), None)
    beside = pressing(case, decision, today)
    if beside is not None:
        return beside
    if case.state == CaseState.NOTIFIED:
        return _notified(case, today)
    if case.state == CaseState.DECIDED:
        return title, decision.serve_by if decision else None
    if case.state == CaseState.SERVED and decision is not None:
        late = decision.pay_by is not None and decision.pay_by < today
        return ("罚款逾期未缴，加处罚款已起算" if late else title), decision.pay_by
    return title, None if case.state in _AFTER_DECISION else case.decide_by


def _notified(case: CaseFile, today: date) -> tuple[str, date | None]:
    notice = max(case.notices.all(), key=lambda each: each.pk, default=None)
    if notice is None or notice.served_on is None:
        return "送达告知书", case.decide_by
    until = max(
        day for day in (notice.defence_until, notice.hearing_until, notice.served_on) if day is not None
    )
    if today <= until:
        return "陈述申辩期限内，等待当事人", until
    return "登记陈述申辩情况", case.decide_by


_AFTER_DECISION = frozenset(
    {
        CaseState.DECIDED,
        CaseState.SERVED,
        CaseState.PERFORMED,
        CaseState.REVOKED,
        CaseState.TERMINATED,
        CaseState.CLOSURE_SUBMITTED,
        CaseState.CLOSED,
    }
)


def _order_item(order: RectificationOrder, today: date) -> WorkItem:
    word, tone = left_until(order.due_on, today)
    overdue = order.due_on < today
    return WorkItem(
        title="整改复查" if overdue else "整改到期前提醒",
        url=reverse("inspections:detail", args=[order.inspection_id]),
        subject=order.inspection.enterprise.name,
        kind="整改",
        note=f"{order.document.number}整改期限届满后应当复查",
        due=order.due_on,
        word=word,
        tone=tone,
        action="复查" if overdue else "查看",
    )


def _inspection_item(inspection: Inspection, today: date) -> WorkItem:
    word, tone = left_until(inspection.planned_on, today)
    return WorkItem(
        title="监督检查",
        url=reverse("inspections:detail", args=[inspection.pk]),
        subject=inspection.enterprise.name,
        kind="检查",
        note=inspection.get_state_display(),
        due=inspection.planned_on,
        word=word,
        tone=tone,
        action="去检查",
    )


def _finding_item(finding: Finding) -> WorkItem:
    return WorkItem(
        title="处理问题" if finding.state == FindingState.OPEN else "逾期未整改，立案或者移送",
        url=reverse("inspections:finding", args=[finding.pk]),
        subject=finding.inspection.enterprise.name,
        kind="问题",
        note=finding.description,
        word=finding.get_state_display(),
        tone="bad" if finding.state == FindingState.NOT_CORRECTED else "todo",
    )
