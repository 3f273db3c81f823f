"""IssueNotice: tell the party what is intended and its rights; a notice of hearing where one is due (告知)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import HearingChoice
from lianzhi.cases.models import CaseFile, Notice, Proposal
from lianzhi.cases.selectors import applied_penalty, current_proposal
from lianzhi.cases.services import papers
from lianzhi.cases.services.facts import live_notices
from lianzhi.cases.services.weighing import citations_of
from lianzhi.core import clock
from lianzhi.core.refusals import WrongState
from lianzhi.kernel.discretion.thresholds import Party, hearing_due
from lianzhi.kernel.procedure import Range
from lianzhi.kernel.types import Money


@dataclass(frozen=True, kw_only=True)
class IssueNotice(CaseStep[Notice]):
    """Issue the notice of the proposal in force. A right to a hearing once offered or asked for stays with the case."""

    step: ClassVar[str] = "issue-notice"

    def perform(self) -> Notice:
        """The notice, not yet served."""
        case = self.opened()
        proposal = current_proposal(case)
        if proposal is None:
            raise WrongState("本案还没有处罚建议，请先完成调查终结。")
        earlier = live_notices(case)
        if earlier and earlier[-1].served_on is None:
            raise WrongState("已制作的告知书还没有登记送达，请先送达；不能重复制作。")
        self.refuse_unlawful(case, fine=range_of(case, proposal))
        today = clock.today()
        offers, _ = hearing_due(
            Party(case.party_kind), Money(proposal.amount_fen), measures=tuple(proposal.measures), on=today
        )
        template = "notice_hearing" if offers else "notice_penalty"
        document = papers.keep(
            self.actor, case, template, on=today, fields=papers.notice_fields(case, proposal, today)
        )
        notice = Notice.objects.create(
            case=case,
            proposal=proposal,
            document=document,
            amount_fen=proposal.amount_fen,
            offers_hearing=offers,
            issued_on=today,
        )
        self.move(case, hearing=_hearing_after(case, earlier, notice))
        self.tell(
            case,
            "case.notice-issued",
            f"制作《{document.name}》{document.number}",
            document=document.number,
            digest=document.digest,
        )
        return notice


def _hearing_after(case: CaseFile, earlier: list[Notice], notice: Notice) -> str:
    """The right to a hearing belongs to the case; waiver and hearing cover only what was notified then."""
    lowest = min((each.amount_fen for each in earlier), default=notice.amount_fen)
    is_heavier = case.hearing in {HearingChoice.WAIVED, HearingChoice.HELD} and notice.amount_fen > lowest
    if notice.offers_hearing and (case.hearing == HearingChoice.NOT_DUE or is_heavier):
        return HearingChoice.OFFERED
    return case.hearing


def range_of(case: CaseFile, proposal: Proposal, amount: Money | None = None) -> Range | None:
    """The proposal's amount (or another) against its range; None where no fine is meant or allowed."""
    asked = amount if amount is not None else Money(proposal.amount_fen)
    if proposal.statutory_max_fen == 0 and asked.fen == 0:
        return None
    return Range(
        amount=asked,
        low=Money(proposal.statutory_min_fen),
        high=Money(proposal.statutory_max_fen),
        citations=citations_of(applied_penalty(case)),
        band_low=Money(proposal.band_min_fen),
        band_high=Money(proposal.band_max_fen),
        class_zh="本案裁量",
    )
