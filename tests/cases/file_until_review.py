"""A case in 五里街镇 up to its legal review, as far as a test needs it, every step by its act."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Self

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.actions.answer_problem import AnswerProblem
from lianzhi.cases.actions.approve_filing import ApproveFiling
from lianzhi.cases.actions.confirm_problem import ConfirmProblem
from lianzhi.cases.actions.open_case import OpenCase
from lianzhi.cases.actions.pass_review import PassReview
from lianzhi.cases.actions.propose_penalty import ProposePenalty
from lianzhi.cases.actions.record_inquiry import Interviewee, RecordInquiry
from lianzhi.cases.actions.resubmit_review import ResubmitReview
from lianzhi.cases.actions.return_review import ReturnReview
from lianzhi.cases.actions.submit_filing import SubmitFiling
from lianzhi.cases.actions.submit_review import SubmitReview
from lianzhi.cases.models import CaseFile
from lianzhi.cases.services.parties import Party, unit_of
from lianzhi.core import clock
from lianzhi.inspections.constants import ReinspectionResult
from lianzhi.inspections.models import Finding
from lianzhi.kernel.types import Money
from tests.cases.stage import stage
from tests.inspections.scene import Scene
from tests.people import Person

CONCLUSIONS = (("执法主体是否合法", "合法"), ("事实是否清楚、证据是否充分", "清楚、充分"))


@dataclass
class FileUntilReview:
    """Acts with lawful facts; a test replaces the one it is about."""

    scene: Scene
    party: Party | None = None
    seen: ReinspectionResult = ReinspectionResult.CORRECTED

    def overdue(self) -> Self:
        """The same file on a finding that was not corrected in time."""
        self.seen = ReinspectionResult.NOT_CORRECTED
        return self

    def about_a_person(self) -> Self:
        """The same file against the person in charge instead of the unit."""
        details = {
            "sex": "男",
            "birth": "1975-06-07",
            "post": "设备部经理",
            "address": "永春县五里街镇（示例）",
            "phone": "0595-00000004",
            "workplace": "永春县示例竹木制品厂（示例）",
        }
        self.party = Party(
            kind="person",
            subject="direct_manager",
            name="张主管（示例）",
            identifier="示例证件甲",
            details=details,
        )
        return self

    @stage
    def finding(self) -> Finding:
        """A photographed finding, ordered corrected and re-inspected after the term."""
        inspection = self.scene.recorded(1)
        finding = inspection.findings.get()
        self.scene.photographed(finding)
        order = self.scene.ordering(inspection).execute()
        self.scene.reinspected(order, self.seen)
        finding.refresh_from_db()
        return finding

    def opening(self, finding: Finding, **given: Any) -> OpenCase:
        return replace(
            OpenCase(
                actor=self.scene.people.officer.actor,
                finding_id=finding.pk,
                party=self.party or unit_of(finding.inspection.enterprise),
                cause="未在有较大危险因素的场所设置明显的安全警示标志",
                facts="检查发现污水收集池人孔旁未设置安全警示标志，责令限期整改。",
                conduct_on=finding.found_on,
                lead_id=self.scene.people.officer.officer.pk,
                assistant_id=self.scene.people.colleague.officer.pk,
            ),
            **given,
        )

    @stage
    def opened(self, **given: Any) -> CaseFile:
        return self.opening(self.finding(), **given).execute()

    @stage
    def submitted(self, **given: Any) -> CaseFile:
        return self.submit_filing(self.opened(**given))

    def submit_filing(self, case: CaseFile) -> CaseFile:
        return SubmitFiling(actor=self.officer, case_id=case.pk, opinion="建议立案。").execute()

    @stage
    def filed(self, **given: Any) -> CaseFile:
        return self.approve(self.submitted(**given))

    def approve(self, case: CaseFile) -> CaseFile:
        return ApproveFiling(actor=self.leader, case_id=case.pk, opinion="同意立案。").execute()

    def submit_review(self, case: CaseFile) -> CaseFile:
        return SubmitReview(actor=self.officer, case_id=case.pk).execute()

    def asking(self, case: CaseFile, **given: Any) -> RecordInquiry:
        start = clock.now()
        return replace(
            RecordInquiry(
                actor=self.officer,
                case_id=case.pk,
                person=Interviewee(
                    name="张安全（示例）",
                    sex="男",
                    birth=date(1980, 3, 4),
                    identifier="示例证件号码",
                    phone="0595-00000003",
                    address="永春县五里街镇（示例）",
                    workplace=case.party_name,
                    post="安全管理人员",
                    relation="当事人的工作人员",
                ),
                place="询问室",
                started_at=start - timedelta(minutes=90),
                ended_at=start - timedelta(minutes=10),
                reply="不申请回避。",
                exchanges=(("收集池由谁管理？", "设备部。"), ("为什么没有设置标志？", "标牌没有送到。")),
            ),
            **given,
        )

    @stage
    def investigated(self) -> CaseFile:
        case = self.filed()
        self.asking(case).execute()
        return case

    def proposing(self, case: CaseFile, **given: Any) -> ProposePenalty:
        return replace(
            ProposePenalty(
                actor=self.officer,
                case_id=case.pk,
                stage="base",
                factors=(),
                amount=Money.yuan(20000),
                reason="没有从轻、减轻或者从重情形，予以一般处罚。",
                course="依法检查、询问和取证。",
            ),
            **given,
        )

    @stage
    def proposed(self, **given: Any) -> CaseFile:
        case = self.investigated()
        self.proposing(case, **given).execute()
        return self.fresh(case)

    @stage
    def under_review(self, **given: Any) -> CaseFile:
        case = self.proposed(**given)
        return SubmitReview(actor=self.officer, case_id=case.pk).execute()

    def passing(self, case: CaseFile, **given: Any) -> PassReview:
        return replace(
            PassReview(actor=self.reviewer, case_id=case.pk, opinion="同意。", conclusions=CONCLUSIONS),
            **given,
        )

    def returning(self, case: CaseFile, **given: Any) -> ReturnReview:
        problems = (("询问笔录缺少到场人签名", "行政处罚法第五十五条"), ("裁量理由过于简单", ""))
        return replace(ReturnReview(actor=self.reviewer, case_id=case.pk, problems=problems), **given)

    def cure_all(self, case: CaseFile) -> None:
        """Answer every problem, hand the file back, confirm every cure."""
        for problem in self.problems(case):
            AnswerProblem(actor=self.officer, case_id=case.pk, problem_id=problem, cure="已补正。").execute()
        ResubmitReview(actor=self.officer, case_id=case.pk).execute()
        for problem in self.problems(case):
            confirm = ConfirmProblem(actor=self.reviewer, case_id=case.pk, problem_id=problem, accepted=True)
            confirm.execute()

    def problems(self, case: CaseFile) -> list[int]:
        return [problem.pk for review in case.reviews.all() for problem in review.problems.all()]

    @stage
    def reviewed(self, **given: Any) -> CaseFile:
        case = self.under_review(**given)
        self.passing(case).execute()
        return self.fresh(case)

    def fresh(self, case: CaseFile) -> CaseFile:
        """The case as the database has it."""
        return CaseFile.objects.get(pk=case.pk)

    def setting_up(self, reason: str) -> AbstractContextManager[None]:
        """What no act does, written by hand."""
        return setup_writes(f"tests: {reason}")

    @property
    def officer(self) -> Any:
        return self.scene.people.officer.actor

    @property
    def leader(self) -> Any:
        return self.scene.people.leader.actor

    @property
    def reviewer(self) -> Any:
        return self.scene.people.legal_reviewer.actor

    def person(self, name: str) -> Person:
        """Somebody of the county."""
        found: Person = getattr(self.scene.people, name)
        return found
