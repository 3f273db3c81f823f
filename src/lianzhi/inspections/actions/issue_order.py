"""Ordering corrections by a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.core.clock import SHANGHAI
from lianzhi.core.refusals import Malformed, NotVisible, WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import FindingState, InspectionState
from lianzhi.inspections.models import Finding, Inspection, InspectionOfficer, RectificationOrder
from lianzhi.inspections.remedies import remedies_for
from lianzhi.inspections.rules import basis_words
from lianzhi.inspections.selectors import findings_of, get_inspection_for
from lianzhi.inspections.services import (
    expect,
    issue_paper,
    missing,
    not_in_future,
    printed,
    refuse_faults,
    refuse_team,
    require_inspector,
    stream_of,
)
from lianzhi.kernel.law import in_chinese, parse_ref


@dataclass(frozen=True, kw_only=True)
class IssueRectificationOrder(Act[RectificationOrder]):
    """责令限期整改 (安全生产法 65, 行政处罚法 28): a numbered order over chosen findings, dated the day it is served.

    `measures` says for each chosen finding what must be done; the due day lies after the day of service.
    """

    inspection_id: int
    measures: Mapping[int, str]
    served_on: date
    due_on: date
    received_by: str
    interim_measures: str = ""

    def perform(self) -> RectificationOrder:
        """Raises NotVisible, NoRight, WrongState, Malformed, LawForbids (officers), Stale."""
        inspection = get_inspection_for(self.actor, self.inspection_id)
        enforcing = require_inspector(self.actor, inspection)
        expect(inspection, InspectionState.RECORDED, InspectionState.ORDERED, act="责令限期整改")
        findings = self._chosen(inspection)
        self._check_fields(inspection)
        refuse_team([each.officer for each in enforcing], (self.served_on,))
        compare_and_set(inspection, {"state": inspection.state}, {"state": InspectionState.ORDERED})
        document = issue_paper(
            self.actor,
            inspection,
            template="rectify_order",
            on=self.served_on,
            fields=self._fields(inspection, enforcing, findings),
        )
        order = RectificationOrder.objects.create(
            inspection=inspection,
            document=document,
            served_on=self.served_on,
            due_on=self.due_on,
            received_by=self.received_by.strip(),
        )
        for finding in findings:
            compare_and_set(
                finding, {"state": FindingState.OPEN}, {"state": FindingState.ORDERED, "order": order}
            )
        self._record(inspection, order, findings)
        return order

    def _chosen(self, inspection: Inspection) -> list[Finding]:
        if not self.measures:
            raise Malformed({"findings": "请至少选择一项要责令整改的问题。"})
        known = {each.pk: each for each in findings_of(inspection)}
        if any(pk not in known for pk in self.measures):
            raise NotVisible("所选问题不属于这次检查。")
        chosen = [finding for pk, finding in known.items() if pk in self.measures]
        taken = [each for each in chosen if each.state != FindingState.OPEN]
        if taken:
            said = "；".join(f"第{each.number}项{FindingState(each.state).label}" for each in taken)
            raise WrongState(f"只有待处理的问题可以责令限期整改：{said}。")
        return chosen

    def _check_fields(self, inspection: Inspection) -> None:
        faults = missing({"received_by": self.received_by}, {"received_by": "签收人"})
        faults |= {
            f"measure_{pk}": "请写明整改要求。" for pk, text in self.measures.items() if not text.strip()
        }
        faults |= not_in_future({"served_on": self.served_on})
        ended = inspection.ended_at
        if ended is not None and self.served_on < ended.astimezone(SHANGHAI).date():
            faults["served_on"] = "送达日期不能早于检查结束的日期。"
        if self.due_on <= self.served_on:
            faults["due_on"] = "整改期限应当晚于送达日期。"
        elif self.due_on.year > self.served_on.year + 1:
            faults["due_on"] = "整改期限超出下一年度，请核对。"
        refuse_faults(faults)

    def _fields(
        self, inspection: Inspection, enforcing: list[InspectionOfficer], findings: list[Finding]
    ) -> dict[str, object]:
        begun = inspection.started_at
        fields: dict[str, object] = {
            "enterprise_name": inspection.enterprise.name,
            "inspected_on": begun.astimezone(SHANGHAI).date() if begun else inspection.planned_on,
            "problems": [self._row(each) for each in findings],
            "basis": basis_words("order"),
            "officers": printed(enforcing),
            **remedies_for(inspection.authority, self.served_on),
        }
        if self.interim_measures.strip():
            fields["interim_measures"] = self.interim_measures.strip()
        return fields

    def _row(self, finding: Finding) -> dict[str, object]:
        return {
            "problem": f"{finding.location}：{finding.description}",
            "violated": in_chinese(parse_ref(finding.obligation), full=True),
            "measure": self.measures[finding.pk].strip(),
            "deadline_on": self.due_on,
        }

    def _record(self, inspection: Inspection, order: RectificationOrder, findings: list[Finding]) -> None:
        self.record(
            "order.issued",
            f"责令{inspection.enterprise.name}在{self.due_on:%Y-%m-%d}前整改{len(findings)}项问题"
            f"，文号{order.document.number}，由{order.received_by}签收。",
            subject=order,
            stream=stream_of(inspection.authority_id),
            payload={
                "inspection": inspection.pk,
                "document": order.document.number,
                "findings": [each.pk for each in findings],
                "served_on": self.served_on,
                "due_on": self.due_on,
            },
        )
