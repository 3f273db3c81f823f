"""The list, the case page, the dossier, handovers: what they show, to whom, with how many queries."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.models import CaseFile, Handover
from tests.cases.file import File
from tests.people import Person

ClientFor = Callable[[Person], Client]
# The check-up reads the whole file, and comes afterwards: it is none of these.
QUERIES_OF_A_CASE_PAGE = 66


def page_of(case: CaseFile) -> str:
    return reverse("cases:detail", args=[case.pk])


def more_cases(case: CaseFile, times: int) -> None:
    with setup_writes("tests: a long list"):
        for number in range(times):
            twin = copy.copy(case)
            twin.pk, twin.number = None, f"（示例）{number}"
            twin.save(force_insert=True)


def test_the_list_costs_the_same_for_one_case_and_for_fifty(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    client = client_for(file.person("officer"))
    counts = []
    for more in (0, 49):
        more_cases(case, more)
        # The bell is counted both times.
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            page = client.get(reverse("cases:list"))
        counts.append(len(captured))
        assert page.status_code == 200
        select = next(
            each["sql"]
            for each in captured
            if 'FROM "cases_casefile"' in each["sql"] and "LIMIT" in each["sql"]
        )
        assert not any(f'"cases_casefile"."{big}"' in select for big in ("competence", "party", "facts"))
    assert counts[0] == counts[1]
    assert counts[1] <= 16


def test_a_stranger_finds_nothing(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    for name in ("stranger", "neighbour"):
        client = client_for(file.person(name))
        assert case.party_name not in client.get(reverse("cases:list")).content.decode()
        for address in (
            page_of(case),
            reverse("cases:step", args=[case.pk, "inquiry"]),
            reverse("cases:propose", args=[case.pk]),
            reverse("cases:dossier", args=[case.pk]),
        ):
            assert client.get(address).status_code == 404
            assert client.post(address).status_code in {404, 405}


@pytest.mark.parametrize(
    "query",
    [
        "q=%00%27%3B--",
        "state=nonsense",
        "since=2026/13/45&until=x",
        "page=-1",
        "page=99999999999999999999",
        "mine=perhaps",
        "q=" + "长" * 300,
    ],
)
def test_garbage_above_the_list_is_no_crash(file: File, client_for: ClientFor, query: str) -> None:
    file.filed()
    for address in (reverse("cases:list"), reverse("cases:handovers")):
        assert client_for(file.person("officer")).get(f"{address}?{query}").status_code in {200, 422}


def test_the_filters_filter(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    client = client_for(file.person("officer"))

    def shows(query: str) -> bool:
        return page_of(case) in client.get(f"{reverse('cases:list')}?{query}").content.decode()

    assert all(shows(query) for query in ("", "q=示例", "state=investigation", "mine=on", "since=2026-01-01"))
    assert not any(shows(query) for query in ("q=没有这样的", "state=archived", "until=2026-01-01"))
    leader = client_for(file.person("leader")).get(f"{reverse('cases:list')}?mine=on").content.decode()
    assert page_of(case) not in leader


@pytest.mark.parametrize("stage", ["opened", "filed", "proposed", "reviewed", "heard", "served", "archived"])
def test_the_case_page_opens_at_every_stage_with_few_queries(
    file: File, client_for: ClientFor, stage: str
) -> None:
    case = getattr(file, stage)()
    for name in ("officer", "leader", "legal_reviewer", "supervisor"):
        client = client_for(file.person(name))
        with CaptureQueriesContext(connection) as captured:
            page = client.get(page_of(case))
        assert page.status_code == 200
        assert len(captured) <= QUERIES_OF_A_CASE_PAGE, name
        assert case.party_name in page.content.decode()


def test_only_the_one_whose_turn_it_is_gets_the_button(file: File, client_for: ClientFor) -> None:
    case = file.submitted()
    approve = reverse("cases:step", args=[case.pk, "approve-filing"])
    assert approve in client_for(file.person("leader")).get(page_of(case)).content.decode()
    for name in ("officer", "legal_reviewer", "county_leader"):
        assert approve not in client_for(file.person(name)).get(page_of(case)).content.decode()


def test_a_case_is_opened_from_its_finding(file: File, client_for: ClientFor) -> None:
    finding = file.finding()
    address = f"{reverse('cases:new')}?finding={finding.pk}"
    client = client_for(file.person("officer"))
    first = client.get(address)
    assert first.status_code == 200
    assert "2026年3月2日，执法人员" in first.content.decode()
    data = {
        "target": "unit",
        "cause": "未设置安全警示标志",
        "facts": "检查发现未设置安全警示标志。",
        "conduct_on": finding.found_on.isoformat(),
        "lead": file.person("officer").officer.pk,
        "assistant": file.person("officer").officer.pk,
    }
    refused = client.post(address, data)
    assert refused.status_code == 422
    assert "被重复计算" in refused.content.decode()
    assert "检查发现未设置安全警示标志。" in refused.content.decode()
    for wrong in (
        {"conduct_on": "2026/13/01"},
        {"target": "responsible_person"},
        {"lead": "x"},
        {"facts": ""},
    ):
        assert client.post(address, {**data, **wrong}).status_code == 422
    done = client.post(address, {**data, "assistant": file.person("colleague").officer.pk})
    case = CaseFile.objects.get()
    assert done["Location"] == page_of(case)
    for garbage in (
        "",
        "?finding=",
        "?finding=x",
        "?finding=٣",
        "?finding=9999999999999999999999",
        "?handover=1",
    ):
        assert client.get(f"{reverse('cases:new')}{garbage}").status_code == 404
    assert client_for(file.person("stranger")).get(address).status_code == 404


def test_the_handlers_open_the_persons_own_case_from_the_units(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    finding = case.case_findings.get().finding_id
    address = f"{reverse('cases:new')}?finding={finding}"
    officer = client_for(file.person("officer"))
    assert address in officer.get(page_of(case)).content.decode()
    assert address not in client_for(file.person("leader")).get(page_of(case)).content.decode()
    data = {
        "target": "direct_manager",
        "cause": "未设置安全警示标志",
        "facts": "检查发现未设置安全警示标志。",
        "conduct_on": case.conduct_on.isoformat(),
        "lead": file.person("officer").officer.pk,
        "assistant": file.person("colleague").officer.pk,
        "person_name": "张主管（示例）",
        "person_sex": "男",
        "person_birth": "1975-06-07",
        "person_identifier": "示例证件甲",
        "person_post": "经理",
        "person_address": "五里街镇（示例）",
        "person_phone": "0595-4",
    }
    assert officer.post(address, {**data, "person_name": ""}).status_code == 422
    assert officer.post(address, data).status_code == 302
    assert CaseFile.objects.get(party_kind="person").party["post"] == "经理"
    assert officer.post(address, data).status_code == 422


def test_the_dossier_is_one_pdf_once_archived(file: File, client_for: ClientFor) -> None:
    case = file.closed()
    address = reverse("cases:dossier", args=[case.pk])
    client = client_for(file.person("officer"))
    assert client.get(address).status_code == 409
    assert client.post(reverse("cases:step", args=[case.pk, "archive"])).status_code == 302
    pdf = client.get(address)
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["Content-Disposition"].startswith("inline; filename*=UTF-8''")
    assert pdf.content.startswith(b"%PDF")
    assert client_for(file.person("stranger")).get(address).status_code == 404


def test_a_handover_is_sent_and_answered_on_its_pages(file: File, client_for: ClientFor) -> None:
    inspection = file.scene.started()
    file.scene.attending(inspection).execute()
    file.scene.answering(inspection).execute()
    finding = file.scene.adding(
        inspection, item_code="AQ-097-1-3", obligation="安全生产法/28/1", penalty="安全生产法/97/1/3"
    ).execute()
    file.scene.clock.forward(hours=2)
    file.scene.finishing(inspection).execute()
    address = f"{reverse('cases:handover')}?finding={finding.pk}"
    officer, county = client_for(file.person("officer")), client_for(file.person("county_officer"))
    assert "永春县应急管理局" in officer.get(address).content.decode()
    assert officer.post(address, {"facts": ""}).status_code == 422
    assert county.post(address, {"facts": "由县局查处。"}).status_code == 403
    detail = officer.post(address, {"facts": "未培训。"})["Location"]
    assert officer.post(address, {"facts": "未培训。"}).status_code == 409
    assert finding.description in county.get(reverse("cases:handovers")).content.decode()
    assert officer.post(detail, {"accepted": "yes", "feedback": "接收。"}).status_code == 403
    assert county.post(detail, {"accepted": "perhaps", "feedback": "接收。"}).status_code == 422
    assert county.post(detail, {"accepted": "yes", "feedback": "接收。"}).status_code == 302
    assert county.post(detail, {"accepted": "no", "feedback": "退回。"}).status_code == 409
    assert Handover.objects.get().state == "accepted"
    assert f"?handover={Handover.objects.get().pk}" in county.get(detail).content.decode()
    for name in ("stranger", "neighbour"):
        assert client_for(file.person(name)).get(detail).status_code == 404
