"""A suspected crime handed over to the police, who signed for it; their answer is awaited (示例; 行政处罚法 27)."""

from __future__ import annotations

from lianzhi.cases.actions.approve_transfer import ApproveTransfer
from lianzhi.cases.actions.hand_over_crime import HandOverCrime
from lianzhi.cases.actions.record_transfer_receipt import RecordTransferReceipt
from lianzhi.cases.actions.report_crime import ReportCrime
from lianzhi.cases.actions.suspect_crime import SuspectCrime
from lianzhi.cases.models import CaseFile
from lianzhi.console.sample.telling import Teller
from lianzhi.kernel.procedure import transfer_materials

SIGNS = ("rules_broken", "devices_disabled", "real_danger")


def hand_over(teller: Teller, case: CaseFile) -> bool:
    """Suspected, reported, approved by the head, handed over and signed for."""
    if not teller.lately(1):
        return False
    with teller.at(10):
        matter = SuspectCrime(actor=teller.lead, case_id=case.pk, signs=SIGNS).execute()
        ReportCrime(
            actor=teller.lead,
            case_id=case.pk,
            proceeding_id=matter.pk,
            report="经核实，当事人为避免停机关闭了可燃气体报警装置，已经出现泄漏险情，因及时处置未造成事故。",
            proposal="建议移送公安机关。",
            measures_taken="责令限期改正",
            receiver="永春县公安局",
            procuratorate="永春县人民检察院",
        ).execute()
    with teller.at(16):
        ApproveTransfer(
            actor=teller.leader, case_id=case.pk, proceeding_id=matter.pk, opinion="同意移送。"
        ).execute()
    with teller.at(17):
        HandOverCrime(
            actor=teller.lead,
            case_id=case.pk,
            proceeding_id=matter.pk,
            materials=tuple(each.key for each in transfer_materials()),
        ).execute()
        RecordTransferReceipt(
            actor=teller.lead,
            case_id=case.pk,
            proceeding_id=matter.pk,
            receipt="王警官（示例）签收",
            received_on=teller.day,
        ).execute()
    return True
