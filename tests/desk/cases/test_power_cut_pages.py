"""Cutting power off on its pages: offered to the handlers, each step once, refusals with their article."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from lianzhi.cases.models import PowerCut
from lianzhi.core import clock
from tests.cases.cutting import Cutting
from tests.cases.file import File
from tests.people import Person

ClientFor = Callable[[Person], Client]


def _step(matter: PowerCut, act: str) -> str:
    return reverse("cases:matter-step", args=["power-cut", matter.pk, act])


def _minute(hours: int = 0) -> str:
    return (clock.now() + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


def test_it_is_offered_asked_for_and_refused_with_the_article(file: File, client_for: ClientFor) -> None:
    cutting = Cutting(file)
    case = file.filed()
    client = client_for(file.person("officer"))
    start = reverse("cases:matter-start", args=[case.pk, "power-cut"])
    assert start in client.get(reverse("cases:detail", args=[case.pk])).content.decode()
    sent = {
        "supply": "停止供电",
        "scope": "砂光车间",
        "supplier": "示例供电公司",
        "observed_on": clock.today().isoformat(),
        "danger": "有爆炸的现实危险",
    }
    assert client.post(start, sent).status_code == 302
    matter = PowerCut.objects.get(case=case)
    page = client.get(reverse("cases:matter", args=["power-cut", matter.pk])).content.decode()
    assert "没有已经作出的停产停业" in page
    head = page.split("lz-head-actions", 1)[1].split("</header>", 1)[0]
    assert _step(matter, "amend-power-cut") in head
    mending = client.get(_step(matter, "amend-power-cut")).content.decode()
    assert "有爆炸的现实危险" in mending
    asked = client.post(_step(matter, "request-power-cut"), {"opinion": "建议停止供电。"})
    assert asked.status_code == 422
    answer = asked.content.decode()
    assert "建议停止供电。" in answer
    assert "第七十条" in answer
    assert client.post(start, sent).status_code == 409
    assert cutting.file.fresh(case).powercut_proceedings.count() == 1


def test_a_step_is_done_once_and_a_stale_tab_is_told(file: File, client_for: ClientFor) -> None:
    cutting = Cutting(file)
    matter = cutting.requested(file.filed())
    officer, leader = client_for(file.person("officer")), client_for(file.person("leader"))
    approve = _step(matter, "approve-power-cut")
    sent = {"opinion": "同意停止供电。"}
    assert officer.post(approve, sent).status_code == 403
    assert client_for(file.person("supervisor")).post(approve, sent).status_code == 403
    assert client_for(file.person("stranger")).post(approve, sent).status_code == 404
    stale = leader.get(_step(matter, "refuse-power-cut"))
    assert stale.status_code == 200
    assert leader.post(approve, sent).status_code == 302
    again = leader.post(approve, sent)
    assert again.status_code == 409
    assert "同意停止供电。" in again.content.decode()
    assert leader.post(_step(matter, "refuse-power-cut"), sent).status_code == 409
    too_soon = {"notified_at": _minute(), "told_how": "直接送达", "starts_at": _minute(1)}
    refused = officer.post(_step(matter, "decide-power-cut"), too_soon)
    assert refused.status_code == 422
    assert "没有按照规定提前通知" in refused.content.decode()
    assert (
        officer.post(_step(matter, "decide-power-cut"), {**too_soon, "starts_at": _minute(25)}).status_code
        == 302
    )
    detail = reverse("cases:matter", args=["power-cut", matter.pk])
    assert "停止供电前通知生产经营单位" in officer.get(detail).content.decode()
    assert officer.get(detail).content.decode().count("通知生产经营单位") > 1


def test_the_stop_order_of_the_visit_is_named_on_the_form(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    inspection = case.case_findings.get().finding.inspection
    with file.setting_up("a major hazard"):
        inspection.findings.update(level="major", state="open")
    file.scene.empowered()
    measure = file.scene.measuring(inspection).execute()
    start = reverse("cases:matter-start", args=[case.pk, "power-cut"])
    page = client_for(file.person("officer")).get(start).content.decode()
    assert measure.document.number in page
