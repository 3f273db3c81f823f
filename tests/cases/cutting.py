"""A supply of power cut off as far as a test needs it, every step by its act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar

from lianzhi.cases.actions.approve_power_cut import ApprovePowerCut
from lianzhi.cases.actions.consider_power_cut import ConsiderPowerCut
from lianzhi.cases.actions.decide_power_cut import DecidePowerCut
from lianzhi.cases.actions.lift_power_cut import LiftPowerCut
from lianzhi.cases.actions.notify_supplier import NotifySupplier
from lianzhi.cases.actions.request_power_cut import RequestPowerCut
from lianzhi.cases.models import CaseFile, PowerCut
from lianzhi.cases.services.power_cuts import earliest_start
from lianzhi.core import clock
from lianzhi.powers.models import PowerGrant
from tests.cases.file import File

Step = TypeVar("Step")


@dataclass
class Cutting:
    """The township's delegation hands the compulsory measures over; its leader is its principal."""

    file: File

    def __post_init__(self) -> None:
        with self.file.setting_up("compulsion delegated, the leader is the principal"):
            PowerGrant.objects.update(compulsion=True)
            authority = self.file.person("leader").officer.authority
            type(authority).objects.filter(pk=authority.pk).update(head_name=self.file.leader.name)

    def considering(self, case: CaseFile, **given: Any) -> ConsiderPowerCut:
        return replace(
            ConsiderPowerCut(
                actor=self.file.officer,
                case_id=case.pk,
                supply="停止供电",
                scope="砂光车间动力线路；消防、应急照明除外",
                supplier="示例供电公司",
                order_number="（示）应急现决〔2026〕6号",
                ordered_on=clock.today(),
                hazard="砂光车间干式除尘系统未设置泄爆装置。",
                criterion="示例判定标准第二条",
                non_compliance="复查时砂光车间仍在生产，有照片证明。",
                observed_on=clock.today(),
                danger="粉尘持续积聚，有爆炸的现实危险。",
                safety="保留消防、应急照明用电，先停机后断电。",
            ),
            **given,
        )

    def step(self, act: type[Step], matter: PowerCut, **given: Any) -> Step:
        """An act on the matter by the officer; a test names another actor."""
        named = {"actor": self.file.officer, "case_id": matter.case.pk, "proceeding_id": matter.pk}
        return act(**{**named, **given})

    def requested(self, case: CaseFile, **given: Any) -> PowerCut:
        matter = self.considering(case, **given).execute()
        return self.step(RequestPowerCut, matter, opinion="建议停止供电。").execute()

    def approving(self, matter: PowerCut) -> ApprovePowerCut:
        return self.step(ApprovePowerCut, matter, actor=self.file.leader, opinion="同意。")

    def approved(self, case: CaseFile, **given: Any) -> PowerCut:
        return self.approving(self.requested(case, **given)).execute()

    def deciding(self, matter: PowerCut, **given: Any) -> DecidePowerCut:
        now = clock.now()
        named = {
            "notified_at": now,
            "told_how": "直接送达，郑法定（示例）签收",
            "starts_at": earliest_start(matter, now) or now,
        }
        return self.step(DecidePowerCut, matter, **{**named, **given})

    def decided(self, case: CaseFile, **given: Any) -> PowerCut:
        return self.deciding(self.approved(case), **given).execute()

    def notifying(self, matter: PowerCut, **given: Any) -> NotifySupplier:
        named = {"supplier": matter.supplier, "receiver": "许调度（示例）", "starts_at": matter.starts_at}
        return self.step(NotifySupplier, matter, **{**named, **given})

    def cut(self, case: CaseFile) -> PowerCut:
        return self.notifying(self.decided(case)).execute()

    def lifting(self, matter: PowerCut, **given: Any) -> LiftPowerCut:
        named = {
            "actor": self.file.leader,
            "ground": "performed",
            "why": "已停产并加装泄爆装置，经审查同意恢复。",
            "restored_at": clock.now() + timedelta(hours=2),
        }
        return self.step(LiftPowerCut, matter, **{**named, **given})
