"""Looking again after the term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NotVisible, WrongState, refuse_if, require
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.constants import FindingState, OrderState, ReinspectionResult
from lianzhi.inspections.models import (
    Finding,
    Inspection,
    RectificationOrder,
    ReinspectedFinding,
    Reinspection,
)
from lianzhi.inspections.rules import refusal
from lianzhi.inspections.selectors import get_order_for
from lianzhi.inspections.services import (
    INSPECTING,
    certificate_number,
    issue_paper,
    missing,
    not_in_future,
    refuse_faults,
    refuse_team,
    stream_of,
)
from lianzhi.organisation.models import Officer
from lianzhi.organisation.selectors import officers_by_id, officers_visible_to


@dataclass(frozen=True, slots=True)
class ResultSeen:
    """What re-inspection saw of one problem."""

    result: ReinspectionResult
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Reinspect(Act[Reinspection]):
    """整改复查: each problem of the order gets its result; two officers of its own (行政处罚法 42).

    What is not wholly corrected may be said only after the term has run out: that is what makes it overdue.
    """

    order_id: int
    reinspected_on: date
    officer_ids: tuple[int, ...]
    results: Mapping[int, ResultSeen]
    opinion: str

    def perform(self) -> Reinspection:
        """Raises NoRight, NotVisible, WrongState, Malformed, LawForbids (officers, term-not-over), Stale."""
        require(self.actor, *INSPECTING)
        order = get_order_for(self.actor, self.order_id)
        if order.state != OrderState.RUNNING:
            raise WrongState("这份责令限期整改指令书已经复查，不能重复复查。")
        findings = list(order.findings.order_by("number"))
        self._check_fields(order, findings)
        officers = self._officers()
        self._check_term(order)
        compare_and_set(order, {"state": OrderState.RUNNING}, {"state": OrderState.REINSPECTED})
        reinspection = self._keep(order, findings, officers)
        self._record(order.inspection, reinspection, findings)
        return reinspection

    def _check_fields(self, order: RectificationOrder, findings: list[Finding]) -> None:
        known = {each.pk for each in findings}
        if any(pk not in known for pk in self.results):
            raise NotVisible("所选问题不属于这份指令书。")
        faults = missing({"opinion": self.opinion}, {"opinion": "复查意见"})
        faults |= {f"result_{pk}": "请填写这一项的复查结果。" for pk in known if pk not in self.results}
        faults |= {
            f"note_{pk}": "没有整改到位的，请写明现场情况。"
            for pk, seen in self.results.items()
            if seen.result != ReinspectionResult.CORRECTED and not seen.note.strip()
        }
        faults |= not_in_future({"reinspected_on": self.reinspected_on})
        if self.reinspected_on < order.served_on:
            faults["reinspected_on"] = f"复查日期不能早于指令书送达的日期（{order.served_on:%Y-%m-%d}）。"
        refuse_faults(faults)

    def _officers(self) -> list[Officer]:
        """Two enforcing officers, the actor among them."""
        officers = officers_by_id(list(self.officer_ids))
        seen = set(officers_visible_to(self.actor, clock.today()).values_list("pk", flat=True))
        if any(each.pk not in seen for each in officers):
            raise NotVisible("所选人员不在名册中。")
        if officers and self.actor.officer_id not in self.officer_ids:
            raise Malformed({"officers": "复查人员应当包括您本人；不参加复查的人员不能制作复查意见书。"})
        refuse_team(officers, (self.reinspected_on,))
        return officers

    def _check_term(self, order: RectificationOrder) -> None:
        uncorrected = any(seen.result != ReinspectionResult.CORRECTED for seen in self.results.values())
        if uncorrected and self.reinspected_on <= order.due_on:
            refuse_if([refusal("term-not-over", due=order.due_on.isoformat())])

    def _keep(
        self, order: RectificationOrder, findings: list[Finding], officers: list[Officer]
    ) -> Reinspection:
        inspection = order.inspection
        document = issue_paper(
            self.actor,
            inspection,
            template="recheck",
            on=self.reinspected_on,
            fields=self._fields(order, findings, officers),
        )
        reinspection = Reinspection.objects.create(
            order=order, document=document, reinspected_on=self.reinspected_on, opinion=self.opinion.strip()
        )
        reinspection.officers.set(officers)
        for finding in findings:
            self._settle(reinspection, finding)
        return reinspection

    def _settle(self, reinspection: Reinspection, finding: Finding) -> None:
        seen = self.results[finding.pk]
        ReinspectedFinding.objects.create(
            reinspection=reinspection, finding=finding, result=seen.result, note=seen.note.strip()
        )
        corrected = seen.result == ReinspectionResult.CORRECTED
        compare_and_set(
            finding,
            {"state": FindingState.ORDERED},
            {
                "state": FindingState.CORRECTED if corrected else FindingState.NOT_CORRECTED,
                "corrected_on": self.reinspected_on if corrected else None,
            },
        )

    def _fields(
        self, order: RectificationOrder, findings: list[Finding], officers: list[Officer]
    ) -> dict[str, object]:
        return {
            "enterprise_name": order.inspection.enterprise.name,
            "order_number": order.document.number,
            "order_issued_on": order.document.issued_on,
            "rechecked_on": self.reinspected_on,
            "officers": [
                {"name": each.name, "certificate": certificate_number(each, self.reinspected_on)}
                for each in officers
            ],
            "results": [self._row(each) for each in findings],
            "opinion": self.opinion.strip(),
        }

    def _row(self, finding: Finding) -> dict[str, str]:
        seen = self.results[finding.pk]
        return {
            "problem": f"{finding.location}：{finding.description}",
            "result": seen.result.label,
            "detail": seen.note.strip() or "现场已按要求整改",
        }

    def _record(self, inspection: Inspection, reinspection: Reinspection, findings: list[Finding]) -> None:
        corrected = sum(each.state == FindingState.CORRECTED for each in findings)
        self.record(
            "order.reinspected",
            f"复查{inspection.enterprise.name}：{corrected}项已整改，{len(findings) - corrected}项未整改到位。",
            subject=reinspection.order,
            stream=stream_of(inspection.authority_id),
            payload={
                "document": reinspection.document.number,
                "reinspected_on": self.reinspected_on,
                "officers": list(self.officer_ids),
                "results": {str(pk): seen.result for pk, seen in self.results.items()},
            },
        )
