"""Registered evidence (先行登记保存) on the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from lianzhi.cases.actions.approve_registration import ApproveRegistration
from lianzhi.cases.actions.consider_registration import ConsiderRegistration
from lianzhi.cases.actions.dispose_registered import DisposeRegistered
from lianzhi.cases.actions.refuse_registration import RefuseRegistration
from lianzhi.cases.actions.register_evidence import RegisterEvidence
from lianzhi.cases.actions.request_registration import RequestRegistration
from lianzhi.cases.actions.return_registered import ReturnRegistered
from lianzhi.cases.constants import BEFORE_DECISION
from lianzhi.cases.models import CaseFile, EvidenceRegistration
from lianzhi.cases.selectors import is_handler
from lianzhi.cases.services.registrations import facts_of_registration, has_lapsed
from lianzhi.cases.services.terms import term
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.forms.opinions import HandlerOpinionForm, OpinionForm
from lianzhi.desk.cases.forms.registration import (
    ConsiderRegistrationForm,
    DisposeRegisteredForm,
    RegisterForm,
    ReturnRegisteredForm,
)
from lianzhi.desk.cases.proceedings.kinds import Clock, Kind, built, started
from lianzhi.desk.cases.proceedings.wording import approval_pairs, goods_lines
from lianzhi.desk.cases.steps.shapes import ActPage
from lianzhi.desk.parts.shapes import Pair
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import refusal, registration_outcomes

Page = ActPage[EvidenceRegistration]


def _may_start(actor: Actor, case: CaseFile) -> bool:
    return case.state in BEFORE_DECISION and is_handler(actor, case)


def _pairs(matter: EvidenceRegistration) -> list[Pair]:
    pairs = [
        Pair(label="证据", value=goods_lines(matter.goods), wide=True),
        Pair(label="登记保存的理由", value=f"{matter.ground}：{matter.reason}", wide=True),
        Pair(label="保存地点、方式和保管人", value=matter.keeping, wide=True),
        *approval_pairs(matter),
    ]
    if matter.registered_on:
        pairs.append(Pair(label="登记保存日期", value=matter.registered_on))
    if matter.settled_on:
        known = {each.key: each.title for each in registration_outcomes()}
        done = f"{matter.settled_on}　{known[matter.outcome]}：{matter.settled_how}"
        pairs.append(Pair(label="处理", value=done, wide=True))
    return pairs


def _note(matter: EvidenceRegistration) -> str:
    if matter.state == "registered":
        return f"应当在{matter.due_on}前作出处理决定"
    return "、".join(each["name"] for each in matter.goods)


def _clocks(matter: EvidenceRegistration) -> list[Clock]:
    if matter.state != "registered" or matter.registered_on is None:
        return []
    return [Clock("对登记保存的证据作出处理决定", term("evidence-registration", matter.registered_on))]


def _alarms(matter: EvidenceRegistration, today: date) -> list[Refusal]:
    if matter.due_on is None or not has_lapsed(matter, today):
        return []
    return [refusal("registration-expired", until=matter.due_on.isoformat())]


def _register_initial(_actor: Actor, matter: EvidenceRegistration) -> dict[str, Any]:
    return {**today_initial("registered_on"), "place": matter.case.party.get("address", "")}


STEPS: dict[str, Page] = {
    "request-registration": Page(
        title="报请批准先行登记保存",
        button="报请批准",
        effect="报机关负责人批准；批准之前不得登记保存。",
        said="已报请批准。",
        form=HandlerOpinionForm,
        build=built(RequestRegistration),
        initial=lambda _a, _m: {"opinion": "上列物品是认定本案事实的证据，建议先行登记保存。"},
    ),
    "approve-registration": Page(
        title="批准先行登记保存",
        button="批准",
        effect="生成《先行登记保存证据审批表》。",
        said="已批准。",
        form=OpinionForm,
        build=built(ApproveRegistration),
        initial=lambda _a, _m: {"opinion": "同意先行登记保存，并在法定期限内作出处理决定。"},
    ),
    "refuse-registration": Page(
        title="不予批准先行登记保存",
        button="不予批准",
        effect="本事项办结，不得登记保存。",
        said="已决定不予批准。",
        tone="danger",
        form=OpinionForm,
        build=built(RefuseRegistration),
    ),
    "register": Page(
        title="登记保存",
        button="登记保存",
        effect="生成通知书和清单，交当事人；处理期限自登记保存的次日起算，届满未处理的应当立即退还。",
        said="已登记保存，请在期限内作出处理决定。",
        intro="当场清点，开具清单，由当事人和执法人员签名。",
        form=RegisterForm,
        build=built(RegisterEvidence),
        initial=_register_initial,
    ),
    "dispose-registered": Page(
        title="对登记保存的证据作出处理决定",
        button="作出处理决定",
        effect="生成《先行登记保存证据处理审批表》和《先行登记保存证据处理决定书》，送达当事人。",
        said="已作出处理决定。",
        form=DisposeRegisteredForm,
        build=built(DisposeRegistered),
        initial=lambda _a, _m: {"opinion": "同意按上述方式处理。"},
    ),
    "return-registered": Page(
        title="退还登记保存的证据",
        button="登记退还",
        effect="登记保存解除，生成载明退还的处理决定书。",
        said="已登记退还。",
        form=ReturnRegisteredForm,
        build=built(ReturnRegistered),
        initial=lambda _a, _m: today_initial("returned_on"),
    ),
}

KIND = Kind(
    slug="registration",
    model=EvidenceRegistration,
    start=ActPage[CaseFile](
        title="先行登记保存证据",
        button="登记拟保存的证据",
        effect="登记后报机关负责人批准；先行登记保存只用于保全证据，不得代替查封、扣押。",
        said="已登记，请报请批准。",
        form=ConsiderRegistrationForm,
        build=started(ConsiderRegistration),
    ),
    steps=STEPS,
    pairs=_pairs,
    note=_note,
    may_start=_may_start,
    facts=lambda matter, _today: {"measure": facts_of_registration(matter)},
    clocks=_clocks,
    alarms=_alarms,
    asked_by_the_form=frozenset({"registration-outcome-missing"}),
)
