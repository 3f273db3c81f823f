"""Power or civil explosives cut off (停止供电、停止供应民用爆炸物品) on the desk."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from lianzhi.cases.actions.amend_power_cut import AmendPowerCut
from lianzhi.cases.actions.approve_power_cut import ApprovePowerCut
from lianzhi.cases.actions.consider_power_cut import ConsiderPowerCut
from lianzhi.cases.actions.decide_power_cut import DecidePowerCut
from lianzhi.cases.actions.drop_power_cut import DropPowerCut
from lianzhi.cases.actions.lift_power_cut import LiftPowerCut
from lianzhi.cases.actions.notify_supplier import NotifySupplier
from lianzhi.cases.actions.power_cut_plan import PowerCutPlan
from lianzhi.cases.actions.refuse_power_cut import RefusePowerCut
from lianzhi.cases.actions.request_power_cut import RequestPowerCut
from lianzhi.cases.models import CaseFile, PowerCut
from lianzhi.cases.selectors import findings_of, is_handler
from lianzhi.cases.services.papers import cited
from lianzhi.cases.services.power_cuts import (
    BASIS,
    MAY_BEGIN,
    POWER,
    RULE,
    earliest_start,
    facts_of_cut,
    without_advance,
)
from lianzhi.cases.services.terms import term
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.forms.opinions import HandlerOpinionForm, OpinionForm
from lianzhi.desk.cases.forms.power_cut import (
    ConsiderPowerCutForm,
    DecidePowerCutForm,
    EndPowerCutForm,
    LiftPowerCutForm,
    NotifySupplierForm,
)
from lianzhi.desk.cases.proceedings.kinds import Clock, Kind, built, started
from lianzhi.desk.cases.proceedings.wording import approval_pairs, paper
from lianzhi.desk.cases.steps.shapes import ActPage
from lianzhi.desk.parts.shapes import Pair
from lianzhi.desk.parts.words import day_words
from lianzhi.inspections.constants import FIELD_MEASURES
from lianzhi.inspections.selectors import standing_measures_of

Page = ActPage[PowerCut]
# What only the form of a step can answer.
ASKED = frozenset(
    {
        "power-cut-principal-missing",
        "power-cut-untold",
        "power-cut-time-unknown",
        "power-cut-restore-unreasoned",
    }
)


def _may_start(actor: Actor, case: CaseFile) -> bool:
    return case.state in MAY_BEGIN and is_handler(actor, case)


def _minute(instant: datetime | None) -> str:
    return day_words(instant) if instant else ""


def _pairs(matter: PowerCut) -> list[Pair]:
    order = f"{matter.order_number}（{matter.ordered_on}）" if matter.order_number else "—"
    refused = f"{matter.observed_on}　{matter.non_compliance}"
    pairs = [
        Pair(label="措施", value=matter.supply),
        Pair(label="依据条款", value=cited(BASIS)),
        Pair(label="范围", value=matter.scope, wide=True),
        Pair(label="供应单位", value=matter.supplier),
        Pair(label="原决定", value=order),
        Pair(
            label="重大事故隐患",
            value=f"{matter.hazard or '—'}（判定依据：{matter.criterion or '—'}）",
            wide=True,
        ),
        Pair(label="拒不执行的事实", value=refused, wide=True),
        Pair(label="现实危险", value=matter.danger, wide=True),
        Pair(label="保证安全的措施", value=matter.safety, wide=True),
        *approval_pairs(matter),
    ]
    if matter.notified_at:
        told = f"{_minute(matter.notified_at)}　{matter.told_how}"
        pairs.append(Pair(label="通知生产经营单位", value=told, wide=True))
    if matter.emergency:
        label = "紧急情形（未提前通知）" if without_advance(matter) else "紧急情形"
        pairs.append(Pair(label=label, value=matter.emergency, wide=True))
    if matter.decision:
        pairs.append(Pair(label="决定书", value=paper(matter.decision)))
    if matter.supplier_notice:
        who = f"{matter.supplier_notice.number}　{matter.supplier_receiver}签收"
        pairs.append(Pair(label="通知供应单位", value=who))
    if matter.starts_at:
        pairs.append(Pair(label="起始时间", value=_minute(matter.cut_at or matter.starts_at)))
    if matter.settled_on:
        pairs.append(Pair(label="结果", value=f"{matter.settled_on}　{matter.settled_how}", wide=True))
    return pairs


def _note(matter: PowerCut) -> str:
    if matter.state in {"decided", "cut"}:
        return f"{matter.supply}，自{_minute(matter.cut_at or matter.starts_at)}起"
    return f"{matter.supply}：{matter.scope}"


def _clocks(matter: PowerCut) -> list[Clock]:
    if (
        matter.state != "decided"
        or matter.notified_at is None
        or matter.supply != POWER
        or without_advance(matter)
    ):
        return []
    # It forbids to begin before its end; once over it presses nobody.
    waits = term(RULE, matter.notified_at)
    earliest = earliest_start(matter, matter.notified_at)
    over = earliest is not None and clock.now() >= earliest
    return [] if over else [Clock("停止供电前通知生产经营单位", waits)]


def _consider_initial(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    """The stop order of the case's visits that still stands, where there is one."""
    found = standing_measures_of({each.finding.inspection_id for each in findings_of(case) if each.finding})
    order = next((each for each in found if set(each.measures) != {FIELD_MEASURES[0]}), None)
    if order is None:
        return today_initial("observed_on")
    hazards = "；".join(f"{each.location}：{each.description}" for each in order.findings.all())
    return {
        **today_initial("observed_on"),
        "order_number": order.document.number,
        "ordered_on": order.document.issued_on,
        "hazard": hazards,
    }


