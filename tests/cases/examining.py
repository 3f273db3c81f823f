"""Things of a case tested as far as a test needs it, every step by its act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar

from lianzhi.cases.actions.announce_period import AnnouncePeriod
from lianzhi.cases.actions.consider_testing import ConsiderTesting
from lianzhi.cases.actions.entrust_testing import EntrustTesting
from lianzhi.cases.actions.prolong_testing import ProlongTesting
from lianzhi.cases.actions.receive_opinion import ReceiveOpinion
from lianzhi.cases.actions.take_samples import Sample, TakeSamples
from lianzhi.cases.actions.tell_opinion import TellOpinion
from lianzhi.cases.models import CaseFile, Testing
from lianzhi.cases.services.goods import Thing
from lianzhi.core import clock
from tests.cases.file import File

Step = TypeVar("Step")
DUST = Thing(
    name="木粉尘", spec="砂光机集尘袋", unit="克", quantity="500", state="已封存", remark="示例-封-01"
)
PAINT = Thing(
    name="油漆稀释剂", spec="示例规格", unit="升", quantity="1", state="已封存", remark="示例-封-02"
)


@dataclass
class Examining:
    """Acts with lawful facts."""

    file: File

    def considering(self, case: CaseFile, **given: Any) -> ConsiderTesting:
        return replace(
            ConsiderTesting(
                actor=self.file.officer,
                case_id=case.pk,
                kind="鉴定",
                goods=(DUST,),
                questions=("送检粉尘是否属于可燃性粉尘",),
                institution="示例安全检测检验有限公司",
                qualification="示例资质证书1号",
            ),
            **given,
        )

    def step(self, act: type[Step], matter: Testing, **given: Any) -> Step:
        """An act on the matter by the officer; a test names another actor."""
        named = {"actor": self.file.officer, "case_id": matter.case.pk, "proceeding_id": matter.pk}
        return act(**{**named, **given})

    def sampling(self, matter: Testing, **given: Any) -> TakeSamples:
        ended = clock.now()
        sample = Sample(name="木粉尘", batch="集尘袋", base="一袋", quantity="500克", seal_no="示例-封-01")
        named = {
            "samples": (sample,),
            "started_at": ended - timedelta(minutes=25),
            "ended_at": ended,
            "place": "砂光车间",
            "purpose": "按示例标准随机抽取，当场密封、编号。",
        }
        return self.step(TakeSamples, matter, **{**named, **given})

    def entrusting(self, matter: Testing, days: int = 10, **given: Any) -> EntrustTesting:
        today = clock.today()
        named = {"started_on": today, "until": today + timedelta(days=days)}
        return self.step(EntrustTesting, matter, **{**named, **given})

    def entrusted(self, case: CaseFile, days: int = 10, **given: Any) -> Testing:
        return self.entrusting(self.considering(case, **given).execute(), days).execute()

    def announcing(self, matter: Testing, **given: Any) -> AnnouncePeriod:
        return self.step(AnnouncePeriod, matter, **{"told_how": "直接送达法定代表人", **given})

    def announced(self, case: CaseFile, days: int = 10, **given: Any) -> Testing:
        return self.announcing(self.entrusted(case, days, **given)).execute()

    def prolonging(self, matter: Testing, days: int, **given: Any) -> ProlongTesting:
        assert matter.until is not None
        named = {
            "until": matter.until + timedelta(days=days),
            "reason": "需要补做一项试验。",
            "told_how": "直接送达",
        }
        return self.step(ProlongTesting, matter, **{**named, **given})

    def receiving(self, matter: Testing, **given: Any) -> ReceiveOpinion:
        named = {
            "received_on": clock.today(),
            "opinion_number": "示例鉴字1号",
            "opinion": "送检粉尘属于可燃性粉尘。",
            "experts": "鉴定人甲（示例）",
            "is_signed": True,
        }
        return self.step(ReceiveOpinion, matter, **{**named, **given})

    def telling(self, matter: Testing, **given: Any) -> TellOpinion:
        return self.step(TellOpinion, matter, **{"told_how": "直接送达", "party_view": "无异议", **given})
