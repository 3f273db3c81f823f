"""Matters beside a case as far as a test needs them, every step by its act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar

from lianzhi.cases.actions.appoint_chair import AppointChair
from lianzhi.cases.actions.approve_measure import ApproveMeasure
from lianzhi.cases.actions.approve_registration import ApproveRegistration
from lianzhi.cases.actions.consider_measure import ConsiderMeasure
from lianzhi.cases.actions.consider_registration import ConsiderRegistration
from lianzhi.cases.actions.dispose_measure import DisposeMeasure
from lianzhi.cases.actions.dispose_registered import DisposeRegistered
from lianzhi.cases.actions.extend_measure import ExtendMeasure
from lianzhi.cases.actions.hold_hearing import HoldHearing, Minutes
from lianzhi.cases.actions.impose_measure import ImposeMeasure
from lianzhi.cases.actions.impose_urgently import ImposeUrgently
from lianzhi.cases.actions.imposing import Scene
from lianzhi.cases.actions.make_up_approval import MakeUpApproval
from lianzhi.cases.actions.notify_hearing import NotifyHearing
from lianzhi.cases.actions.register_evidence import RegisterEvidence
from lianzhi.cases.actions.release_measure import ReleaseMeasure
from lianzhi.cases.actions.report_hearing import ReportHearing
from lianzhi.cases.actions.request_measure import RequestMeasure
from lianzhi.cases.actions.request_registration import RequestRegistration
from lianzhi.cases.actions.return_registered import ReturnRegistered
from lianzhi.cases.models import CaseFile, EvidenceRegistration, HearingSession, Measure
from lianzhi.cases.services.goods import Thing
from lianzhi.core import clock
from lianzhi.kernel.procedure import measure_steps
from lianzhi.kernel.types import Money
from lianzhi.powers.models import PowerGrant
from tests.cases.file import File

COMPUTER = Thing(
    name="台式电脑主机", spec="示例型号", unit="台", quantity="1", state="完好", remark="作业审批记录"
)
PAPERS = Thing(name="作业审批单", spec="纸质", unit="本", quantity="2", state="完好", remark="作业审批记录")


@dataclass
class Registering:
    """Evidence of a case registered; acts with lawful facts."""

    file: File

    def considering(self, case: CaseFile, **given: Any) -> ConsiderRegistration:
        return replace(
            ConsiderRegistration(
                actor=self.file.officer,
                case_id=case.pk,
                goods=(COMPUTER, PAPERS),
                ground="证据可能灭失",
                reason="电脑中的作业审批记录可能被删除。",
                keeping="异地保存于证物室，由陈承办（示例）保管",
            ),
            **given,
        )

    def requesting(self, matter: EvidenceRegistration, **given: Any) -> RequestRegistration:
        asked = RequestRegistration(
            actor=self.file.officer, case_id=matter.case.pk, proceeding_id=matter.pk, opinion="建议登记保存。"
        )
        return replace(asked, **given)

    def approving(self, matter: EvidenceRegistration, **given: Any) -> ApproveRegistration:
        approve = ApproveRegistration(
            actor=self.file.leader, case_id=matter.case.pk, proceeding_id=matter.pk, opinion="同意。"
        )
        return replace(approve, **given)

    def registering(self, matter: EvidenceRegistration, **given: Any) -> RegisterEvidence:
        register = RegisterEvidence(
            actor=self.file.officer,
            case_id=matter.case.pk,
            proceeding_id=matter.pk,
            registered_on=clock.today(),
            place="永春县五里街镇（示例）",
        )
        return replace(register, **given)

    def disposing(self, matter: EvidenceRegistration, **given: Any) -> DisposeRegistered:
        dispose = DisposeRegistered(
            actor=self.file.leader,
            case_id=matter.case.pk,
            proceeding_id=matter.pk,
            outcome="copied",
            why="电子数据已经提取。",
            follow_up="三日后在证物室退还",
            opinion="同意。",
        )
        return replace(dispose, **given)

    def returning(self, matter: EvidenceRegistration, **given: Any) -> ReturnRegistered:
        back = ReturnRegistered(
            actor=self.file.officer,
            case_id=matter.case.pk,
            proceeding_id=matter.pk,
            returned_on=clock.today(),
            receiver="郑主要（示例）",
            place="证物室",
        )
        return replace(back, **given)

    def approved(self, case: CaseFile, **given: Any) -> EvidenceRegistration:
        matter = self.considering(case, **given).execute()
        self.requesting(matter).execute()
        return self.approving(matter).execute()

    def registered(self, case: CaseFile, **given: Any) -> EvidenceRegistration:
        return self.registering(self.approved(case, **given)).execute()


Step = TypeVar("Step")
HIGH = {"stage": "overdue", "amount": Money.yuan(110000)}
SOLVENT = Thing(name="油漆稀释剂", spec="示例规格", unit="桶", quantity="20", state="未开封")


@dataclass
class Seizing:
    """Goods of a case seized; the township's delegation expressly hands the compulsory measures over."""

    file: File

    def considering(self, case: CaseFile, **given: Any) -> ConsiderMeasure:
        with self.file.setting_up("compulsion delegated"):
            PowerGrant.objects.update(compulsion=True)
        return replace(
            ConsiderMeasure(
                actor=self.file.officer,
                case_id=case.pk,
                kinds=("扣押财物",),
                goods=(SOLVENT,),
                reason="在涂装车间旁违法储存油漆稀释剂，无防爆设施，有火灾爆炸危险。",
                basis="安全生产法/65/1/4",
                storage="示例专用仓库，由该仓库保管",
            ),
            **given,
        )

    def step(self, act: type[Step], matter: Measure, **given: Any) -> Step:
        """An act on the measure by the officer; a test names another actor."""
        named = {"actor": self.file.officer, "case_id": matter.case.pk, "proceeding_id": matter.pk}
        return act(**{**named, **given})

    def scene(self, **given: Any) -> Scene:
        ended = clock.now()
        scene = Scene(
            steps=frozenset(each.key for each in measure_steps()),
            started_at=ended,
            ended_at=ended + timedelta(minutes=30),
            place="涂装车间旁板房",
            attendee="郑法定（示例），法定代表人",
            reply="听清楚了。",
            course="逐桶清点、拍照、装车，交付决定书和清单。",
        )
        self.file.scene.clock.forward(hours=1)
        return replace(scene, **given)

    def requested(self, case: CaseFile, **given: Any) -> Measure:
        matter = self.considering(case, **given).execute()
        return self.step(RequestMeasure, matter, opinion="建议扣押。").execute()

    def approved(self, case: CaseFile, **given: Any) -> Measure:
        matter = self.requested(case, **given)
        return self.step(ApproveMeasure, matter, actor=self.file.leader, opinion="同意。").execute()

    def imposed(self, case: CaseFile, **given: Any) -> Measure:
        matter = self.approved(case, **given)
        return self.step(ImposeMeasure, matter, scene=self.scene()).execute()

    def urgent(self, case: CaseFile, **given: Any) -> Measure:
        matter = self.considering(case).execute()
        named = {"urgency": "储罐泄漏，随时可能爆燃。", "scene": self.scene(), **given}
        return self.step(ImposeUrgently, matter, **named).execute()

    def making_up(self, matter: Measure) -> MakeUpApproval:
        return self.step(MakeUpApproval, matter, actor=self.file.leader, opinion="同意补办。")

    def extending(self, matter: Measure, **given: Any) -> ExtendMeasure:
        named = {
            "actor": self.file.leader,
            "reason_kind": "其他复杂情况",
            "complexity": "物品来源涉及多家单位，需要逐一核实。",
            "told_how": "当日直接送达法定代表人",
        }
        return self.step(ExtendMeasure, matter, **{**named, **given})

    def disposing(self, matter: Measure, **given: Any) -> DisposeMeasure:
        named = {
            "actor": self.file.leader,
            "outcome": "没收",
            "facts": "经查，系违法储存的危险物品。",
            "basis": "示例条款",
        }
        return self.step(DisposeMeasure, matter, **{**named, **given})

    def releasing(self, matter: Measure, **given: Any) -> ReleaseMeasure:
        named = {
            "actor": self.file.leader,
            "ground": "no-longer-needed",
            "receiver": "郑法定（示例）",
            "place": "示例专用仓库",
        }
        return self.step(ReleaseMeasure, matter, **{**named, **given})


