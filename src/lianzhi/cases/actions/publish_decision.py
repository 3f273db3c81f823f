"""PublishDecision: a served decision of a penalty is made public (处罚决定公开)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Publication
from lianzhi.cases.services.following import publication_of, served_on
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState, refuse_if
from lianzhi.kernel.procedure import refusal


@dataclass(frozen=True, kw_only=True)
class PublishDecision(CaseDeed[Publication]):
    """Record where and when; never before its service, never after the decision fell (行政处罚法 48).

    `personal_data_hidden`: the officer saw that what is public names no identity number, address or telephone (50).
    """

    deed: ClassVar[str] = "publish-decision"

    channel: str
    published_on: date
    personal_data_hidden: bool

    def perform(self) -> Publication:
        """The entry of the register. Raises LawForbids, WrongState, Malformed."""
        case = self.opened()
        decision = self.standing(case)
        if publication_of(decision) is not None:
            raise WrongState("本决定已经登记公开。")
        self.refuse_unlawful(case)
        if not self.personal_data_hidden:
            refuse_if([refusal("publication-unmasked")])
        served = served_on(decision)
        wrong: dict[str, str] = {}
        if not self.channel.strip():
            wrong["channel"] = "请填写公开的网站或者平台。"
        if served is not None and not served <= self.published_on <= clock.today():
            wrong["published_on"] = f"公开日期应当在送达（{served}）之后、今天之前。"
        if wrong:
            raise Malformed(wrong)
        publication = Publication.objects.create(
            decision=decision,
            channel=self.channel.strip(),
            published_on=self.published_on,
            personal_data_hidden=True,
        )
        self.tell(
            case,
            "case.decision-published",
            f"登记处罚决定于{self.published_on}在{publication.channel}公开",
        )
        return publication
