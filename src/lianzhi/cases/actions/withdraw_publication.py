"""WithdrawPublication: the decision fell, its publication is withdrawn and the reason published (撤回公开)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lianzhi.cases.actions.beside import CaseDeed
from lianzhi.cases.models import Publication
from lianzhi.cases.selectors import decisions_of
from lianzhi.cases.services.following import publication_of
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, WrongState
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class WithdrawPublication(CaseDeed[Publication]):
    """Record the withdrawal and what the public was told (行政处罚法 48)."""

    deed: ClassVar[str] = "withdraw-publication"

    withdrawn_on: date
    note: str

    def perform(self) -> Publication:
        """The entry, withdrawn."""
        case = self.opened()
        fallen = [each for each in decisions_of(case) if each.fell_on is not None]
        public = next((found for each in fallen if (found := _public(publication_of(each)))), None)
        if public is None:
            raise WrongState("没有应当撤回的公开信息。")
        wrong: dict[str, str] = {}
        if not self.note.strip():
            wrong["note"] = "请写明公开说明的撤回理由。"
        if not public.published_on <= self.withdrawn_on <= clock.today():
            wrong["withdrawn_on"] = "撤回日期应当在公开之后、今天之前。"
        if wrong:
            raise Malformed(wrong)
        self.refuse_unlawful(case)
        compare_and_set(
            public,
            {"withdrawn_on": None},
            {"withdrawn_on": self.withdrawn_on, "withdrawal_note": self.note.strip()},
        )
        self.tell(case, "case.publication-withdrawn", f"登记撤回公开信息：{self.note.strip()}")
        return public


def _public(publication: Publication | None) -> Publication | None:
    """The entry where it is still public."""
    return publication if publication is not None and publication.withdrawn_on is None else None
