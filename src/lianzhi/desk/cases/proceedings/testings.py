"""Testing and expert appraisal (检测、检验、鉴定) on the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from lianzhi.cases.actions.announce_period import AnnouncePeriod
from lianzhi.cases.actions.consider_testing import ConsiderTesting
from lianzhi.cases.actions.drop_testing import DropTesting
from lianzhi.cases.actions.entrust_testing import EntrustTesting
from lianzhi.cases.actions.prolong_testing import ProlongTesting
from lianzhi.cases.actions.receive_opinion import ReceiveOpinion
from lianzhi.cases.actions.take_samples import TakeSamples
from lianzhi.cases.actions.tell_opinion import TellOpinion
from lianzhi.cases.constants import BEFORE_DECISION
from lianzhi.cases.models import CaseFile, Measure, Testing
from lianzhi.cases.selectors import is_handler, matters_of
from lianzhi.cases.services.measures import IN_FORCE
from lianzhi.cases.services.testings import RUNNING, facts_of_testing
from lianzhi.core.actors import Actor
from lianzhi.desk.cases.fields import today_initial
from lianzhi.desk.cases.forms.testing import (
    ConsiderTestingForm,
    DropTestingForm,
    EntrustForm,
    ProlongTestingForm,
    ReceiveOpinionForm,
    TakeSamplesForm,
    TellOpinionForm,
    TellPeriodForm,
)
from lianzhi.desk.cases.proceedings.kinds import Kind, built, started
from lianzhi.desk.cases.proceedings.wording import goods_lines
from lianzhi.desk.cases.steps.shapes import ActPage
from lianzhi.desk.parts.shapes import Pair
from lianzhi.kernel.errors import Refusal
from lianzhi.kernel.procedure import refusal

Page = ActPage[Testing]
# What only the form of a step can answer.
ASKED = frozenset(
    {
        "testing-period-unclear",
        "testing-notice-missing",
        "testing-not-longer",
        "testing-opinion-missing",
        "testing-opinion-unsigned",
    }
)


def _may_start(actor: Actor, case: CaseFile) -> bool:
    return case.state in BEFORE_DECISION and is_handler(actor, case)


def _measures(_actor: Actor, case: CaseFile) -> dict[str, Any]:
    held = (each for each in matters_of(case, Measure) if each.state in IN_FORCE)
    return {"measures": [(each.pk, str(each)) for each in held]}


def _pairs(matter: Testing) -> list[Pair]:
    pairs = [
        Pair(label="种类", value=matter.kind),
        Pair(label="受托机构", value=f"{matter.institution}（{matter.qualification or '资质未登记'}）"),
        Pair(label="送检的物品", value=goods_lines(matter.goods), wide=True),
        Pair(label="需要回答的专门问题", value="；".join(matter.questions) or "—", wide=True),
    ]
    if matter.measure:
        pairs.append(Pair(label="物品所在的查封、扣押", value=str(matter.measure)))
    return [*pairs, *_period_pairs(matter), *_end_pairs(matter)]


def _period_pairs(matter: Testing) -> list[Pair]:
    pairs = []
    if matter.sampled_on:
        pairs.append(Pair(label="抽样取证", value=matter.sampled_on))
    if matter.started_on:
        pairs.append(Pair(label="期间", value=f"{matter.started_on}至{matter.until}"))
    if matter.letter:
        pairs.append(Pair(label="委托书", value=matter.letter.number))
    if matter.told_on:
        pairs.append(Pair(label="期间告知当事人", value=f"{matter.told_on}　{matter.told_how}", wide=True))
    return pairs


def _end_pairs(matter: Testing) -> list[Pair]:
    pairs = []
    if matter.opinion:
        came = f"{matter.ended_on}　{matter.opinion_number}　{matter.experts}：{matter.opinion}"
        pairs.append(Pair(label="意见", value=came, wide=True))
    if matter.opinion_told_on:
        pairs.append(
            Pair(label="意见告知当事人", value=f"{matter.opinion_told_on}　{matter.party_view}", wide=True)
        )
    if matter.ended_how:
        pairs.append(Pair(label="终止", value=f"{matter.ended_on or ''}　{matter.ended_how}", wide=True))
    return pairs


def _note(matter: Testing) -> str:
    if matter.state in RUNNING:
        return f"{matter.institution}应当在{matter.until}前提交意见"
    return f"{matter.kind}：{'、'.join(each['name'] for each in matter.goods)}"


def _alarms(matter: Testing, today: date) -> list[Refusal]:
    if matter.state in RUNNING and matter.until is not None and today > matter.until:
        return [refusal("testing-prolonged-late", until=matter.until.isoformat())]
    return []


STEPS: dict[str, Page] = {
    "take-samples": Page(
        title="抽样取证",
        button="登记抽样取证",
        effect="生成《抽样取证凭证》，一份交被抽样取证人。样品当场封存、编号。",
        said="已登记抽样取证。",
        form=TakeSamplesForm,
        build=built(TakeSamples),
        initial=lambda _a, matter: {"place": matter.case.party.get("address", "")},
    ),
    "entrust-testing": Page(
        title="委托机构检测、检验、鉴定",
        button="委托",
        effect="生成《鉴定委托书》，期间自今天开始，到约定的日期为止不计入办案期限（依据待核定）；费用由行政机关承担。",
        said="已委托，请书面告知当事人期间。",
        form=EntrustForm,
        build=built(EntrustTesting),
        initial=lambda _a, _m: today_initial("started_on"),
    ),
    "announce-period": Page(
        title="书面告知当事人期间",
        button="告知",
        effect="生成《检测、检验、鉴定期间告知书》。查封、扣押的物品，自告知之日起到期间届满不计入查封、扣押的期间。",
        said="已告知。",
        form=TellPeriodForm,
        build=built(AnnouncePeriod),
    ),
    "prolong-testing": Page(
        title="延长期间并告知当事人",
        button="延长",
        effect="重新生成《检测、检验、鉴定期间告知书》；开始日期不变，已经届满的期间不能延长。",
        said="已延长并告知。",
        form=ProlongTestingForm,
        build=built(ProlongTesting),
        initial=lambda _a, matter: {"told_how": matter.told_how},
    ),
    "receive-opinion": Page(
        title="登记收到意见",
        button="登记",
        effect="期间到收到之日为止，办案期限重新计算；意见书扫描件请登记为证据。",
        said="已登记，请将意见告知当事人。",
        form=ReceiveOpinionForm,
        build=built(ReceiveOpinion),
        initial=lambda _a, _m: today_initial("received_on"),
    ),
    "tell-opinion": Page(
        title="将意见告知当事人",
        button="登记告知",
        effect="本事项办结；当事人申请重新鉴定的，另行办理。",
        said="已登记告知。",
        form=TellOpinionForm,
        build=built(TellOpinion),
    ),
    "drop-testing": Page(
        title="终止委托",
        button="终止",
        effect="正在计算的期间到今天为止，本事项办结。",
        said="已终止。",
        tone="danger",
        form=DropTestingForm,
        build=built(DropTesting),
    ),
}

KIND = Kind(
    slug="testing",
    model=Testing,
    start=ActPage[CaseFile](
        title="抽样取证、检测检验鉴定",
        button="登记拟委托的事项",
        effect="登记后可以先抽样取证，再委托机构；期间应当明确，并书面告知当事人。",
        said="已登记。",
        form=ConsiderTestingForm,
        build=started(ConsiderTesting),
        choices=_measures,
    ),
    steps=STEPS,
    pairs=_pairs,
    note=_note,
    may_start=_may_start,
    facts=lambda matter, _today: {"testing": facts_of_testing(matter)},
    alarms=_alarms,
    asked_by_the_form=ASKED,
)
