"""Each step's page: it opens, it does its deed, and a refusal keeps what was typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.constants import CaseState, HearingChoice
from lianzhi.cases.models import CaseFile, Inquiry
from lianzhi.cases.selectors import latest_notice
from lianzhi.core import clock
from lianzhi.desk.cases.steps import STEPS
from lianzhi.kernel.types import Money
from tests.cases.file import File
from tests.people import Person

ClientFor = Callable[[Person], Client]

HIGH = {"stage": "overdue", "amount": Money.yuan(110000)}
SERVICE = {"method": "direct", "receiver": "郑主要（示例）", "place": "五里街镇（示例）"}
REVIEW = dict.fromkeys(
    ("subject", "facts", "law", "discretion", "procedure", "scope", "documents", "crime"), "合法"
)


def step_of(case: CaseFile, act: str) -> str:
    if act == "propose-penalty":
        return reverse("cases:propose", args=[case.pk])
    return reverse("cases:step", args=[case.pk, act])


def today() -> str:
    return clock.today().isoformat()


def inquiry(**given: object) -> dict[str, object]:
    start = clock.now() - timedelta(hours=1)
    return {
        "name": "张安全（示例）",
        "sex": "男",
        "birth": "1980-03-04",
        "identifier": "示例证件",
        "phone": "0595-3",
        "address": "五里街镇（示例）",
        "workplace": "示例厂",
        "post": "安全管理人员",
        "relation": "工作人员",
        "place": "询问室",
        "started_at": f"{start:%Y-%m-%dT%H:%M}",
        "ended_at": f"{clock.now():%Y-%m-%dT%H:%M}",
        "reply": "不申请回避。",
        "exchanges": "问：谁管理收集池？\n答：设备部。",
        **given,
    }


@pytest.mark.parametrize(
    ("stage", "act", "who", "data", "state"),
    [
        ("opened", "submit-filing", "officer", {"opinion": "建议立案。"}, "filing_submitted"),
        ("submitted", "approve-filing", "leader", {"opinion": "同意立案。"}, "investigation"),
        ("submitted", "refuse-filing", "leader", {"opinion": "不予立案。"}, "not_filed"),
        ("proposed", "submit-review", "officer", {}, "under_review"),
        ("under_review", "return-review", "legal_reviewer", {"problems": "缺签名｜行政处罚法"}, "returned"),
        ("under_review", "pass-review", "legal_reviewer", {"opinion": "同意。", **REVIEW}, "reviewed"),
        ("reviewed", "issue-notice", "officer", {}, "notified"),
        ("heard", "decide", "leader", {"amount": "20000", "opinion": "同意处罚。"}, "decided"),
        ("paid", "submit-closure", "officer", {"opinion": "建议结案。"}, "closure_submitted"),
        ("closed", "archive", "officer", {}, "archived"),
    ],
)
def test_a_step_is_done_on_its_page_once(
    file: File, client_for: ClientFor, stage: str, act: str, who: str, data: dict[str, str], state: str
) -> None:
    case = getattr(file, stage)()
    address = step_of(case, act)
    client = client_for(file.person(who))
    assert client.get(address).status_code == 200
    for name, status in (("supervisor", 403), ("stranger", 404)):
        assert client_for(file.person(name)).post(address, data).status_code == status
    if data:
        assert client.post(address, {}).status_code == 422
    done = client.post(address, data)
    assert done.status_code == 302
    assert file.fresh(case).state == state
    again = client.post(address, data)
    assert again.status_code == 409
    assert all(typed in again.content.decode() for name, typed in data.items() if name == "opinion")


def test_every_step_page_opens_for_who_may_see_the_case(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    client = client_for(file.person("officer"))
    for act in STEPS:
        assert client.get(step_of(case, act)).status_code == 200
    for unknown in ("nonsense", "propose"):
        assert client.get(step_of(case, unknown)).status_code == 404


def test_an_inquiry_is_typed_as_questions_and_answers(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    client, address = client_for(file.person("officer")), step_of(case, "inquiry")
    for wrong in (
        {"exchanges": "问：没有回答？"},
        {"exchanges": "答：没有提问。"},
        {"exchanges": "随便写的一行"},
        {"started_at": "2026/03/10 25:99"},
        {"birth": "19800304"},
        {"ended_at": "2099-01-01T10:00"},
    ):
        refused = client.post(address, inquiry(**wrong))
        assert refused.status_code == 422
        assert "张安全（示例）" in refused.content.decode()
    assert client.post(address, inquiry()).status_code == 302
    assert Inquiry.objects.get().answers == [{"question": "谁管理收集池？", "answer": "设备部。"}]


def test_a_penalty_is_weighed_and_proposed(file: File, client_for: ClientFor) -> None:
    case = file.investigated()
    client, address = client_for(file.person("officer")), step_of(case, "propose-penalty")
    assert "复查已确认逾期未改正" not in client.get(address).content.decode()
    assert "5万元" in client.get(f"{address}?stage=overdue").content.decode()
    for garbage in ("?stage=nonsense", "?factors=x", "?stage=base&prefer=zzz", "?stage="):
        assert client.get(address + garbage).status_code in {200, 422}
    data = {"stage": "base", "amount": "20000", "reason": "一般情节。", "course": "依法调查。"}
    for wrong, said in (
        ({"amount": "-1"}, ""),
        ({"amount": "一万"}, ""),
        ({"amount": "99999999999999999"}, ""),
        ({"amount": "60000"}, "超出法定幅度"),
        ({"reason": ""}, ""),
    ):
        refused = client.post(address, {**data, **wrong})
        assert refused.status_code == 422
        assert said in refused.content.decode()
        assert "依法调查。" in refused.content.decode()
    assert client.post(address, data).status_code == 302
    assert file.fresh(case).state == CaseState.PROPOSED


def test_the_page_asks_the_countys_figure_compares_both_days_and_says_what_would_turn_it(
    file: File, client_for: ClientFor
) -> None:
    case = file.investigated()
    client, address = client_for(file.person("officer")), step_of(case, "propose-penalty")
    first = client.get(address).content.decode()
    assert "应设未设警示标志的部位（处）" in first
    assert "从轻减轻处罚清单" not in first
    assert "不予处罚清单：个别部位警示标志缺失" in first
    assert "本县记录中没有该当事人的其他处罚决定" in first
    page = client.get(f"{address}?stage=base&count=4")
    text = page.content.decode()
    assert "一般处罚，建议罚款1万元以上3万元以下" in text
    assert "如果情况不同，结果会怎样" in text
    assert "两个日期的法律比较" not in text
    assert page.context["form"].initial["count"] == 4
    wrong = client.get(f"{address}?stage=base&count=0")
    assert wrong.status_code == 422
    assert 'id="id_count-error"' in wrong.content.decode()
    with setup_writes("tests: an older text"):
        CaseFile.objects.update(conduct_on=date(2021, 7, 14))
    both = client.get(f"{address}?stage=base").content.decode()
    assert "两个日期的法律比较" in both
    assert both.count("看这一天的完整推理") == 2
    data = {"stage": "base", "count": "4", "reason": "一般情节。", "course": "依法调查。"}
    assert client.post(address, {**data, "amount": "50000"}).status_code == 422
    assert client.post(address, {**data, "amount": "20000"}).status_code == 302


def test_the_partys_other_open_case_is_weighed_apart_and_added(file: File, client_for: ClientFor) -> None:
    case = file.investigated()
    client, address = client_for(file.person("officer")), step_of(case, "propose-penalty")
    assert "同一当事人的在办案件" not in client.get(f"{address}?stage=base").content.decode()
    other = file.opened()
    with setup_writes("tests: another violation"):
        CaseFile.objects.filter(pk=other.pk).update(penalty="安全生产法/97/1/7")
    page = client.get(f"{address}?stage=base").content.decode()
    assert "同一当事人的在办案件" in page
    assert "对单位合计15万元以下" in page
    assert "relation=same_act" in page
    with setup_writes("tests: another party"):
        CaseFile.objects.filter(pk=other.pk).update(party_identifier="另一当事人")
    assert "同一当事人的在办案件" not in client.get(f"{address}?stage=base").content.decode()


def test_the_first_stage_is_not_offered_where_re_inspection_proved_overdue(
    file: File, client_for: ClientFor
) -> None:
    case = file.overdue().investigated()
    client, address = client_for(file.person("officer")), step_of(case, "propose-penalty")
    page = client.get(address).content.decode()
    assert "复查已确认逾期未改正" in page
    assert 'value="overdue" selected' in page
    assert 'value="base"' not in page
    data = {"stage": "base", "amount": "20000", "reason": "一般情节。", "course": "依法调查。"}
    assert client.post(address, data).status_code == 422
    assert file.fresh(case).state == CaseState.INVESTIGATION


def test_the_prefilled_reason_says_nothing_twice(file: File, client_for: ClientFor) -> None:
    case = file.investigated()
    page = client_for(file.person("officer")).get(f"{step_of(case, 'propose-penalty')}?stage=base")
    reason = page.context["form"].initial["reason"]
    assert "第九十九条" not in reason
    assert "责令限期改正" not in reason
    assert reason.startswith("法定罚款幅度为")


def test_notice_defence_and_hearing_are_registered(file: File, client_for: ClientFor) -> None:
    case = file.overdue().reviewed(**HIGH)
    file.noticing(case).execute()
    officer = client_for(file.person("officer"))

    def post(act: str, **data: object) -> HttpResponse:
        return officer.post(step_of(case, act), data)

    assert "留置送达应当有见证人" in (
        post(
            "serve-notice", served_on=today(), **{**SERVICE, "method": "left", "refusal": "拒绝签收"}
        ).content.decode()
    )
    assert post("serve-notice", served_on="9999-12-31", **SERVICE).status_code == 422
    assert post("serve-notice", served_on=today(), **{**SERVICE, "method": "pigeon"}).status_code == 422
    assert post("serve-notice", served_on=today(), **SERVICE).status_code == 302
    assert post("serve-notice", served_on=today(), **SERVICE).status_code == 409
    early = post("record-defence", kind="silent", received_on=today())
    assert early.status_code == 422
    assert "陈述申辩期限到" in early.content.decode()
    empty = post("record-defence", kind="statement", received_on=today(), content="请求从轻。")
    assert empty.status_code == 422
    assert "请求从轻。" in empty.content.decode()
    assert post("choose-hearing", requested="yes", chosen_on=today()).status_code == 302
    assert file.fresh(case).hearing == HearingChoice.REQUESTED
    assert post("choose-hearing", requested="no", chosen_on=today()).status_code == 409
    told = today()
    file.scene.clock.forward(days=20)
    said = {
        "kind": "statement",
        "received_on": told,
        "speaker": "郑法定（示例）",
        "content": "请求从轻。",
        "adopted": "no",
        "opinion": "不影响认定。",
    }
    assert post("record-defence", **said).status_code == 302
    assert latest_notice(case).defence.content == "请求从轻。"


def test_a_deliberation_is_typed_line_by_line(file: File, client_for: ClientFor) -> None:
    case = file.overdue().heard(**HIGH)
    client, address = client_for(file.person("leader")), step_of(case, "deliberate")
    data = {
        "held_on": today(),
        "place": "三楼会议室",
        "attendees": "王镇长（示例）｜镇长｜同意\n郑副镇长（示例）|副镇长|同意",
        "discussion": "讨论了事实和裁量。",
        "conclusion": "同意。",
        "expected": "3",
        "amount": "110000",
        "signed": "on",
    }
    for wrong in (
        {"attendees": "王镇长（示例）"},
        {"attendees": "王镇长（示例）｜镇长｜同意｜也许\n郑副镇长（示例）|副镇长|同意"},
        {"signed": ""},
        {"attendees": "王镇长（示例）｜镇长｜同意"},
        {"held_on": "x"},
    ):
        refused = client.post(address, {**data, **wrong})
        assert refused.status_code == 422
        assert "讨论了事实和裁量。" in refused.content.decode()
    decide = {"amount": "110000", "opinion": "同意处罚。"}
    refused = client.post(step_of(case, "decide"), decide)
    assert refused.status_code == 422
    assert "集体讨论" in refused.content.decode()
    assert client.post(address, data).status_code == 302
    assert client.post(step_of(case, "decide"), decide).status_code == 302


def test_money_and_performance_are_registered(file: File, client_for: ClientFor) -> None:
    case = file.served()
    client, address = client_for(file.person("officer")), step_of(case, "record-payment")
    data = {"amount": "20000", "paid_on": today(), "bank": "示例银行", "receipt_number": "闽0001（示例）"}
    for wrong in (
        {"amount": "0"},
        {"amount": "20000.001"},
        {"amount": "20000.01"},
        {"amount": "1e9"},
        {"bank": ""},
        {"paid_on": "2026-02-30"},
    ):
        refused = client.post(address, {**data, **wrong})
        assert refused.status_code == 422
        assert "闽0001（示例）" in refused.content.decode()
    owing = client.post(step_of(case, "record-performance"), {"performed_on": today(), "how": "已履行。"})
    assert owing.status_code == 422
    assert client.post(address, data).status_code == 302
    assert client.post(address, data).status_code == 409


def test_problems_are_answered_and_confirmed_on_their_pages(file: File, client_for: ClientFor) -> None:
    case = file.under_review()
    file.returning(case, problems=(("缺少签名", ""),)).execute()
    (problem,) = file.problems(case)
    answer = reverse("cases:problem-answer", args=[case.pk, problem])
    confirm = reverse("cases:problem-confirm", args=[case.pk, problem])
    officer, reviewer = client_for(file.person("officer")), client_for(file.person("legal_reviewer"))
    assert officer.get(answer).status_code == 200
    assert officer.post(answer, {"cure": ""}).status_code == 422
    assert reviewer.post(answer, {"cure": "已补签。"}).status_code == 403
    assert client_for(file.person("stranger")).post(answer, {"cure": "已补签。"}).status_code == 404
    assert officer.get(reverse("cases:problem-answer", args=[case.pk, 999999])).status_code == 404
    assert officer.post(answer, {"cure": "已补签。"}).status_code == 302
    assert reviewer.post(confirm, {"accepted": "yes"}).status_code == 409
    assert officer.post(step_of(case, "resubmit-review")).status_code == 302
    assert officer.post(confirm, {"accepted": "yes"}).status_code == 403
    assert reviewer.post(confirm, {"accepted": "perhaps"}).status_code == 422
    assert reviewer.get(confirm).status_code == 405
    assert reviewer.post(confirm, {"accepted": "yes"}).status_code == 302
