"""A measure on the spot, page by page: from the visit to the head's answer, each step once."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from lianzhi.core import clock
from lianzhi.inspections.models import FieldMeasure
from tests.inspections.scene import Scene
from tests.people import Person

ClientFor = Callable[[Person], Client]


def _steps(measure: FieldMeasure) -> dict[str, str]:
    named = ("report", "review", "answer")
    return {each: reverse(f"inspections:field-measure-{each}", args=[measure.pk]) for each in named}


def test_a_township_without_the_power_is_told_so_before_it_writes(
    scene: Scene, client_for: ClientFor
) -> None:
    inspection = scene.dangerous()
    officer = client_for(scene.people.officer)
    address = reverse("inspections:field-measure", args=[inspection.pk])
    assert "除责令立即排除外" not in officer.get(address).content.decode()
    scene.empowered(compulsion=False)
    page = officer.get(address).content.decode()
    assert "除责令立即排除外" in page
    assert "永春县应急管理局" in page
    assert "待核定" in page
    (hazard,) = inspection.findings.all()
    sent = {
        f"chosen_{hazard.pk}": "on",
        "measures": ["责令暂时停产停业"],
        "danger": "有粉尘爆炸危险。",
        "scope": "砂光车间",
        "served_on": clock.today().isoformat(),
        "received_by": "郑主要（示例）",
    }
    refused = officer.post(address, sent)
    assert refused.status_code == 422
    assert "立即报告" in refused.content.decode()
    assert officer.post(address, {**sent, "measures": ["责令立即排除事故隐患"]}).status_code == 302


def test_the_pages_lead_from_the_hazard_to_the_report(scene: Scene, client_for: ClientFor) -> None:
    inspection = scene.dangerous()
    officer, leader = client_for(scene.people.officer), client_for(scene.people.leader)
    address = reverse("inspections:field-measure", args=[inspection.pk])
    detail = reverse("inspections:detail", args=[inspection.pk])
    assert address in officer.get(detail).content.decode()
    assert officer.get(address).status_code == 200
    (hazard,) = inspection.findings.all()
    sent = {
        f"chosen_{hazard.pk}": "on",
        "measures": ["责令暂时停产停业"],
        "scope": "砂光车间",
        "served_on": clock.today().isoformat(),
        "received_by": "郑主要（示例）",
    }
    refused = officer.post(address, sent)
    assert refused.status_code == 422
    assert "无法保证安全" in refused.content.decode()
    lawful = {**sent, "danger": "有粉尘爆炸危险。"}
    assert leader.post(address, lawful).status_code == 403
    assert client_for(scene.people.stranger).post(address, lawful).status_code == 404
    assert officer.post(address, lawful).status_code == 302
    assert officer.post(address, lawful).status_code == 409
    measure = FieldMeasure.objects.get()
    page = officer.get(detail).content.decode()
    assert measure.document.number in page
    steps = _steps(measure)
    assert steps["report"] in page
    assert officer.get(steps["review"]).status_code == 302
    report = {"reported_on": clock.today().isoformat(), "report": "已经排除。"}
    assert officer.post(steps["report"], report).status_code == 302
    stale = officer.post(steps["report"], report)
    assert stale.status_code == 409
    assert "已经排除。" in stale.content.decode()


def test_officers_review_and_the_head_answers(scene: Scene, client_for: ClientFor) -> None:
    measure = scene.measured()
    scene.reporting(measure).execute()
    officer, leader = client_for(scene.people.officer), client_for(scene.people.leader)
    detail = reverse("inspections:detail", args=[measure.inspection_id])
    steps, (hazard,) = _steps(measure), measure.findings.all()
    home = reverse("worklist:home")
    assert "审查隐患排除情况" in officer.get(home).content.decode()
    review = {
        "reviewed_on": clock.today().isoformat(),
        "officers": [scene.people.officer.officer.pk, scene.people.colleague.officer.pk],
        f"result_{hazard.pk}": "corrected",
        "opinion": "现场已经排除。",
    }
    assert officer.get(steps["review"]).status_code == 200
    assert officer.post(steps["review"], review).status_code == 302
    assert "答复是否恢复生产经营和使用" in leader.get(home).content.decode()
    assert steps["answer"] in leader.get(detail).content.decode()
    assert leader.get(steps["answer"]).status_code == 200
    answer = {"agreed": "yes", "opinion": "同意恢复。"}
    assert officer.post(steps["answer"], answer).status_code == 403
    assert leader.post(steps["answer"], answer).status_code == 302
    assert leader.post(steps["answer"], answer).status_code == 409
    assert "已同意恢复" in officer.get(detail).content.decode()


def test_a_visit_is_not_offered_to_be_closed_while_a_measure_stands(
    scene: Scene, client_for: ClientFor
) -> None:
    measure = scene.measured()
    inspection = measure.inspection
    scene.clock.forward(hours=2)
    scene.finishing(inspection).execute()
    scene.reinspected(scene.ordering(inspection).execute())
    officer = client_for(scene.people.officer)
    detail = reverse("inspections:detail", args=[inspection.pk])
    close = reverse("inspections:close", args=[inspection.pk])
    page = officer.get(detail).content.decode()
    assert f"{measure.document.number}还没有审查同意恢复" in page
    assert close not in page
    scene.reporting(measure).execute()
    scene.reviewing(measure).execute()
    scene.answering_removal(measure).execute()
    assert close in officer.get(detail).content.decode()
