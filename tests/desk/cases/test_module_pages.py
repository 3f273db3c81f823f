"""The modules through their pages: chosen with reasons, decided on the spot, admonished, spared, referred."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianzhi.cases.models import CaseFile
from lianzhi.core import clock
from tests.cases.file import File
from tests.cases.modules_file import ENTRUSTED, Modules
from tests.people import Person

ClientFor = Callable[[Person], Client]
QUERIES_OF_A_CASE_PAGE = 90
SPOT = {
    "stage": "base",
    "factors": ["harm-removed"],
    "amount": "1000",
    "reason": "从轻处罚。",
    "place": "五里街镇（示例）",
    "certificates_shown": "on",
    "told": "on",
    "statement": "没有陈述、申辩。",
}


@pytest.fixture
def ways(file: File) -> Modules:
    return Modules(file)


def page_of(case: CaseFile) -> str:
    return reverse("cases:detail", args=[case.pk])


def step(case: CaseFile, act: str) -> str:
    return reverse("cases:step", args=[case.pk, act])


def opening(ways: Modules, finding_day: str, **more: str) -> dict[str, object]:
    return {
        "target": "unit",
        "cause": "未设置安全警示标志",
        "facts": "检查发现未设置安全警示标志。",
        "conduct_on": finding_day,
        "lead": ways.file.person("officer").officer.pk,
        "assistant": ways.file.person("colleague").officer.pk,
        **more,
    }


def test_the_page_proposes_a_module_with_reasons_and_refuses_an_unlawful_choice(
    ways: Modules, client_for: ClientFor
) -> None:
    finding = ways.seen()
    address = f"{reverse('cases:new')}?finding={finding.pk}"
    client = client_for(ways.file.person("officer"))
    bare = client.get(address).content.decode()
    assert "不能选择的原因" in bare
    stated = client.get(f"{address}&facts_certain=on").content.decode()
    assert "可以当场作出决定" in stated
    assert '<option value="summary" selected' in stated
    data = opening(ways, finding.found_on.isoformat(), module="summary")
    refused = client.post(address, data)
    assert refused.status_code == 422
    assert "违法事实不确凿" in refused.content.decode()
    assert client.post(address, {**data, "module": "nonsense"}).status_code == 422
    done = client.post(address, {**data, "facts_certain": "on"})
    case = CaseFile.objects.get()
    assert done["Location"] == page_of(case)
    shown = client.get(page_of(case)).content.decode()
    assert "简易程序（2021年7月15日版）" in shown
    assert reverse("cases:spot", args=[case.pk]) in shown
    assert "普通程序（" not in shown


def test_a_spot_decision_is_made_reported_paid_and_closed_on_its_pages(
    ways: Modules, client_for: ClientFor
) -> None:
    case = ways.summary()
    officer, address = client_for(ways.file.person("officer")), reverse("cases:spot", args=[case.pk])
    assert "测算" in officer.get(address).content.decode()
    weighed = officer.get(f"{address}?stage=base&factors=harm-removed").content.decode()
    assert "当场决定并交付" in weighed
    refused = officer.post(address, {**SPOT, "amount": "3001"})
    assert refused.status_code == 422
    assert "超过当场处罚上限3000元" in refused.content.decode()
    assert step(case, "refer-to-ordinary") in refused.content.decode()
    assert officer.post(address, {**SPOT, "disputed": "on"}).status_code == 422
    assert officer.post(address, SPOT)["Location"] == page_of(case)
    today = clock.today().isoformat()
    shown = officer.get(page_of(case)).content.decode()
    assert "应当先申请复议" in shown
    assert "待备案" in shown
    assert officer.post(step(case, "report-for-record"), {"reported_on": today}).status_code == 302
    taken = {"ground": "remote", "collected_on": today, "receipt_number": "闽当场1（示例）"}
    assert officer.post(step(case, "collect-on-the-spot"), {**taken, "ground": "small"}).status_code == 422
    assert officer.post(step(case, "collect-on-the-spot"), taken).status_code == 302
    for data in ({"done_on": today}, {"done_on": today, "bank": "示例银行"}):
        assert officer.post(step(case, "hand-in-collection"), data).status_code == 302
    assert officer.post(step(case, "submit-closure"), {"opinion": "建议结案。"}).status_code == 302
    leader = client_for(ways.file.person("leader"))
    assert leader.post(step(case, "approve-closure"), {"opinion": "同意。"}).status_code == 302
    assert officer.post(step(case, "archive")).status_code == 302
    assert officer.get(reverse("cases:dossier", args=[case.pk])).content.startswith(b"%PDF")


def test_a_dispute_leads_to_the_ordinary_file_and_says_so_on_both_pages(
    ways: Modules, client_for: ClientFor
) -> None:
    case = ways.summary()
    officer = client_for(ways.file.person("officer"))
    assert officer.post(step(case, "refer-to-ordinary"), {"why": "disputed", "note": ""}).status_code == 422
    moved = officer.post(step(case, "refer-to-ordinary"), {"why": "disputed", "note": "认为标志已设置。"})
    ordinary = CaseFile.objects.get(procedure="ordinary")
    assert moved["Location"] == page_of(ordinary)
    assert "当事人对违法事实有异议：认为标志已设置。" in officer.get(page_of(ordinary)).content.decode()
    old = officer.get(page_of(case)).content.decode()
    assert page_of(ordinary) in old
    assert "转普通程序" in old


def test_an_admonition_goes_its_own_way_in_its_own_words(ways: Modules, client_for: ClientFor) -> None:
    case = ways.minor()
    officer = client_for(ways.file.person("officer"))
    shown = officer.get(page_of(case)).content.decode()
    assert "轻微告诫改正（2021年7月15日版）" in shown
    assert step(case, "order-correction") not in shown
    assert officer.post(step(case, "confirm-correction"), {"proof": "照片"}).status_code == 302
    data = {"education": "应当设置警示标志。", "place": "厂区", "receiver": "郑主要（示例）"}
    assert officer.post(step(case, "admonish"), {**data, "signature_refused": "on"}).status_code == 422
    assert officer.post(step(case, "admonish"), data).status_code == 302
    assert "应急告诫" in officer.get(page_of(case)).content.decode()
    listed = officer.get(f"{reverse('cases:list')}?procedure=minor_admonition").content.decode()
    assert page_of(case) in listed
    assert page_of(case) not in officer.get(f"{reverse('cases:list')}?procedure=summary").content.decode()


def test_a_case_is_spared_on_its_pages(ways: Modules, client_for: ClientFor) -> None:
    case = ways.file.investigated()
    officer, leader = (client_for(ways.file.person(name)) for name in ("officer", "leader"))
    data = {"ground": "under-age", "reason": "未成年。", "education": "已教育。", "course": "依法调查。"}
    refused = officer.post(step(case, "propose-no-penalty"), data)
    assert refused.status_code == 422
    assert "当事人为个人" in refused.content.decode()
    good = {**data, "ground": "minor-corrected-no-harm"}
    assert officer.post(step(case, "propose-no-penalty"), good).status_code == 302
    assert step(case, "decide-no-penalty") in leader.get(page_of(case)).content.decode()
    assert leader.post(step(case, "decide-no-penalty"), {"opinion": "同意。"}).status_code == 302
    assert "不予行政处罚决定书" in officer.get(page_of(case)).content.decode()


def test_an_entrusted_finding_offers_the_spot_and_the_handover(ways: Modules, client_for: ClientFor) -> None:
    finding = ways.seen(**ENTRUSTED)
    officer = client_for(ways.file.person("officer"))
    shown = officer.get(reverse("inspections:finding", args=[finding.pk])).content.decode()
    assert "当场处罚（受委托，以县局名义）" in shown
    assert f"{reverse('cases:handover')}?finding={finding.pk}" in shown
    page = officer.get(f"{reverse('cases:new')}?finding={finding.pk}&facts_certain=on").content.decode()
    assert "永春县应急管理局</strong>名义" in page


@pytest.mark.parametrize("way", ["summary", "decided", "minor"])
def test_the_page_of_every_module_opens_with_few_queries(
    ways: Modules, client_for: ClientFor, way: str
) -> None:
    case = getattr(ways, way)()
    for name in ("officer", "leader", "supervisor"):
        client = client_for(ways.file.person(name))
        with CaptureQueriesContext(connection) as captured:
            page = client.get(page_of(case))
        assert page.status_code == 200
        assert len(captured) <= QUERIES_OF_A_CASE_PAGE, name
    for name in ("stranger", "neighbour"):
        client = client_for(ways.file.person(name))
        assert client.get(page_of(case)).status_code == 404
        assert client.get(reverse("cases:spot", args=[case.pk])).status_code == 404
        assert client.post(step(case, "refer-to-ordinary"), {}).status_code == 404
