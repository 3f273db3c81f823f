"""TakeSamples: samples are taken and sealed before the party, who keeps a voucher (抽样取证)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.models import Testing
from lianzhi.cases.models.proceeding import Proceeding
from lianzhi.cases.services import papers
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One sample; `base` is the quantity it was drawn from, `seal_no` the number of its seal."""

    name: str
    batch: str
    base: str
    quantity: str
    seal_no: str


@dataclass(frozen=True, kw_only=True)
class TakeSamples(ProceedingStep[Testing]):
    """Take them (行政处罚法 56); `refusal` says why the party did not sign, seen by `witness`."""

    model: ClassVar[type[Proceeding]] = Testing
    step: ClassVar[str] = "take-samples"

    samples: tuple[Sample, ...]
    started_at: datetime
    ended_at: datetime
    place: str
    purpose: str
    refusal: str = ""
    witness: str = ""

    def perform(self) -> Testing:
        """The matter, its samples sealed. Malformed for times that cannot be and for a list without a line."""
        case, matter = self.opened()
        self._readable()
        self.refuse_unlawful(case, matter)
        day = clock.day_of(self.started_at)
        self.move(matter, sampled_on=day)
        fields = {
            "started_at": self.started_at,
            "ended_at": self.ended_at,
            "place": self.place,
            "purpose": self.purpose,
            "samples": [
                {name: getattr(each, name) for name in Sample.__dataclass_fields__} for each in self.samples
            ],
            "refusal": self.refusal,
            "witness": self.witness,
        }
        document = papers.keep(self.actor, case, "sampling", on=day, fields=fields)
        self.tell(
            case,
            "testing.sampled",
            f"抽样取证{len(self.samples)}件，封样编号{'、'.join(each.seal_no for each in self.samples)}",
            document=document.number,
            digest=document.digest,
        )
        return matter

    def _readable(self) -> None:
        wrong = {}
        numbers = [each.seal_no for each in self.samples]
        if not self.samples:
            wrong["samples"] = "请逐件填写抽取的样品。"
        elif len(set(numbers)) < len(numbers):
            wrong["samples"] = "每件样品的封样编号不能相同。"
        if not self.started_at < self.ended_at <= clock.now():
            wrong["ended_at"] = "结束时间应当晚于开始时间，并且不晚于现在。"
        if not self.place.strip() or not self.purpose.strip():
            wrong["place"] = "请填写抽样地点、目的和方法。"
        if bool(self.refusal.strip()) != bool(self.witness.strip()):
            wrong["witness"] = "拒绝签名的，应当同时写明情况和见证人（没有见证人的，写明已录音录像）。"
        if wrong:
            raise Malformed(wrong)
