"""The county bureau seals unsafe equipment: once as far as its lifting, once still running (示例).

A township may not: its delegation says nothing of compulsory measures (行政强制法 17).
"""

from __future__ import annotations

from datetime import timedelta

from lianzhi.cases.actions.approve_measure import ApproveMeasure
from lianzhi.cases.actions.consider_measure import ConsiderMeasure
from lianzhi.cases.actions.extend_measure import ExtendMeasure
from lianzhi.cases.actions.impose_measure import ImposeMeasure
from lianzhi.cases.actions.imposing import Scene
from lianzhi.cases.actions.release_measure import ReleaseMeasure
from lianzhi.cases.actions.request_measure import RequestMeasure
from lianzhi.cases.models import CaseFile, Measure
from lianzhi.cases.services.goods import Thing
from lianzhi.cases.services.measures import EXTENSION_REASONS, KINDS
from lianzhi.console.sample.telling import Teller
from lianzhi.core import clock
from lianzhi.kernel.procedure import measure_steps

PRESSES = (
    Thing(
        name="冲压机",
        spec="JB23-63型（示例）",
        unit="台",
        quantity="2",
        state="未安装双手操作和光电保护装置，断电后封存",
        remark="不符合保障安全生产的国家标准",
    ),
    Thing(
        name="冲压机配电箱",
        spec="XL-21型（示例）",
        unit="个",
        quantity="1",
        state="完好",
        remark="冲压机专用",
    ),
)


def seal(teller: Teller, case: CaseFile) -> bool:
    """Asked for, approved and imposed on one day; its term has some days left."""
    if not teller.lately(23):
        return False
    _sealed(teller, case)
    return True


def seal_and_lift(teller: Teller, case: CaseFile) -> bool:
    """Imposed, extended for a reason, lifted when the equipment is mended."""
    if not teller.later(1):
        return False
    matter = _sealed(teller, case)
    return _extend(teller, matter) and _lift(teller, matter)


def _sealed(teller: Teller, case: CaseFile) -> Measure:
    with teller.at(9):
        matter = ConsiderMeasure(
            actor=teller.lead,
            case_id=case.pk,
            kinds=(KINDS[1],),
            goods=PRESSES,
            reason="冲压机安全装置不符合保障安全生产的国家标准，复查时仍在使用，有断指和挤压伤害的危险。",
            basis="安全生产法/65/1/4",
            storage=f"就地封存于{case.party_name}冲压车间，由该单位保管",
        ).execute()
        RequestMeasure(
            actor=teller.lead, case_id=case.pk, proceeding_id=matter.pk, opinion="建议查封涉案设备。"
        ).execute()
    with teller.at(11):
        ApproveMeasure(
            actor=teller.leader, case_id=case.pk, proceeding_id=matter.pk, opinion="情况属实，同意查封。"
        ).execute()
    with teller.at(16):
        return ImposeMeasure(
            actor=teller.lead, case_id=case.pk, proceeding_id=matter.pk, scene=_scene(case)
        ).execute()


def _scene(case: CaseFile) -> Scene:
    return Scene(
        steps=frozenset(each.key for each in measure_steps()),
        started_at=clock.now() - timedelta(hours=2),
        ended_at=clock.now() - timedelta(hours=1),
        place=f"{case.party_name}冲压车间",
        attendee=f"{case.enterprise.principal}，主要负责人",
        reply="听清楚了，没有意见。",
        course="切断电源，逐台清点、拍照，粘贴封条，当场交付决定书和清单。",
    )


def _extend(teller: Teller, matter: Measure) -> bool:
    if not teller.later(20):
        return False
    with teller.at(10):
        ExtendMeasure(
            actor=teller.leader,
            case_id=matter.case.pk,
            proceeding_id=matter.pk,
            reason_kind=EXTENSION_REASONS[0],
            complexity="设备来源和改装经过涉及两家供应商，需要进一步查清。",
            told_how="当日直接送达主要负责人",
        ).execute()
    return True


def _lift(teller: Teller, matter: Measure) -> bool:
    if not teller.later(14):
        return False
    with teller.at(15):
        ReleaseMeasure(
            actor=teller.leader,
            case_id=matter.case.pk,
            proceeding_id=matter.pk,
            ground="no-longer-needed",
            receiver=matter.case.enterprise.principal,
            place=f"{matter.case.party_name}冲压车间",
            note="已加装双手操作和光电保护装置，经现场验收符合国家标准。",
        ).execute()
    return True
