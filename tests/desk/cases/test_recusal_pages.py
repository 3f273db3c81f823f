"""Recusal through its pages: applied for, decided, the case gone from sight; the chair of a hearing too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from lianzhi.cases.models import CaseFile, HearingSession, Recusal
from lianzhi.cases.selectors import handlers_of
from lianzhi.core import clock
from lianzhi.documents.models import Document
from tests.cases.file import File
from tests.cases.matters import Hearings
from tests.cases.recusing import Recusing
from tests.people import Person

ClientFor = Callable[[Person], Client]
ANSWER = {"findings": "查明属实。", "reason": "可能影响公正执法。", "told_how": "直接送达"}


@pytest.fixture
def recusing(file: File) -> Recusing:
    return Recusing(file)


def page_of(case: CaseFile) -> str:
    return reverse("cases:detail", args=[case.pk])


def start(case: CaseFile) -> str:
    return reverse("cases:matter-start", args=[case.pk, "recusal"])


def step(matter: Recusal, act: str) -> str:
    return reverse("cases:matter-step", args=["recusal", matter.pk, act])


def asked(officer_id: int) -> dict[str, object]:
    return {
        "source": "party",
        "officer_id": officer_id,
        "applied_on": clock.today().isoformat(),
        "reason": "近亲属在竞争企业任职。",
    }


def test_4_the_party_objects_the_leader_grants_and_the_officer_sees_the_case_no_more(
    file: File, recusing: Recusing, client_for: ClientFor
) -> None:
    case = file.filed()
    paper = Document.objects.of(case.owner_key).first()
    assert paper is not None
    colleague, officer = client_for(file.person("colleague")), client_for(file.person("officer"))
    leader = client_for(file.person("leader"))
    assert start(case) in colleague.get(page_of(case)).content.decode()
    assert "陈承办（示例）（执法人员）" in colleague.get(start(case)).content.decode()
    assert colleague.post(start(case), asked(file.person("officer").officer.pk)).status_code == 302
    matter = Recusal.objects.get()
    shown = leader.get(reverse("cases:matter", args=["recusal", matter.pk])).content.decode()
    assert "决定回避并更换人员" in shown
    assert "谢接办（示例）" in leader.get(step(matter, "grant-recusal")).content.decode()
    refused = leader.post(step(matter, "grant-recusal"), {**ANSWER, "reason": ""})
    assert refused.status_code == 422
    assert "查明属实。" in refused.content.decode()
    granted = leader.post(
        step(matter, "grant-recusal"), {**ANSWER, "successor_id": recusing.third.officer.pk}
    )
    assert granted.status_code == 302
    for address in (
        page_of(case),
        reverse("documents:paper", args=[paper.pk]),
        reverse("documents:pdf", args=[paper.pk]),
        reverse("cases:matter", args=["recusal", matter.pk]),
        reverse("cases:step", args=[case.pk, "inquiry"]),
    ):
        assert officer.get(address).status_code == 404, address
    for address in (
        reverse("cases:list"),
        reverse("documents:register"),
        reverse("worklist:search") + "?q=示例",
    ):
        assert case.number not in officer.get(address).content.decode(), address
    third = client_for(recusing.third)
    assert third.get(page_of(case)).status_code == 200
    assert third.get(reverse("cases:step", args=[case.pk, "inquiry"])).status_code == 200


def test_8_the_objection_to_the_chair_fires_and_another_chair_takes_over(
    file: File, recusing: Recusing, client_for: ClientFor
) -> None:
    hearings = Hearings(file)
    session = hearings.requested()
    hearings.appointing(session, chair_id=recusing.third.officer.pk).execute()
    officer, leader = client_for(file.person("officer")), client_for(file.person("leader"))
    assert officer.post(start(session.case), asked(recusing.third.officer.pk)).status_code == 302
    hearing = reverse("cases:matter", args=["hearing", session.pk])
    assert (
        "当事人申请主持人谢接办（示例）回避，机关负责人尚未作出决定" in officer.get(hearing).content.decode()
    )
    answer = {**ANSWER, "successor_id": file.person("leader").officer.pk}
    assert leader.post(step(Recusal.objects.get(), "grant-recusal"), answer).status_code == 302
    chair = HearingSession.objects.get().chair
    assert chair is not None
    assert chair.name == "王镇长（示例）"
    assert "尚未作出决定" not in officer.get(hearing).content.decode()
    assert client_for(recusing.third).get(hearing).status_code == 404


def test_the_leader_replaces_a_handler_from_the_menu(
    file: File, recusing: Recusing, client_for: ClientFor
) -> None:
    case = file.filed()
    leader = client_for(file.person("leader"))
    address = reverse("cases:step", args=[case.pk, "replace-handler"])
    assert address in leader.get(page_of(case)).content.decode()
    assert address not in client_for(file.person("officer")).get(page_of(case)).content.decode()
    given = {
        "outgoing_id": file.person("officer").officer.pk,
        "successor_id": recusing.third.officer.pk,
        "ground": "post",
        "reason": "调离执法岗位。",
    }
    assert leader.post(address, given).status_code == 302
    assert handlers_of(CaseFile.objects.get())[0].officer.name == "谢接办（示例）"
    assert "承办人陈承办（示例）更换为谢接办（示例）" in leader.get(page_of(case)).content.decode()
