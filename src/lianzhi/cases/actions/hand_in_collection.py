"""HandInCollection: what the officers collected reaches the authority, and then the bank (行政处罚法 71)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianzhi.audit.acts import Act
from lianzhi.cases.models import CaseFile, SpotCollection
from lianzhi.cases.selectors import collection_of, hold_case_for, is_handler
from lianzhi.cases.services.terms import due
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, WrongState
from lianzhi.core.transitions import compare_and_set


@dataclass(frozen=True, kw_only=True)
class HandInCollection(Act[SpotCollection]):
    """Record the hand-in to the authority, or, with a `bank`, the authority's deposit; late is told in the record."""

    case_id: int
    done_on: date
    bank: str = ""

    def perform(self) -> SpotCollection:
        """The collection, one leg further."""
        case = hold_case_for(self.actor, self.case_id)
        if not is_handler(self.actor, case):
            raise NoRight("只有本案承办人可以登记罚款的交付。")
        collection = collection_of(case)
        if collection is None or collection.deposited_on is not None:
            raise WrongState("本案没有待交付的当场收缴罚款。")
        begun = collection.handed_in_on or collection.collected_on
        if not begun <= self.done_on <= clock.today():
            raise Malformed({"done_on": "日期应当在上一环节之后、今天之前。"})
        if collection.handed_in_on is None:
            self._hand_in(case, collection)
        else:
            self._deposit(case, collection)
        return collection

    def _hand_in(self, case: CaseFile, collection: SpotCollection) -> None:
        compare_and_set(
            collection,
            {"handed_in_on": None},
            {"handed_in_on": self.done_on, "deposit_by": due("on-site-fine-deposit", self.done_on)},
        )
        late = "，已超过法定期限" if self.done_on > collection.hand_in_by else ""
        self._tell(case, f"当场收缴的罚款于{self.done_on}交至行政机关{late}")

    def _deposit(self, case: CaseFile, collection: SpotCollection) -> None:
        if not self.bank.strip():
            raise Malformed({"bank": "请填写指定的银行。"})
        compare_and_set(collection, {"deposited_on": None}, {"deposited_on": self.done_on, "bank": self.bank})
        late = "，已超过法定期限" if collection.deposit_by and self.done_on > collection.deposit_by else ""
        self._tell(case, f"当场收缴的罚款于{self.done_on}缴付{self.bank}{late}")

    def _tell(self, case: CaseFile, sentence: str) -> None:
        self.record(
            "case.collection-handed-in", sentence, subject=case, stream=f"authority:{case.authority_id}"
        )
