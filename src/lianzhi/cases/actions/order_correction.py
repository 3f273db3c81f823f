"""OrderCorrection: a minor violation that is not corrected yet is ordered corrected first (责令改正; 行政处罚法 28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.models import Admonition
from lianzhi.cases.selectors import admonition_of, findings_of
from lianzhi.core import clock
from lianzhi.core.refusals import WrongState
from lianzhi.core.transitions import compare_and_set
from lianzhi.inspections.actions.issue_order import IssueRectificationOrder
from lianzhi.inspections.constants import FindingState


@dataclass(frozen=True, kw_only=True)
class OrderCorrection(CaseStep[Admonition]):
    """Order the correction by a day; an order the inspection issued already stands as it is."""

    step: ClassVar[str] = "order-correction"

    measure: str
    correct_by: date
    received_by: str

    def perform(self) -> Admonition:
        """The admonition with the day until which to correct."""
        case = self.opened()
        self.refuse_unlawful(case)
        admonition = admonition_of(case)
        finding = findings_of(case)[0].finding
        if admonition is None or finding is None or finding.state == FindingState.CORRECTED:
            raise WrongState("该问题已经改正，请直接确认改正。")
        if finding.state == FindingState.OPEN:
            order = IssueRectificationOrder(
                actor=self.actor,
                inspection_id=finding.inspection_id,
                measures={finding.pk: self.measure},
                served_on=clock.today(),
                due_on=self.correct_by,
                received_by=self.received_by,
            ).execute()
        elif finding.order is not None:
            order = finding.order
        else:
            raise WrongState("该问题的整改状态不能责令改正。")
        compare_and_set(admonition, {"correct_by": admonition.correct_by}, {"correct_by": order.due_on})
        self.move(case)
        self.tell(case, "case.correction-ordered", f"责令改正，期限至{order.due_on}", order=order.pk)
        return admonition
