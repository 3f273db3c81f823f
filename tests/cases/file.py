"""A case in 五里街镇 as far as a test needs it, every step by its act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.actions.approve_closure import ApproveClosure
from lianzhi.cases.actions.archive import Archive
from lianzhi.cases.actions.choose_hearing import ChooseHearing
from lianzhi.cases.actions.decide import Decide
from lianzhi.cases.actions.deliberate import Deliberate
from lianzhi.cases.actions.issue_notice import IssueNotice
from lianzhi.cases.actions.prove_service import ProveService
from lianzhi.cases.actions.record_defence import RecordDefence
from lianzhi.cases.actions.record_payment import RecordPayment
from lianzhi.cases.actions.record_performance import RecordPerformance
from lianzhi.cases.actions.reinvestigate import Reinvestigate
from lianzhi.cases.actions.serve_notice import ServeNotice
from lianzhi.cases.actions.serving import Service
from lianzhi.cases.actions.submit_closure import SubmitClosure
from lianzhi.cases.constants import DefenceKind
from lianzhi.cases.models import CaseFile, Notice, ProofOfService, Proposal
from lianzhi.cases.selectors import current_proposal, latest_notice
from lianzhi.core import clock
from lianzhi.kernel.types import Money
from tests.cases.file_until_review import FileUntilReview
from tests.cases.stage import stage


@dataclass
class File(FileUntilReview):
    """Acts with lawful facts, up to the archive; a test replaces the one it is about."""

    def noticing(self, case: CaseFile) -> IssueNotice:
        return IssueNotice(actor=self.officer, case_id=case.pk)

    def service(self, **given: Any) -> Service:
        return replace(
            Service(
                method="direct",
                served_on=clock.today(),
                receiver="郑主要（示例）",
                place="永春县五里街镇（示例）",
            ),
            **given,
        )

    def serve_notice(self, case: CaseFile) -> Notice:
        return ServeNotice(actor=self.officer, case_id=case.pk, service=self.service()).execute()

    def serve_decision(self, case: CaseFile) -> ProofOfService:
        return ProveService(actor=self.officer, case_id=case.pk, service=self.service()).execute()

    @stage
    def notified(self, **given: Any) -> CaseFile:
        case = self.reviewed(**given)
        self.noticing(case).execute()
        self.serve_notice(case)
        return self.fresh(case)

    def defending(self, case: CaseFile, **given: Any) -> RecordDefence:
        return replace(
            RecordDefence(
                actor=self.officer, case_id=case.pk, kind=DefenceKind.SILENT, received_on=clock.today()
            ),
            **given,
        )

    def after_defence(self, case: CaseFile) -> None:
        """The day after the last term of the last notice."""
        notice = latest_notice(case)
        assert notice is not None
        assert notice.defence_until is not None
        last = max(notice.defence_until, notice.hearing_until or notice.defence_until)
        self.scene.clock.on(last + timedelta(days=1))

    @stage
    def heard(self, **given: Any) -> CaseFile:
        case = self.notified(**given)
        self.after_defence(case)
        self.defending(case).execute()
        return self.fresh(case)

    def deciding(self, case: CaseFile, **given: Any) -> Decide:
        proposal = current_proposal(case)
        assert proposal is not None
        return replace(
            Decide(
                actor=self.leader, case_id=case.pk, amount=Money(proposal.amount_fen), opinion="同意处罚。"
            ),
            **given,
        )

    def again(self, case: CaseFile, amount: Money) -> CaseFile:
        """A second notice at another amount: proposal and review behind it are set by hand, the notice by its act."""
        with setup_writes("tests: another proposal, reviewed"):
            Proposal.objects.filter(case=case, is_current=True).update(amount_fen=amount.fen)
        self.noticing(case).execute()
        self.serve_notice(case)
        return self.fresh(case)

    def back(self, case: CaseFile, **given: Any) -> Reinvestigate:
        """Back to investigation, for a lighter proposal unless told otherwise."""
        return replace(
            Reinvestigate(actor=self.officer, case_id=case.pk, kind="lighter", reason="采纳当事人的意见。"),
            **given,
        )

    def renoticed(self, case: CaseFile, amount: Money, *, changed_facts: str = "") -> CaseFile:
        """Back to investigation, proposed, reviewed and noticed again, each by its act."""
        kind = "changed_facts" if changed_facts else "lighter"
        stage = case.proposals.get(is_current=True).stage
        self.back(case, kind=kind, changed_facts=changed_facts).execute()
        self.scene.clock.forward(hours=1)
        self.proposing(case, amount=amount, stage=stage).execute()
        self.submit_review(case)
        self.passing(case).execute()
        self.scene.clock.forward(hours=1)
        self.noticing(case).execute()
        self.serve_notice(case)
        return self.fresh(case)

    def choosing(self, case: CaseFile, **given: Any) -> ChooseHearing:
        return replace(
            ChooseHearing(actor=self.officer, case_id=case.pk, requested=True, chosen_on=clock.today()),
            **given,
        )

    def deliberating(self, case: CaseFile, **given: Any) -> Deliberate:
        proposal = current_proposal(case)
        return replace(
            Deliberate(
                actor=self.leader,
                case_id=case.pk,
                held_on=clock.today(),
                place="三楼会议室",
                attendees=(
                    ("王镇长（示例）", "镇长", "同意处罚", "同意"),
                    ("郑副镇长（示例）", "副镇长", "同意处罚", "同意"),
                ),
                expected=3,
                amount=Money(proposal.amount_fen if proposal else 0),
                signed=True,
                discussion="承办人汇报案情，与会人员讨论了事实、证据和裁量。",
                conclusion="同意按告知内容处罚。",
                dissent="",
            ),
            **given,
        )

    def stating(self, case: CaseFile, **given: Any) -> RecordDefence:
        """A statement in writing, not adopted."""
        said = {
            "kind": DefenceKind.STATEMENT,
            "speaker": "郑法定（示例）",
            "content": "标牌已经订购。\n请求从轻处罚。",
            "adopted": False,
            "opinion": "订购在检查之后，不影响违法事实的认定。",
        }
        return self.defending(case, **{**said, **given})

    @stage
    def decided(self, **given: Any) -> CaseFile:
        case = self.heard(**given)
        self.deciding(case).execute()
        return self.fresh(case)

    @stage
    def served(self, **given: Any) -> CaseFile:
        case = self.decided(**given)
        self.serve_decision(case)
        return self.fresh(case)

    def paying(self, case: CaseFile, **given: Any) -> RecordPayment:
        return replace(
            RecordPayment(
                actor=self.officer,
                case_id=case.pk,
                amount=Money.yuan(20000),
                paid_on=clock.today(),
                bank="示例银行",
                receipt_number="闽0001（示例）",
            ),
            **given,
        )

    def perform(self, case: CaseFile, **given: Any) -> RecordPerformance:
        return replace(
            RecordPerformance(
                actor=self.officer, case_id=case.pk, performed_on=clock.today(), how="已停产整顿并验收。"
            ),
            **given,
        )

    @stage
    def paid(self) -> CaseFile:
        case = self.served()
        self.paying(case).execute()
        return self.fresh(case)

    @stage
    def closed(self) -> CaseFile:
        case = self.paid()
        SubmitClosure(actor=self.officer, case_id=case.pk, opinion="建议结案。").execute()
        ApproveClosure(actor=self.leader, case_id=case.pk, opinion="同意结案。").execute()
        return self.fresh(case)

    @stage
    def archived(self) -> CaseFile:
        case = self.closed()
        Archive(actor=self.officer, case_id=case.pk).execute()
        return self.fresh(case)
