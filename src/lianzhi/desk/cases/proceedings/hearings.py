"""Hearings (听证) on the desk."""

from __future__ import annotations

from typing import Any

from lianzhi.cases.actions.appoint_chair import AppointChair
from lianzhi.cases.actions.end_hearing import EndHearing
from lianzhi.cases.actions.hold_hearing import HoldHearing
from lianzhi.cases.actions.notify_hearing import NotifyHearing
from lianzhi.cases.actions.open_hearing import OpenHearing
from lianzhi.cases.actions.report_hearing import ReportHearing
from lianzhi.cases.actions.withdraw_hearing import WithdrawHearing
from lianzhi.cases.constants import HearingChoice
from lianzhi.cases.models import CaseFile, HearingSession
from lianzhi.cases.selectors import is_handler, matters_of
from lianzhi.cases.services.hearings import facts_of_hearing
from lianzhi.cases.services.terms import term
from lianzhi.core import clock
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.choices import officers_for_hearing
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.forms.hearing import (
    AppointChairForm,
    EndHearingForm,
    HoldHearingForm,
    NotifyHearingForm,
    OpenHearingForm,
    ReportHearingForm,
    WithdrawHearingForm,
)
from lianzhi.desk.cases.proceedings.kinds import Clock, Kind, built, started
from lianzhi.desk.cases.proceedings.wording import paper
from lianzhi.desk.cases.steps.shapes import ActPage
from lianzhi.desk.parts.shapes import Pair
from lianzhi.desk.parts.words import day_words

Page = ActPage[HearingSession]
ASKED = frozenset(
    {
        "hearing-chair-missing",
        "hearing-notice-missing",
        "hearing-closed",
        "too-many-agents",
        "investigator-absent",
        "hearing-record-unsigned",
        "party-not-absent",
        "hearing-report-missing",
    }
)


def _may_start(actor: Actor, case: CaseFile) -> bool:
    asked = case.hearing == HearingChoice.REQUESTED
    return asked and is_handler(actor, case) and not matters_of(case, HearingSession)


def _pairs(matter: HearingSession) -> list[Pair]:
    pairs = [Pair(label="当事人要求听证", value=matter.requested_on)]
    if matter.chair:
        pairs.append(Pair(label="主持人", value=matter.chair.name))
        pairs.append(Pair(label="听证员、书记员", value=f"{matter.members or '未设听证员'}；{matter.clerk}"))
    if matter.held_at and matter.notified_on:
        when = matter.held_at.astimezone(clock.SHANGHAI)
        pairs.append(Pair(label="通知送达", value=matter.notified_on))
        pairs.append(Pair(label="时间、地点", value=f"{day_words(when)}　{matter.place}", wide=True))
        openness = "公开举行" if matter.is_public else f"不公开举行：{matter.secrecy_ground}"
        pairs.append(Pair(label="举行方式", value=openness))
    if matter.investigators_view:
        pairs.append(Pair(label="调查人员的意见", value=matter.investigators_view, wide=True))
    if matter.party_view:
        pairs.append(Pair(label="当事人的意见", value=matter.party_view, wide=True))
    if matter.record:
        pairs.append(Pair(label="听证笔录", value=paper(matter.record)))
    if matter.ended_how:
        pairs.append(Pair(label="终止、撤回", value=matter.ended_how, wide=True))
    return pairs


def _note(matter: HearingSession) -> str:
    if matter.held_at is None:
        return f"当事人{matter.requested_on}要求听证"
    return f"{day_words(matter.held_at)}在{matter.place}举行"


def _clocks(matter: HearingSession) -> list[Clock]:
    if matter.held_at is None or matter.state != "notified":
        return []
    return [Clock("最迟通知听证", term("hearing-notice", clock.day_of(matter.held_at)))]


def _hold_initial(_actor: Actor, matter: HearingSession) -> dict[str, Any]:
    return {"ended_at": matter.held_at, "investigator_present": False}


STEPS: dict[str, Page] = {
    "appoint-chair": Page(
        title="指定主持人",
        button="指定",
        effect="主持人不得是本案调查人员；更换主持人后应当重新通知当事人。",
        said="已指定主持人。",
        form=AppointChairForm,
        build=built(AppointChair),
        choices=lambda _a, matter: {"officers": officers_for_hearing(matter.case)},
    ),
    "notify-hearing": Page(
        title="通知听证",
        button="登记通知",
        effect="生成《听证会通知书》；应当在举行听证的法定日数之前送达。",
        said="已登记通知。",
        form=NotifyHearingForm,
        build=built(NotifyHearing),
        initial=lambda _a, _m: today_initial("notified_on"),
    ),
    "hold-hearing": Page(
        title="举行听证",
        button="登记听证",
        effect="生成《听证笔录》；笔录应当交当事人或者其代理人核对无误后签字或者盖章。",
        said="已登记听证，请提出听证报告。",
        form=HoldHearingForm,
        build=built(HoldHearing),
        initial=_hold_initial,
    ),
    "end-for-absence": Page(
        title="终止听证",
        button="终止听证",
        effect="当事人无正当理由缺席或者中途退出的，视为放弃听证权利，终止听证。",
        said="已终止听证。",
        tone="danger",
        form=EndHearingForm,
        build=built(EndHearing),
    ),
    "withdraw-request": Page(
        title="撤回听证要求",
        button="登记撤回",
        effect="听证程序终结，案件继续办理。",
        said="已登记撤回。",
        form=WithdrawHearingForm,
        build=built(WithdrawHearing),
        initial=lambda _a, _m: today_initial("withdrawn_on"),
    ),
    "report-hearing": Page(
        title="提出听证报告",
        button="提出报告",
        effect="生成《听证会报告书》；行政机关应当根据听证笔录作出决定。",
        said="已提出听证报告。",
        form=ReportHearingForm,
        build=built(ReportHearing),
    ),
}

KIND = Kind(
    slug="hearing",
    model=HearingSession,
    start=ActPage[CaseFile](
        title="受理听证要求",
        button="受理",
        effect="受理后由机关负责人指定主持人，在法定日数之前通知当事人。",
        said="已受理，请机关负责人指定主持人。",
        form=OpenHearingForm,
        build=started(OpenHearing),
        initial=lambda _a, _c: today_initial("requested_on"),
    ),
    steps=STEPS,
    pairs=_pairs,
    note=_note,
    may_start=_may_start,
    facts=lambda matter, _today: {"oral_hearing": facts_of_hearing(matter)},
    clocks=_clocks,
    asked_by_the_form=ASKED,
)
