"""Deliberate: the heads of the authority discussed the case together and concluded (集体讨论; 行政处罚法 57)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.actions.step import require_head
from lianzhi.cases.constants import CaseState
from lianzhi.cases.models import CaseFile, Defence, Deliberation, Hearing
from lianzhi.cases.selectors import hold_case_for, latest_notice, latest_review
from lianzhi.cases.services import papers
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState, refuse_if
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import refusal
from lianzhi.kernel.types import Money

AGREED, AGAINST, ABSTAINED = "同意", "不同意", "弃权"
VOTES = (AGREED, AGAINST, ABSTAINED)


@dataclass(frozen=True, kw_only=True)
class Deliberate(Act[Deliberation]):
    """Record the discussion; `attendees` are (name, post, opinion, vote), `expected` how many heads there are."""

    case_id: int
    held_on: date
    place: str
    attendees: tuple[tuple[str, str, str, str], ...]
    expected: int
    amount: Money
    signed: bool
    discussion: str
    conclusion: str
    dissent: str

    def perform(self) -> Deliberation:
        """The deliberation with its record; an empty shell is refused."""
        case = hold_case_for(self.actor, self.case_id)
        require_head(self.actor, case)
        if case.state != CaseState.HEARD:
            raise WrongState("集体讨论在陈述申辩（听证）之后、作出决定之前进行。")
        if not self._earliest(case) <= self.held_on <= clock.today():
            raise Malformed({"held_on": "讨论日期应当在陈述申辩（听证）之后，并且不晚于今天。"})
        if case.deliberations.filter(held_on=self.held_on).exists():
            raise Malformed({"held_on": "该日的集体讨论已经登记。"})
        refuse_if(self._refusals())
        document = papers.keep(self.actor, case, "collective", on=self.held_on, fields=self._fields(case))
        deliberation = Deliberation.objects.create(
            case=case,
            held_on=self.held_on,
            chair=self.attendees[0][0],
            attendees=[list(each) for each in self.attendees],
            discussion=self.discussion,
            conclusion=self.conclusion,
            amount_fen=self.amount.fen,
            expected=self.expected,
            dissent=self.dissent,
            document=document,
        )
        self.record(
            "case.deliberated",
            f"{self.held_on}集体讨论：{self.conclusion}",
            subject=case,
            stream=f"authority:{case.authority_id}",
        )
        return deliberation

    def _fields(self, case: CaseFile) -> papers.Fields:
        review = latest_review(case)
        return {
            "held_on": self.held_on,
            "place": self.place,
            "chair": f"{self.attendees[0][0]}（{self.attendees[0][1]}）",
            "reporter": papers.officers(case)[0]["name"],
            "recorder_name": papers.officers(case)[-1]["name"],
            "attendees": [
                {"name": name, "post": post, "opinion": f"{opinion}（{vote}）"}
                for name, post, opinion, vote in self.attendees
            ],
            "case_report": self.discussion,
            "review_summary": review.opinion if review else "",
            "conclusion": self.conclusion,
            "dissent": self.dissent or "无。",
        }

    def _refusals(self) -> Iterator[Refusal]:
        """Why this is no decision taken together: empty, too few, unsigned, outvoted, silent about dissent."""
        named = {name.strip() for name, _, opinion, _ in self.attendees if name.strip() and opinion.strip()}
        alone = len(named) < 2  # together means more than one
        if alone or not self.discussion.strip() or not self.conclusion.strip():
            yield refusal("deliberation-empty")
            return
        present = len(named)
        votes = {name.strip(): vote for name, _, _, vote in self.attendees}
        agreed = list(votes.values()).count(AGREED)
        if self.expected < present or present * 2 <= self.expected:
            yield refusal("deliberation-no-quorum", expected=self.expected, present=present)
        if agreed * 2 <= present:
            yield refusal("deliberation-no-majority", present=present, agreed=agreed)
        if AGAINST in votes.values() and not self.dissent.strip():
            yield refusal("deliberation-dissent-missing")
        if not self.signed:
            yield refusal("deliberation-unsigned")

    def _earliest(self, case: CaseFile) -> date:
        """The day the party was heard last."""
        notice, hearing = latest_notice(case), Hearing.objects.filter(case=case).last()
        defence = Defence.objects.filter(notice=notice).first()
        days = [each for each in (defence and defence.received_on, hearing and hearing.held_on) if each]
        return max(days, default=case.discovered_on)
