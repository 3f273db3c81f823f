"""Ordering on the spot what cannot wait: danger removed at once, people out, work or equipment stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.core.clock import SHANGHAI
from lianzhi.core.refusals import Malformed, NotVisible, WrongState, refuse_if
from lianzhi.core.sentences import closed
from lianzhi.inspections.constants import FIELD_MEASURES, FindingState, HazardLevel, InspectionState
from lianzhi.inspections.models import FieldMeasure, Finding, Inspection, InspectionOfficer
from lianzhi.inspections.remedies import remedies_for
from lianzhi.inspections.rules import barred, basis_words, refusal
from lianzhi.inspections.selectors import findings_of, get_inspection_for, standing_measures_of
from lianzhi.inspections.services import (
    expect,
    hold,
    issue_paper,
    missing,
    not_in_future,
    printed,
    refuse_faults,
    refuse_team,
    require_inspector,
    stream_of,
)
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.law import in_chinese, parse_ref

LABELS = {"scope": "措施的范围和要求", "received_by": "签收人"}


@dataclass(frozen=True, kw_only=True)
class IssueFieldMeasure(Act[FieldMeasure]):
    """现场处理措施决定 (安全生产法 65): a numbered decision over chosen hazards, dated the day it is served.

    `measures` are words of FIELD_MEASURES; all but the first need a major hazard and why safety cannot be assured.
    `refusal` says why the unit did not sign, seen by `witness`.
    """

    inspection_id: int
    finding_ids: tuple[int, ...]
    measures: tuple[str, ...]
    danger: str
    scope: str
    served_on: date
    received_by: str
    refusal: str = ""
    witness: str = ""

    def perform(self) -> FieldMeasure:
        """Raises NotVisible, NoRight, WrongState, Malformed, LawForbids (officers, no major hazard, danger, power)."""
        inspection = get_inspection_for(self.actor, self.inspection_id)
        enforcing = require_inspector(self.actor, inspection)
        states = (InspectionState.UNDERWAY, InspectionState.RECORDED, InspectionState.ORDERED)
        expect(inspection, *states, act="现场处理措施决定")
        hold(inspection)
        findings = self._chosen(inspection)
        self._check_fields(inspection)
        refuse_team([each.officer for each in enforcing], (self.served_on,))
        refuse_if(
            [
                *self._unlawful(findings),
                *barred(inspection, findings, on=self.served_on, measures=self.measures),
            ]
        )
        self._check_twice(inspection, findings)
        document = issue_paper(
            self.actor,
            inspection,
            template="field_measure",
            on=self.served_on,
            fields=self._fields(inspection, enforcing, findings),
        )
        measure = FieldMeasure.objects.create(
            inspection=inspection,
            document=document,
            measures=list(self.measures),
            scope=self.scope.strip(),
            served_on=self.served_on,
            received_by=self.received_by.strip(),
        )
        measure.findings.set(findings)
        self._record(inspection, measure, findings)
        return measure

    def _chosen(self, inspection: Inspection) -> list[Finding]:
        if not self.finding_ids:
            raise Malformed({"findings": "请至少选择一项事故隐患。"})
        known = {each.pk: each for each in findings_of(inspection)}
        if any(pk not in known for pk in self.finding_ids):
            raise NotVisible("所选问题不属于这次检查。")
        chosen = [finding for pk, finding in known.items() if pk in self.finding_ids]
        gone = [each for each in chosen if each.state == FindingState.CORRECTED]
        if gone:
            said = "、".join(f"第{each.number}项" for each in gone)
            raise WrongState(f"{said}已经整改，不需要再采取现场处理措施。")
        return chosen

    def _check_fields(self, inspection: Inspection) -> None:
        faults = missing({name: getattr(self, name) for name in LABELS}, LABELS)
        faults |= not_in_future({"served_on": self.served_on})
        if not self.measures or not set(self.measures) <= set(FIELD_MEASURES):
            faults["measures"] = "请选择现场处理措施。"
        begun = inspection.started_at
        if begun is not None and self.served_on < begun.astimezone(SHANGHAI).date():
            faults["served_on"] = "送达日期不能早于检查开始的日期。"
        if bool(self.refusal.strip()) != bool(self.witness.strip()):
            faults["witness"] = "拒绝签名的，应当同时写明情况和见证人（没有见证人的，写明已录音录像）。"
        refuse_faults(faults)

    def _unlawful(self, findings: list[Finding]) -> list[Refusal]:
        if set(self.measures) <= {FIELD_MEASURES[0]}:
            return []
        found = []
        if all(each.level != HazardLevel.MAJOR for each in findings):
            found.append(refusal("measure-not-major"))
        if not self.danger.strip():
            found.append(refusal("measure-danger-missing"))
        return found

    def _check_twice(self, inspection: Inspection, findings: list[Finding]) -> None:
        """A form sent twice makes one decision."""
        chosen = {each.pk for each in findings}
        for each in standing_measures_of([inspection.pk]):
            same = set(each.measures) == set(self.measures)
            if same and {finding.pk for finding in each.findings.all()} & chosen:
                raise WrongState(f"已经对所选问题作出同样的决定（{each.document.number}），无需重复办理。")

    def _fields(
        self, inspection: Inspection, enforcing: list[InspectionOfficer], findings: list[Finding]
    ) -> dict[str, object]:
        begun = inspection.started_at
        danger = self.danger.strip() or "上述隐患应当立即排除"
        return {
            "enterprise_name": inspection.enterprise.name,
            "inspected_on": begun.astimezone(SHANGHAI).date() if begun else inspection.planned_on,
            "officers": printed(enforcing),
            "hazards": [
                {
                    "hazard": f"{each.location}：{each.description}（{each.get_level_display()}）",
                    "violated": in_chinese(parse_ref(each.obligation), full=True),
                }
                for each in findings
            ],
            "danger": closed(danger),
            "basis": basis_words("field_measure"),
            "measures": [each for each in FIELD_MEASURES if each in self.measures],
            "scope": self.scope.strip(),
            "refusal": self.refusal.strip(),
            "witness": self.witness.strip(),
            **remedies_for(inspection.authority, self.served_on),
        }

    def _record(self, inspection: Inspection, measure: FieldMeasure, findings: list[Finding]) -> None:
        self.record(
            "field-measure.issued",
            f"对{inspection.enterprise.name}作出现场处理措施决定{measure.document.number}：{measure}"
            f"，由{measure.received_by}签收。",
            subject=measure,
            stream=stream_of(inspection.authority_id),
            payload={
                "inspection": inspection.pk,
                "document": measure.document.number,
                "findings": [each.pk for each in findings],
                "served_on": self.served_on,
            },
        )
