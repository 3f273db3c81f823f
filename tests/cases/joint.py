"""A case on several violations as far as a test needs it, every step by its act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lianzhi.cases.actions.approve_joining import ApproveJoining
from lianzhi.cases.actions.ask_joining import AskJoining
from lianzhi.cases.actions.propose_together import ProposeTogether
from lianzhi.cases.actions.range_violation import RangeViolation
from lianzhi.cases.models import CaseFile, Joinder
from lianzhi.core import clock
from lianzhi.inspections.models import Finding
from lianzhi.kernel.types import Money
from tests.cases.file import File

EQUIPMENT = {
    "item_code": "AQ-099-1-3",
    "obligation": "安全生产法/36/2",
    "penalty": "安全生产法/99/1/3",
    "description": "砂光机未进行经常性维护、保养和定期检测",
    "location": "砂光车间",
}
TRAINING = {
    "item_code": "AQ-097-1-4",
    "obligation": "安全生产法/28/4",
    "penalty": "安全生产法/97/1/4",
    "description": "未如实记录安全生产教育和培训情况",
    "location": "办公室",
}
FOR_COUNTY = {
    "item_code": "AQ-097-1-3",
    "obligation": "安全生产法/28/1",
    "penalty": "安全生产法/97/1/3",
    "description": "新进工人未经安全培训上岗",
    "location": "涂装车间",
}


@dataclass
class Joint:
    """Findings of one visit, and the case on them."""

    file: File

    def findings(self, *more: dict[str, Any]) -> list[Finding]:
        """A missing sign, then what is given, all photographed on one visit of today."""
        scene = self.file.scene
        visit = scene.started()
        scene.attending(visit).execute()
        scene.answering(visit).execute()
        for given in ({}, *more):
            scene.photographed(scene.adding(visit, **given).execute())
        scene.clock.forward(hours=2)
        scene.finishing(visit).execute()
        return list(visit.findings.order_by("number"))

    def opened(self) -> CaseFile:
        """A clue on two violations."""
        first, second = self.findings(EQUIPMENT)
        return self.file.opening(first, more=(second.pk,)).execute()

    def investigated(self) -> CaseFile:
        case = self.file.approve(self.file.submit_filing(self.opened()))
        self.file.asking(case).execute()
        return self.file.fresh(case)

    def ranging(self, case: CaseFile, number: int, **given: Any) -> RangeViolation:
        return replace(
            RangeViolation(
                actor=self.file.officer,
                case_id=case.pk,
                number=number,
                stage="base",
                amount=Money.yuan(20000),
                reason="没有从轻、减轻或者从重情形，予以一般处罚。",
            ),
            **given,
        )

    def proposing(self, case: CaseFile, **given: Any) -> ProposeTogether:
        return replace(
            ProposeTogether(actor=self.file.officer, case_id=case.pk, course="依法检查、询问和取证。"),
            **given,
        )

    def proposed(self) -> CaseFile:
        """Both ranged, 20 000 and 18 000 yuan, and proposed together."""
        case = self.investigated()
        self.ranging(case, 1).execute()
        self.ranging(case, 2, amount=Money.yuan(18000)).execute()
        self.proposing(case).execute()
        return self.file.fresh(case)

    def heard(self) -> CaseFile:
        case, file = self.proposed(), self.file
        file.submit_review(case)
        file.passing(case).execute()
        file.noticing(case).execute()
        file.serve_notice(case)
        file.after_defence(case)
        file.defending(case).execute()
        return file.fresh(case)

    def asking(self, case: CaseFile, finding: Finding, **given: Any) -> AskJoining:
        return replace(
            AskJoining(
                actor=self.file.officer,
                case_id=case.pk,
                finding_id=finding.pk,
                conduct_on=finding.found_on,
                opinion="建议并案处理。",
            ),
            **given,
        )

    def approving(self, matter: Joinder, **given: Any) -> ApproveJoining:
        return replace(
            ApproveJoining(
                actor=self.file.leader, case_id=matter.case.pk, proceeding_id=matter.pk, opinion="同意。"
            ),
            **given,
        )


def today() -> str:
    """As a form writes it."""
    return clock.today().isoformat()
