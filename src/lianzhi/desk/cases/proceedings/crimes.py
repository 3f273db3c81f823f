"""A suspected crime (涉嫌犯罪案件移送) on the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from lianzhi.cases.actions.approve_transfer import ApproveTransfer
from lianzhi.cases.actions.ask_supervision import AskSupervision
from lianzhi.cases.actions.hand_over_crime import HandOverCrime
from lianzhi.cases.actions.hand_over_goods import HandOverGoods
from lianzhi.cases.actions.object_to_refusal import ObjectToRefusal
from lianzhi.cases.actions.proceeding_step import ProceedingStep
from lianzhi.cases.actions.record_taken_up import RecordTakenUp
from lianzhi.cases.actions.record_transfer_receipt import RecordTransferReceipt
from lianzhi.cases.actions.record_turned_down import RecordTurnedDown
from lianzhi.cases.actions.refuse_transfer import RefuseTransfer
from lianzhi.cases.actions.report_crime import ReportCrime
from lianzhi.cases.actions.suspect_crime import SuspectCrime
from lianzhi.cases.actions.take_back_transfer import TakeBackTransfer
from lianzhi.cases.models import CaseFile, CrimeTransfer
from lianzhi.cases.selectors import FINAL, is_handler
from lianzhi.cases.services.crimes import facts_of_transfer, rule_from
from lianzhi.cases.services.facts import crime_facts_of
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.forms import crime as crime_forms
from lianzhi.desk.cases.module_page import reason_of
from lianzhi.desk.cases.proceedings.kinds import Clock, Kind
from lianzhi.desk.cases.steps.shapes import ActPage, Data
from lianzhi.desk.parts.shapes import Pair
from lianzhi.desk.parts.words import day_words
from lianzhi.kernel.crimes import Harm
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import refusal
from lianzhi.organisation.selectors import county_bureau

Page = ActPage[CrimeTransfer]
# What only the forms can answer.
ASKED = frozenset(
    {
        "crime-report-missing",
        "transfer-head-needed",
        "transfer-refusal-unreasoned",
        "transfer-material-missing",
        "transfer-receipt-missing",
        "police-answer-missing",
        "goods-not-handed-over",
        "transfer-clock-unknown",
    }
)


def _may_start(actor: Actor, case: CaseFile) -> bool:
    if case.state in FINAL or not is_handler(actor, case):
        return False
    return crime_facts_of(case).settled


def _suspect(actor: Actor, case: CaseFile, data: Data) -> SuspectCrime:
    harm = Harm(deaths=data["deaths"], injured=data["injured"], loss=data["loss"])
    return SuspectCrime(
        actor=actor, case_id=case.pk, signs=tuple(data["signs"]), harm=harm, other=data["other"]
    )


def _built(act: type[ProceedingStep[CrimeTransfer]]) -> Callable[[Actor, CrimeTransfer, Data], Any]:
    """An act whose fields are exactly those of its form."""
    return lambda actor, matter, data: act(
        actor=actor, case_id=matter.case.pk, proceeding_id=matter.pk, **data
    )


def _report_initial(_actor: Actor, matter: CrimeTransfer) -> dict[str, Any]:
    county = county_bureau().name.removesuffix("应急管理局")
    return {
        "report": matter.case.facts,
        "proposal": f"本案涉嫌{matter.offence}，建议移送公安机关。",
        "measures_taken": "无",
        "receiver": f"{county}公安局",
        "procuratorate": f"{county}人民检察院",
    }


def _pairs(matter: CrimeTransfer) -> list[Pair]:
    reasons = [reason_of(each["reason"]) for each in matter.suspicions]
    why = render_to_string("desk/cases/suspicions.html", {"reasons": reasons, "on": matter.created_at.date()})
    told = (
        ("拟移送的公安机关", matter.receiver),
        ("书面报告", matter.report),
        ("负责人意见", matter.decision_opinion),
        ("移送书", matter.letter.number if matter.letter else ""),
        ("回执", matter.receipt),
        ("公安机关答复", matter.police_answer),
        ("逾期原因", matter.late_reason),
        ("处理结果", matter.outcome),
    )
    return [
        Pair(label="涉嫌罪名", value=matter.offence, wide=True),
        *([Pair(label="理由", value=why, wide=True)] if reasons else []),
        *(Pair(label=label, value=value, wide=True) for label, value in told if value),
    ]


def _clocks(matter: CrimeTransfer) -> list[Clock]:
    reported = clock.day_of(matter.reported_at) if matter.reported_at else None
    starts = {
        "reported": ("决定是否移送", "crime-transfer-decision", reported),
        "received": ("公安机关决定是否立案", "crime-filing-decision", matter.received_on),
        "turned_down": ("提请公安机关复议", "crime-review-request", matter.answered_on),
        "taken_up": ("移交涉案物品和材料", "crime-materials-handover", matter.answered_on),
    }
    if matter.state not in starts:
        return []
    label, rule, start = starts[matter.state]
    found = rule_from(rule, start)
    return [Clock(label, found)] if found else []


def _alarms(matter: CrimeTransfer, today: date) -> list[Refusal]:
    late = (
        matter.state == "approved" and matter.hand_over_by is not None and clock.now() > matter.hand_over_by
    )
    if matter.state == "reported" and matter.decide_by is not None and today > matter.decide_by:
        return [refusal("transfer-decision-late", until=day_words(matter.decide_by))]
    return [refusal("transfer-handover-late", until=day_words(matter.hand_over_by))] if late else []


STEPS: dict[str, Page] = {
    "report-crime": Page(
        title="提出移送书面报告",
        button="提出报告",
        effect="由两名以上执法人员组成专案组核实后提出；报机关正职负责人或者主持工作的负责人在期限内决定。",
        said="已提出书面报告，等待负责人决定。",
        form=crime_forms.ReportCrimeForm,
        build=_built(ReportCrime),
        initial=_report_initial,
    ),
    "approve-transfer": Page(
        title="批准移送",
        button="批准移送",
        effect="批准后应当在期限内向同级公安机关移送，抄送人民检察院。",
        said="已批准移送，请在期限内移送。",
        tone="danger",
        form=crime_forms.DecideTransferForm,
        build=_built(ApproveTransfer),
        initial=lambda _a, _m: {"opinion": "同意移送。"},
    ),
    "refuse-transfer": Page(
        title="决定不移送",
        button="决定不移送",
        effect="理由记录在案；案件继续依法作行政处理。",
        said="已决定不移送。",
        tone="danger",
        form=crime_forms.DecideTransferForm,
        build=lambda actor, matter, data: RefuseTransfer(
            actor=actor,
            case_id=matter.case.pk,
            proceeding_id=matter.pk,
            opinion=data["opinion"],
            late_reason=data["late_reason"],
        ),
    ),
    "hand-over": Page(
        title="移送公安机关",
        button="移送",
        effect="生成编号的《案件移送书》；移送材料应当齐全。",
        said="已移送，请登记公安机关的签收。",
        form=crime_forms.HandOverCrimeForm,
        build=_built(HandOverCrime),
    ),
    "record-receipt": Page(
        title="登记公安机关签收",
        button="登记签收",
        effect="公安机关决定是否立案的期限自接受之日的次日起算。",
        said="已登记签收。",
        form=crime_forms.TransferReceiptForm,
        build=_built(RecordTransferReceipt),
        initial=lambda _a, _m: today_initial("received_on"),
    ),
    "record-taken-up": Page(
        title="登记立案通知",
        button="登记立案",
        effect="应当在期限内向公安机关移交涉案物品和材料；刑事处理结果作出前不作罚款决定。",
        said="已登记立案通知。",
        form=crime_forms.PoliceAnswerForm,
        build=_built(RecordTakenUp),
        initial=lambda _a, _m: today_initial("answered_on"),
    ),
    "record-turned-down": Page(
        title="登记不予立案通知",
        button="登记不予立案",
        effect="可以在期限内提请复议、建议立案监督，或者退回作行政处理。",
        said="已登记不予立案通知。",
        form=crime_forms.PoliceAnswerForm,
        build=_built(RecordTurnedDown),
        initial=lambda _a, _m: today_initial("answered_on"),
    ),
    "object": Page(
        title="提请公安机关复议",
        button="提请复议",
        effect="生成提请复议的文书，送公安机关。",
        said="已提请复议。",
        form=crime_forms.ContestForm,
        build=_built(ObjectToRefusal),
    ),
    "ask-supervision": Page(
        title="建议人民检察院立案监督",
        button="建议立案监督",
        effect="生成建议立案监督的文书，送人民检察院。",
        said="已建议立案监督。",
        form=crime_forms.ContestForm,
        build=_built(AskSupervision),
    ),
    "take-back": Page(
        title="退回作行政处理",
        button="登记退回",
        effect="依法不需要追究刑事责任或者免予刑事处罚的，本案恢复行政处理，可以依法作出处罚决定。",
        said="已登记，本案恢复行政处理。",
        form=crime_forms.TakeBackForm,
        build=_built(TakeBackTransfer),
    ),
    "hand-over-goods": Page(
        title="移交涉案物品和材料",
        button="登记移交",
        effect="生成交接清单。",
        said="已登记移交。",
        form=crime_forms.HandOverGoodsForm,
        build=_built(HandOverGoods),
    ),
}

KIND = Kind(
    slug="transfer",
    model=CrimeTransfer,
    start=ActPage[CaseFile](
        title="核对是否涉嫌犯罪",
        button="登记涉嫌犯罪",
        effect="登记后，在移送的结论作出之前，本案不得作出罚款决定（不得以行政处罚代替移送）。",
        said="已登记涉嫌犯罪，请核实后提出书面报告。",
        intro="只勾选有证据指向的情形。系统按刑法条文给出涉嫌的罪名和理由；是否构成犯罪由司法机关认定。",
        form=crime_forms.SuspectCrimeForm,
        build=_suspect,
    ),
    steps=STEPS,
    pairs=_pairs,
    note=lambda matter: f"涉嫌{matter.offence}",
    may_start=_may_start,
    facts=lambda matter, today: {"transfer": facts_of_transfer(matter, today)},
    clocks=_clocks,
    alarms=_alarms,
    asked_by_the_form=ASKED,
)
