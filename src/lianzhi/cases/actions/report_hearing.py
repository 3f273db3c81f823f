"""ReportHearing: the chair reports from the record; only then may the case be decided (听证报告; 行政处罚法 65)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.constants import HearingChoice
from lianzhi.cases.models import CaseFile, Hearing, HearingSession
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.cases.services.hearings import facts_of_hearing, fields_of_session, require_chair
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class ReportHearing(ProceedingStep[HearingSession]):
    """Report: summary, what the hearing found, the chair's own opinion."""

    model: ClassVar[type[Proceeding]] = HearingSession
    step: ClassVar[str] = "report-hearing"

    summary: str
    findings: str
    opinion: str

    def require_right(self, case: CaseFile, matter: HearingSession) -> None:
        """Only the chair."""
        super().require_right(case, matter)
        require_chair(self.actor, matter)

    def perform(self) -> HearingSession:
        """The hearing at its end; the case has been heard."""
        case, matter = self.opened()
        facts = replace(
            facts_of_hearing(matter), record_checked=True, record_signed=True, report=self.opinion
        )
        self.refuse_unlawful(case, matter, oral_hearing=facts)
        if not self.summary.strip() or not self.findings.strip():
            raise Malformed({"summary": "请填写听证会摘要和认定的事实、证据。"})
        if matter.held_at is None or matter.notified_on is None or matter.chair is None:
            raise LookupError("a hearing held has its day")
        today = clock.today()
        fields = {
            **fields_of_session(matter),
            "summary": self.summary,
            "investigators_view": matter.investigators_view,
            "party_view": matter.party_view,
            "findings": self.findings,
            "chair_opinion": self.opinion,
            "reported_on": today,
            "head_opinion": "随案卷审查，作出决定时一并审核。",
            "head_name": case.signs_as.head_name,
            "reviewed_on": today,
        }
        report = papers.keep(self.actor, case, "hearing_report", on=today, fields=fields)
        Hearing.objects.create(
            case=case,
            notified_on=matter.notified_on,
            held_on=clock.day_of(matter.held_at),
            chair=matter.chair,
            report=self.opinion,
        )
        self.move(matter)
        compare_and_set(case, {"hearing": HearingChoice.REQUESTED}, {"hearing": HearingChoice.HELD})
        self.tell(case, "hearing.reported", f"提出听证报告：{self.opinion}", digest=report.digest)
        return matter
