"""A suspected crime on its way to the police, as far as a test needs it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.actions.approve_transfer import ApproveTransfer
from lianzhi.cases.actions.hand_over_crime import HandOverCrime
from lianzhi.cases.actions.record_transfer_receipt import RecordTransferReceipt
from lianzhi.cases.actions.report_crime import ReportCrime
from lianzhi.cases.actions.suspect_crime import SuspectCrime
from lianzhi.cases.models import CaseFile, CrimeTransfer
from lianzhi.core import clock
from lianzhi.kernel.procedure import transfer_materials
from lianzhi.organisation.models import Authority
from tests.cases.file import File

SIGNS = ("rules_broken", "devices_disabled", "real_danger")
ALL = tuple(each.key for each in transfer_materials())


@dataclass
class Transferring:
    """A transfer as far as a test needs it, every step by its act."""

    file: File

    def suspecting(self, case: CaseFile, **given: Any) -> SuspectCrime:
        return replace(SuspectCrime(actor=self.file.officer, case_id=case.pk, signs=SIGNS), **given)

    def reporting(self, matter: CrimeTransfer, **given: Any) -> ReportCrime:
        act = ReportCrime(
            actor=self.file.officer,
            **self.of(matter),
            report="经核实，当事人关闭了可燃气体报警装置，已经出现险情。",
            proposal="建议移送。",
            measures_taken="无",
            receiver="永春县公安局（示例）",
            procuratorate="永春县人民检察院（示例）",
        )
        return replace(act, **given)

    def approving(self, matter: CrimeTransfer, **given: Any) -> ApproveTransfer:
        return replace(
            ApproveTransfer(actor=self.file.leader, **self.of(matter), opinion="同意移送。"), **given
        )

    def handing_over(self, matter: CrimeTransfer, **given: Any) -> HandOverCrime:
        return replace(HandOverCrime(actor=self.file.officer, **self.of(matter), materials=ALL), **given)

    def of(self, matter: CrimeTransfer) -> dict[str, int]:
        return {"case_id": matter.case.pk, "proceeding_id": matter.pk}

    def reported(self, case: CaseFile) -> CrimeTransfer:
        return self.reporting(self.suspecting(case).execute()).execute()

    def received(self, case: CaseFile) -> CrimeTransfer:
        matter = self.approving(self.reported(case)).execute()
        self.handing_over(matter).execute()
        receipt = RecordTransferReceipt(
            actor=self.file.officer,
            **self.of(matter),
            receipt="王警官（示例）签收",
            received_on=clock.today(),
        )
        return receipt.execute()


def headed_by(file: File, name: str) -> None:
    with setup_writes("tests: who heads the township"):
        Authority.objects.filter(pk=file.leader.authority_code).update(head_name=name)
