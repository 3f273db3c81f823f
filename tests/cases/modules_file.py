"""Summary, admonition and no-penalty files as far as a test needs them, every step by its act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lianzhi.cases.actions.admonish import Admonish
from lianzhi.cases.actions.confirm_correction import ConfirmCorrection
from lianzhi.cases.actions.decide_no_penalty import DecideNoPenalty
from lianzhi.cases.actions.decide_on_the_spot import DecideOnTheSpot, Told
from lianzhi.cases.actions.order_correction import OrderCorrection
from lianzhi.cases.actions.propose_no_penalty import ProposeNoPenalty
from lianzhi.cases.actions.refer_to_ordinary import ReferToOrdinary
from lianzhi.cases.actions.report_for_record import ReportForRecord
from lianzhi.cases.models import CaseFile
from lianzhi.core import clock
from lianzhi.inspections.models import Finding
from lianzhi.kernel.procedure.modules import Circumstances
from lianzhi.kernel.types import Money
from tests.cases.file import File

CERTAIN = Circumstances(facts_certain=True)
MINOR = Circumstances(facts_certain=True, is_minor=True, harmless=True)
SAID = Told(certificates_shown=True, told=True, statement="没有陈述、申辩。", receiver="郑主要（示例）")
# Never delegated, entrusted to every township for what the summary procedure allows.
ENTRUSTED = {"item_code": "AQ-097-1-3", "obligation": "安全生产法/28/1", "penalty": "安全生产法/97/1/3"}


@dataclass
class Modules:
    """The other ways of a finding."""

    file: File

    def seen(self, *, mended: bool = False, **given: Any) -> Finding:
        """A photographed finding of a recorded inspection; `mended` on the spot."""
        scene = self.file.scene
        inspection = scene.started()
        scene.attending(inspection).execute()
        scene.answering(inspection).execute()
        finding = scene.adding(inspection, corrected_on_the_spot=mended, **given).execute()
        scene.photographed(finding)
        scene.clock.forward(hours=2)
        scene.finishing(inspection).execute()
        finding.refresh_from_db()
        return finding

    def summary(self, **given: Any) -> CaseFile:
        """A summary file on a finding not corrected yet."""
        finding = self.seen(**given)
        return self.file.opening(finding, module="summary", stated=CERTAIN).execute()

    def minor(self, *, mended: bool = True) -> CaseFile:
        """An admonition file."""
        finding = self.seen(mended=mended)
        return self.file.opening(finding, module="minor_admonition", stated=MINOR).execute()

    def deciding(self, case: CaseFile, **given: Any) -> DecideOnTheSpot:
        return replace(
            DecideOnTheSpot(
                actor=self.file.officer,
                case_id=case.pk,
                stage="base",
                factors=("harm-removed",),
                amount=Money.yuan(1000),
                reason="主动消除危害后果，从轻处罚。",
                place="永春县五里街镇（示例）",
                told=SAID,
            ),
            **given,
        )

    def decided(self, **given: Any) -> CaseFile:
        """Decided and handed over on the spot."""
        case = self.summary()
        self.deciding(case, **given).execute()
        return self.file.fresh(case)

    def reporting(self, case: CaseFile) -> ReportForRecord:
        return ReportForRecord(actor=self.file.officer, case_id=case.pk, reported_on=clock.today())

    def referring(self, case: CaseFile) -> ReferToOrdinary:
        return ReferToOrdinary(
            actor=self.file.officer, case_id=case.pk, why="disputed", note="当事人认为标志已经设置。"
        )

    def ordering(self, case: CaseFile) -> OrderCorrection:
        return OrderCorrection(
            actor=self.file.officer,
            case_id=case.pk,
            measure="立即设置警示标志",
            correct_by=clock.today().replace(day=clock.today().day + 3),
            received_by="郑主要（示例）",
        )

    def confirming(self, case: CaseFile, **given: Any) -> ConfirmCorrection:
        return replace(
            ConfirmCorrection(actor=self.file.officer, case_id=case.pk, proof="现场照片一张"), **given
        )

    def admonishing(self, case: CaseFile, **given: Any) -> Admonish:
        return replace(
            Admonish(
                actor=self.file.officer,
                case_id=case.pk,
                education="有较大危险因素的场所应当设置明显的安全警示标志。",
                place="永春县五里街镇（示例）",
                receiver="郑主要（示例）",
            ),
            **given,
        )

    def sparing(self, case: CaseFile, **given: Any) -> ProposeNoPenalty:
        return replace(
            ProposeNoPenalty(
                actor=self.file.officer,
                case_id=case.pk,
                ground="minor-corrected-no-harm",
                reason="标志破损时间短，责令后即已设置，没有造成危害后果。",
                education="已当面讲解安全警示标志的设置要求。",
                course="依法检查、询问和取证。",
            ),
            **given,
        )

    def deciding_not(self, case: CaseFile, **given: Any) -> DecideNoPenalty:
        return replace(
            DecideNoPenalty(actor=self.file.leader, case_id=case.pk, opinion="同意不予处罚。"), **given
        )
