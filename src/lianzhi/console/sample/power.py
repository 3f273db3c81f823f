"""Power cut off by the county bureau after a stop order was refused; the supply is still off (示例; 安全生产法 70)."""

from __future__ import annotations

from lianzhi.cases.actions.approve_power_cut import ApprovePowerCut
from lianzhi.cases.actions.consider_power_cut import ConsiderPowerCut
from lianzhi.cases.actions.decide_power_cut import DecidePowerCut
from lianzhi.cases.actions.notify_supplier import NotifySupplier
from lianzhi.cases.actions.request_power_cut import RequestPowerCut
from lianzhi.cases.models import CaseFile, PowerCut
from lianzhi.cases.selectors import findings_of
from lianzhi.cases.services.power_cuts import POWER, earliest_start
from lianzhi.console.sample.telling import Teller
from lianzhi.core import clock
from lianzhi.inspections.models import FieldMeasure


def cut(teller: Teller, case: CaseFile) -> bool:
    """Asked for, approved by the principal, told a day ahead, and the supplier told in writing."""
    matter = _approved(teller, case)
    with teller.at(15):
        now = clock.now()
        matter = DecidePowerCut(
            actor=teller.lead,
            case_id=case.pk,
            proceeding_id=matter.pk,
            notified_at=now,
            told_how=f"直接送达，{case.enterprise.principal}签收",
            starts_at=earliest_start(matter, now) or now,
        ).execute()
    with teller.at(16):
        NotifySupplier(
            actor=teller.lead,
            case_id=case.pk,
            proceeding_id=matter.pk,
            supplier=matter.supplier,
            receiver="许调度（示例）",
            starts_at=matter.starts_at or now,
        ).execute()
    return True


def _approved(teller: Teller, case: CaseFile) -> PowerCut:
    refused = FieldMeasure.objects.filter(findings__in=[each.finding for each in findings_of(case)]).get()
    with teller.at(9):
        matter = ConsiderPowerCut(
            actor=teller.lead,
            case_id=case.pk,
            supply=POWER,
            scope="砂光车间动力线路；消防、应急照明除外",
            supplier="永春供电公司（示例）",
            order_number=refused.document.number,
            ordered_on=refused.served_on,
            hazard="砂光车间干式除尘系统未设置泄爆装置。",
            criterion="《工贸企业重大事故隐患判定标准》（条款待核定）",
            non_compliance="复查时砂光车间仍在生产，有现场照片和整改复查意见书证明。",
            observed_on=teller.day,
            danger="粉尘持续积聚，有发生粉尘爆炸的现实危险。",
            safety="保留消防、应急照明用电，通知该单位先停机、后断电。",
        ).execute()
        RequestPowerCut(
            actor=teller.lead, case_id=case.pk, proceeding_id=matter.pk, opinion="建议停止供电。"
        ).execute()
    with teller.at(11):
        return ApprovePowerCut(
            actor=teller.leader, case_id=case.pk, proceeding_id=matter.pk, opinion="同意停止供电。"
        ).execute()
