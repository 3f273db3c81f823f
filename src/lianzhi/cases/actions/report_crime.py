"""ReportCrime: two officers check and report in writing; the head's term begins (提出移送书面报告)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import CrimeTransfer
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.crimes import facts_of_transfer, fields_of_transfer
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, kw_only=True)
class ReportCrime(ProceedingStep[CrimeTransfer]):
    """Report to the head; `receiver` is the police of the same level, `procuratorate` gets the copy."""

    model: ClassVar[type[Proceeding]] = CrimeTransfer
    step: ClassVar[str] = "report-crime"

    report: str
    proposal: str
    measures_taken: str
    receiver: str
    procuratorate: str

    def perform(self) -> CrimeTransfer:
        """The matter with its report."""
        case, matter = self.opened()
        today = clock.today()
        self.refuse_unlawful(
            case, matter, transfer=replace(facts_of_transfer(matter, today), report=self.report)
        )
        if not self.receiver.strip() or not self.procuratorate.strip():
            raise Malformed({"receiver": "请填写拟移送的公安机关和抄送的人民检察院。"})
        self.move(
            matter,
            report=self.report,
            receiver=self.receiver,
            procuratorate=self.procuratorate,
            reported_at=clock.now(),
            decide_by=due("crime-transfer-decision", today),
        )
        papers.keep(
            self.actor,
            case,
            "crime_report",
            on=today,
            fields={
                **fields_of_transfer(case, matter),
                "case_course": self.report,
                "evidence": papers.evidence_lines(case) or ["现场检查记录"],
                "measures_taken": self.measures_taken or "无",
                "proposal": self.proposal,
            },
        )
        self.tell(case, "crime.reported", f"提出移送涉嫌{matter.offence}案件的书面报告")
        return matter
