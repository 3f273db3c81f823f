"""Sealing and seizing (查封、扣押) on the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from lianzhi.cases.actions.approve_measure import ApproveMeasure
from lianzhi.cases.actions.consider_measure import ConsiderMeasure
from lianzhi.cases.actions.dispose_measure import DisposeMeasure
from lianzhi.cases.actions.extend_measure import ExtendMeasure
from lianzhi.cases.actions.hand_over_measure import HandOverMeasure
from lianzhi.cases.actions.impose_measure import ImposeMeasure
from lianzhi.cases.actions.impose_urgently import ImposeUrgently
from lianzhi.cases.actions.make_up_approval import MakeUpApproval
from lianzhi.cases.actions.refuse_measure import RefuseMeasure
from lianzhi.cases.actions.release_measure import ReleaseMeasure
from lianzhi.cases.actions.request_measure import RequestMeasure
from lianzhi.cases.constants import BEFORE_DECISION
from lianzhi.cases.models import CaseFile, Measure
from lianzhi.cases.selectors import is_handler
from lianzhi.cases.services.measures import IN_FORCE, facts_of_measure, has_expired, last_day
from lianzhi.cases.services.papers import cited
from lianzhi.cases.services.terms import term
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.core.sentences import bare
from lianzhi.desk.cases.forms.measure import (
    ConsiderMeasureForm,
    DisposeMeasureForm,
    ExtendMeasureForm,
    HandOverMeasureForm,
    ReleaseMeasureForm,
    SceneForm,
    UrgentSceneForm,
)
from lianzhi.desk.cases.forms.opinions import HandlerOpinionForm, OpinionForm
from lianzhi.desk.cases.proceedings.kinds import Clock, Kind, built, started
from lianzhi.desk.cases.proceedings.wording import approval_pairs, goods_lines, paper
from lianzhi.desk.cases.steps.shapes import ActPage
from lianzhi.desk.parts.shapes import Pair
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import refusal

Page = ActPage[Measure]
# What only the form of a step can answer.
ASKED = frozenset(
    {
        "urgency-missing",
        "measure-step-missing",
        "principal-approval-missing",
        "make-up-time-unknown",
        "extension-unreasoned",
        "extension-untold",
        "measure-outcome-missing",
        "release-ground-missing",
        "goods-not-returned",
        "measure-transfer-untold",
    }
)


def _may_start(actor: Actor, case: CaseFile) -> bool:
    return case.state in BEFORE_DECISION and is_handler(actor, case)


def _pairs(matter: Measure) -> list[Pair]:
    pairs = [
        Pair(label="措施", value="、".join(matter.kinds)),
        Pair(label="依据条款", value=cited(matter.basis) or "—"),
        Pair(label="清单", value=goods_lines(matter.goods), wide=True),
        Pair(label="理由", value=matter.reason, wide=True),
        Pair(label="存放地点和保管人", value=matter.storage, wide=True),
        *approval_pairs(matter),
    ]
    if matter.hazardous:
        pairs.append(Pair(label="批准层级", value="涉及危险化学品，须经主要负责人批准"))
    if matter.urgency:
        pairs.append(Pair(label="紧急情况", value=matter.urgency, wide=True))
    if matter.imposed_at:
        pairs.append(Pair(label="实施日期", value=clock.day_of(matter.imposed_at)))
    if matter.decision:
        pairs.append(Pair(label="决定书", value=paper(matter.decision)))
    if matter.is_extended:
        extended = f"{bare(matter.extension_reason)}；告知方式：{matter.extension_told}"
        pairs.append(Pair(label="延长的理由和告知", value=extended, wide=True))
    if matter.settled_on:
        pairs.append(Pair(label="结果", value=f"{matter.settled_on}　{matter.settled_how}", wide=True))
    return pairs


def _note(matter: Measure) -> str:
    last = last_day(matter)
    if matter.state in IN_FORCE and last is not None:
        return f"期限至{last.due}"
    return "、".join(each["name"] for each in matter.goods)


def _clocks(matter: Measure) -> list[Clock]:
    if matter.state not in IN_FORCE or matter.imposed_at is None:
        return []
    found = []
    if matter.state == "urgent":
        found.append(Clock("补办批准", term("seizure-urgent-approval", matter.imposed_at)))
    last = last_day(matter)
    if last is not None:
        found.append(Clock("查封、扣押期限", last))
    return found


def _alarms(matter: Measure, today: date) -> list[Refusal]:
    found = []
    until = matter.approve_until
    if matter.state == "urgent" and until is not None and clock.now() > until:
        words = until.astimezone(clock.SHANGHAI).isoformat(" ", "minutes")
        found.append(refusal("make-up-late", until=words))
    last = last_day(matter)
    if has_expired(matter, today) and last is not None:
        found.append(refusal("measure-expired", until=str(last.due)))
    return found


def _scene_initial(_actor: Actor, matter: Measure) -> dict[str, Any]:
    party = matter.case.party
    return {
        "place": party.get("address", ""),
        "attendee": party.get("representative", ""),
        "reply": "听清楚了。",
        "statement": "当事人未提出。",
    }


DECIDING: dict[str, Page] = {
    "request-measure": Page(
        title="报请批准查封、扣押",
        button="报请批准",
        effect="报机关负责人批准；涉及危险化学品的，由主要负责人批准。批准之前不得实施，情况紧急的除外。",
        said="已报请批准。",
        form=HandlerOpinionForm,
        build=built(RequestMeasure),
        initial=lambda _a, _m: {"opinion": "有依据、确有必要，建议依法查封、扣押。"},
    ),
    "approve-measure": Page(
        title="批准查封、扣押",
        button="批准",
        effect="生成《行政强制审批表》。",
        said="已批准。",
        form=OpinionForm,
        build=built(ApproveMeasure),
        initial=lambda _a, _m: {"opinion": "同意。实施时告知当事人理由、依据、权利和救济途径。"},
    ),
    "refuse-measure": Page(
        title="不予批准查封、扣押",
        button="不予批准",
        effect="本事项办结，不得实施。",
        said="已决定不予批准。",
        tone="danger",
        form=OpinionForm,
        build=built(RefuseMeasure),
    ),
    "impose-measure": Page(
        title="实施查封、扣押",
        button="登记实施",
        effect="生成决定书、清单和现场笔录；期限自实施之日起计算。",
        said="已登记实施，请在期限内作出处理决定或者解除。",
        tone="danger",
        form=SceneForm,
        build=built(ImposeMeasure),
        initial=_scene_initial,
    ),
    "impose-urgently": Page(
        title="情况紧急，当场实施",
        button="登记当场实施",
        effect="生成决定书、清单和现场笔录；须在法定时限内报告并补办批准，逾期只能解除。",
        said="已登记当场实施，请立即报告负责人补办批准。",
        tone="danger",
        form=UrgentSceneForm,
        build=built(ImposeUrgently),
        initial=_scene_initial,
    ),
    "make-up-approval": Page(
        title="补办批准",
        button="补办批准",
        effect="生成《行政强制审批表》；认为不应当采取的，应当立即解除。",
        said="已补办批准。",
        form=OpinionForm,
        build=built(MakeUpApproval),
        initial=lambda _a, _m: {"opinion": "情况属实，同意补办。"},
    ),
}
ENDING: dict[str, Page] = {
    "extend-measure": Page(
        title="延长查封、扣押期限",
        button="延长期限",
        effect="生成《延长查封扣押期限决定书》，书面告知当事人并说明理由；只能延长一次。",
        said="已延长期限。",
        form=ExtendMeasureForm,
        build=built(ExtendMeasure),
    ),
    "dispose": Page(
        title="作出处理决定",
        button="作出处理决定",
        effect="生成《查封扣押处理决定书》，送达当事人。",
        said="已作出处理决定。",
        tone="danger",
        form=DisposeMeasureForm,
        build=built(DisposeMeasure),
    ),
    "hand-over-with-case": Page(
        title="财物随案移送",
        button="随案移送",
        effect="生成《查封扣押财物移送告知书》，书面告知当事人。",
        said="已登记随案移送。",
        form=HandOverMeasureForm,
        build=built(HandOverMeasure),
    ),
    "release": Page(
        title="解除查封、扣押",
        button="解除并退还",
        effect="生成《解除查封扣押决定书》，立即退还财物。",
        said="已解除。",
        form=ReleaseMeasureForm,
        build=built(ReleaseMeasure),
    ),
}

KIND = Kind(
    slug="measure",
    model=Measure,
    start=ActPage[CaseFile](
        title="查封、扣押",
        button="登记拟采取的措施",
        effect="登记后报机关负责人批准；情况紧急的，可以当场实施后补办批准。",
        said="已登记，请报请批准。",
        form=ConsiderMeasureForm,
        build=started(ConsiderMeasure),
        initial=lambda _a, _c: {"basis": "安全生产法/65/1/4"},
    ),
    steps={**DECIDING, **ENDING},
    pairs=_pairs,
    note=_note,
    may_start=_may_start,
    facts=lambda matter, _today: {"measure": facts_of_measure(matter)},
    clocks=_clocks,
    alarms=_alarms,
    asked_by_the_form=ASKED,
)
