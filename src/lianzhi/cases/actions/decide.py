"""Decide: the head of the signing authority decides; every guard of the procedure stands here (处罚决定)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from lianzhi.cases.actions.issue_notice import range_of
from lianzhi.cases.actions.step import CaseStep
from lianzhi.cases.constants import HearingChoice
from lianzhi.cases.models import CaseFile, Decision, Defence, Proposal
from lianzhi.cases.selectors import current_proposal, latest_notice
from lianzhi.cases.services import papers
from lianzhi.cases.services.ranging import words_of
from lianzhi.cases.services.terms import due
from lianzhi.cases.services.weighing import kinds_of
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState, refuse_if
from lianzhi.kernel.procedure import refusal
from lianzhi.kernel.types import Money


@dataclass(frozen=True, kw_only=True)
class Decide(CaseStep[Decision]):
    """Decide on the proposal that was notified; the amount may be lower than notified, never higher.

    `shares` are the fines of the several violations in their order; without them those proposed. They add to `amount`.
    """

    step: ClassVar[str] = "decide"

    amount: Money
    opinion: str
    shares: tuple[Money, ...] = ()

    def perform(self) -> Decision:
        """The decision with its numbered document."""
        case = self.opened()
        proposal = current_proposal(case)
        if proposal is None:
            raise WrongState("本案还没有处罚建议。")
        if not self.opinion.strip():
            raise Malformed({"opinion": "请填写决定意见。"})
        fine = range_of(case, proposal, self.amount)
        if fine is not None and self._is_eased(case, proposal):
            fine = replace(fine, band_low=None, band_high=None)
        self.refuse_unlawful(case, fine=fine)
        if not self.amount.fen and not kinds_of(proposal.measures):
            raise Malformed({"amount": "决定必须有处罚内容；依法不予处罚的，不能制作行政处罚决定书。"})
        self._refuse_departure(case)
        shares = self._shares(proposal)
        today = clock.today()
        fields = papers.decision_fields(case, proposal, today, amount=self.amount)
        if self.amount.fen != proposal.amount_fen:
            fields["discretion"] = f"{proposal.reason}经复核，决定罚款{self.amount.words}：{self.opinion}"
        if shares:
            eased = f"经复核：{self.opinion}" if self.amount.fen != proposal.amount_fen else ""
            fields["discretion"] = f"{words_of(proposal.items, shares)}{eased}"
        template = "decision_unit" if case.party_kind == "unit" else "decision_person"
        document = papers.keep(self.actor, case, template, on=today, fields=fields)
        decision = Decision.objects.create(
            case=case,
            amount_fen=self.amount.fen,
            measures=proposal.measures,
            shares=shares,
            decided_on=today,
            approver_id=self.actor.officer_key,
            document=document,
            serve_by=due("decision-service", today),
        )
        self.move(case)
        self.tell(
            case,
            "case.decided",
            f"决定罚款{self.amount.words}，《{document.name}》{document.number}",
            amount_fen=self.amount.fen,
            document=document.number,
            digest=document.digest,
        )
        return decision

    def _shares(self, proposal: Proposal) -> list[int]:
        """Each violation's fine in fen; empty for a case on one. Malformed unless each is lawful and they add up."""
        items = proposal.items
        if not items:
            return []
        shares = [each.fen for each in self.shares] or [item["amount_fen"] for item in items]
        if len(shares) != len(items) or sum(shares) != self.amount.fen:
            raise Malformed({"amount": "各项罚款相加应当等于决定罚款的总额；低于告知数额的，请逐项填写。"})
        for item, share in zip(items, shares, strict=True):
            low = item["statutory"][0] if "statutory" in item else 0
            if not low <= share <= item["amount_fen"]:
                raise Malformed(
                    {"amount": f"第{item['number']}项罚款不得高于告知的数额，也不得低于该项法定幅度。"}
                )
        return shares

    def _refuse_departure(self, case: CaseFile) -> None:
        """What the heads concluded together is what is decided (行政处罚法 57)."""
        last = case.deliberations.last()
        if last is not None and last.amount_fen is not None and last.amount_fen != self.amount.fen:
            concluded = Money(last.amount_fen).words
            refuse_if([refusal("deliberation-differs", concluded=concluded, decided=self.amount.words)])

    def _is_eased(self, case: CaseFile, proposal: Proposal) -> bool:
        """Whether the band, never the statute, gives way: after an adopted defence, a hearing or a discussion."""
        if not proposal.statutory_min_fen <= self.amount.fen < proposal.band_min_fen:
            return False
        notice = latest_notice(case)
        defence = Defence.objects.filter(notice=notice).first()
        adopted = defence is not None and bool(defence.adopted)
        return adopted or case.hearing == HearingChoice.HELD or case.deliberations.exists()
