"""Testing on its pages: offered to the handlers, its days on the case page, refusals with their article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from lianzhi.cases.models import Testing
from lianzhi.core import clock
from tests.cases.examining import Examining
from tests.cases.file import File
from tests.cases.matters import Seizing
from tests.people import Person

ClientFor = Callable[[Person], Client]


def _step(matter: Testing, act: str) -> str:
    return reverse("cases:matter-step", args=["testing", matter.pk, act])


def test_it_is_started_with_a_seizure_of_the_case_and_entrusted_today(
    file: File, client_for: ClientFor
) -> None:
    case = file.filed()
    measure = Seizing(file).imposed(case)
    client = client_for(file.person("officer"))
    start = reverse("cases:matter-start", args=[case.pk, "testing"])
    assert start in client.get(reverse("cases:detail", args=[case.pk])).content.decode()
    sent = {
        "kind": "检验",
        "goods": "油漆稀释剂｜示例规格｜升｜1｜已封存｜示例-封-01",
        "questions": "是否属于危险化学品",
        "institution": "示例机构",
        "qualification": "示例资质",
        "measure_id": str(measure.pk),
    }
    assert client.post(start, {**sent, "measure_id": "999999"}).status_code == 422
    assert client.post(start, sent).status_code == 302
    matter = Testing.objects.get(case=case)
    assert matter.measure_id == measure.pk
    yesterday, later = clock.today() - timedelta(days=1), clock.today() + timedelta(days=9)
    early = {"started_on": yesterday.isoformat(), "until": later.isoformat()}
    refused = client.post(_step(matter, "entrust-testing"), early)
    assert refused.status_code == 422
    assert "不能倒签" in refused.content.decode()
    unclear = client.post(_step(matter, "entrust-testing"), {"started_on": clock.today().isoformat()})
    assert unclear.status_code == 422
    assert "第二十五条" in unclear.content.decode()
    lawful = {**early, "started_on": clock.today().isoformat()}
    assert client_for(file.person("leader")).post(_step(matter, "entrust-testing"), lawful).status_code == 403
    assert client_for(file.person("stranger")).get(_step(matter, "entrust-testing")).status_code == 404
    assert client.post(_step(matter, "entrust-testing"), lawful).status_code == 302
    assert client.post(_step(matter, "entrust-testing"), lawful).status_code == 409


def test_a_lapsed_period_alarms_and_a_stale_tab_is_told(file: File, client_for: ClientFor) -> None:
    examining = Examining(file)
    matter = examining.announced(file.filed(), days=3)
    client = client_for(file.person("officer"))
    file.scene.clock.forward(days=4)
    detail = reverse("cases:matter", args=["testing", matter.pk])
    assert "不能再延长" in client.get(detail).content.decode()
    examining.receiving(matter).execute()
    assert "不能再延长" not in client.get(detail).content.decode()
    stale = client.post(_step(matter, "drop-testing"), {"why": "机构退回。"})
    assert stale.status_code == 409
    assert "机构退回。" in stale.content.decode()