@dataclass
class Hearings:
    """A hearing the party asked for, chaired by the township's leader."""

    file: File

    def requested(self) -> HearingSession:
        case = self.file.overdue().notified(**HIGH)
        self.file.choosing(case).execute()
        return HearingSession.objects.get(case=case)

    def step(self, act: type[Step], matter: HearingSession, **given: Any) -> Step:
        """An act on the hearing by the officer; a test names another actor."""
        named = {"actor": self.file.officer, "case_id": matter.case.pk, "proceeding_id": matter.pk}
        return act(**{**named, **given})

    def appointing(self, matter: HearingSession, **given: Any) -> AppointChair:
        named = {
            "actor": self.file.leader,
            "chair_id": self.file.person("leader").officer.pk,
            "interested": False,
            "clerk": "许书记（示例）",
        }
        return self.step(AppointChair, matter, **{**named, **given})

    def notifying(self, matter: HearingSession, **given: Any) -> NotifyHearing:
        named = {
            "held_at": clock.now() + timedelta(days=14),
            "place": "三楼会议室",
            "notified_on": clock.today(),
            "is_public": True,
        }
        return self.step(NotifyHearing, matter, **{**named, **given})

    def minutes(self, **given: Any) -> Minutes:
        said = ("opening", "accusation", "defence", "examination", "debate", "last_statement")
        named = {
            "ended_at": clock.now(),
            "party_present": "郑法定（示例）出席",
            "investigator_present": True,
            "checked": True,
            "signed": True,
            **dict.fromkeys(said, "如实记录。"),
        }
        return Minutes(**{**named, **given})

    def holding(self, matter: HearingSession, *, actor: Any = None, **given: Any) -> HoldHearing:
        by = actor or self.file.leader
        return self.step(HoldHearing, matter, actor=by, minutes=self.minutes(**given))

    def reporting(self, matter: HearingSession, **given: Any) -> ReportHearing:
        named = {
            "actor": self.file.leader,
            "summary": "按程序举行。",
            "findings": "事实清楚。",
            "opinion": "建议维持。",
        }
        return self.step(ReportHearing, matter, **{**named, **given})

    def notified(self) -> HearingSession:
        matter = self.requested()
        self.appointing(matter).execute()
        return self.notifying(matter).execute()

    def on_the_day(self, matter: HearingSession) -> HearingSession:
        """Two hours after the hearing was to begin."""
        assert matter.held_at is not None
        self.file.scene.clock.at(matter.held_at + timedelta(hours=2))
        return matter