def _decide_initial(_actor: Actor, matter: PowerCut) -> dict[str, Any]:
    now = clock.now()
    return {"notified_at": now, "starts_at": earliest_start(matter, now) or now}


def _amend_initial(_actor: Actor, matter: PowerCut) -> dict[str, Any]:
    return {each.name: getattr(matter, each.name) for each in fields(PowerCutPlan)}


STEPS: dict[str, Page] = {
    "amend-power-cut": Page(
        title="补正拟停止供应的事项",
        button="保存",
        effect="报请批准以后不能再改。",
        said="已补正，请报请批准。",
        form=ConsiderPowerCutForm,
        build=built(AmendPowerCut),
        initial=_amend_initial,
    ),
    "request-power-cut": Page(
        title="报请批准停止供应",
        button="报请批准",
        effect="报本部门主要负责人批准；批准之前不得通知停止供应。",
        said="已报请批准。",
        form=HandlerOpinionForm,
        build=built(RequestPowerCut),
        initial=lambda _a, _m: {"opinion": "该单位拒不执行决定，有现实危险，建议依法停止供应。"},
    ),
    "approve-power-cut": Page(
        title="批准停止供应",
        button="批准",
        effect="生成《行政强制审批表》；只有主要负责人可以批准。",
        said="已批准。",
        tone="danger",
        form=OpinionForm,
        build=built(ApprovePowerCut),
        initial=lambda _a, _m: {"opinion": "同意。实施中保证安全，不得影响居民生活。"},
    ),
    "refuse-power-cut": Page(
        title="不予批准停止供应",
        button="不予批准",
        effect="本事项办结，不得停止供应。",
        said="已决定不予批准。",
        tone="danger",
        form=OpinionForm,
        build=built(RefusePowerCut),
    ),
    "decide-power-cut": Page(
        title="作出决定，通知生产经营单位",
        button="登记通知",
        effect="生成《停止供电（供应民用爆炸物品）决定书》，送达该单位；停止供电应当提前通知。",
        said="已登记通知，请书面通知供应单位。",
        tone="danger",
        form=DecidePowerCutForm,
        build=built(DecidePowerCut),
        initial=_decide_initial,
    ),
    "notify-supplier": Page(
        title="书面通知供应单位",
        button="登记通知",
        effect="生成《停止供电（供应民用爆炸物品）通知书》，交供应单位签收；有关单位应当予以配合。",
        said="已登记通知；该单位履行决定、消除隐患的，应当及时解除。",
        tone="danger",
        form=NotifySupplierForm,
        build=built(NotifySupplier),
        initial=lambda _a, matter: {"supplier": matter.supplier, "starts_at": matter.starts_at},
    ),
    "lift-power-cut": Page(
        title="解除并恢复供应",
        button="解除",
        effect="生成《恢复供电（供应民用爆炸物品）通知书》，交供应单位恢复供应。",
        said="已解除。",
        form=LiftPowerCutForm,
        build=built(LiftPowerCut),
        initial=lambda _a, _m: {"restored_at": clock.now()},
    ),
    "drop-power-cut": Page(
        title="不再实施停止供应",
        button="不再实施",
        effect="本事项办结，不通知供应单位停止供应；已经通知生产经营单位的，应当告知其不再实施。",
        said="已登记不再实施。",
        form=EndPowerCutForm,
        build=built(DropPowerCut),
    ),
}

KIND = Kind(
    slug="power-cut",
    model=PowerCut,
    start=ActPage[CaseFile](
        title="停止供电、停止供应民用爆炸物品",
        button="登记拟停止供应",
        effect="登记后报主要负责人批准；只对存在重大事故隐患、拒不执行停产停业等决定、有现实危险的单位采取。",
        said="已登记，请报请批准。",
        form=ConsiderPowerCutForm,
        build=started(ConsiderPowerCut),
        initial=_consider_initial,
    ),
    steps=STEPS,
    pairs=_pairs,
    note=_note,
    may_start=_may_start,
    facts=lambda matter, _today: {"power_cut": facts_of_cut(matter)},
    clocks=_clocks,
    asked_by_the_form=ASKED,
)
