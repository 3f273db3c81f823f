"""Pages of joint operations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from lianzhi.core import clock
from lianzhi.inspections.models import Operation
from tests.factories.organisation import County
from tests.inspections.scene import Scene
from tests.people import Person

ClientFor = Callable[[Person], Client]


def typed(scene: Scene, *enforcing: int) -> dict[str, object]:
    today = clock.today()
    return {
        "name": "五里街片区第一次联合执法",
        "purpose": "工贸企业有限空间",
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=1)).isoformat(),
        "enforcing": enforcing or (scene.people.officer.officer.pk, scene.people.colleague.officer.pk),
    }


def test_a_squad_lead_opens_an_operation_and_a_refusal_keeps_what_was_typed(
    scene: Scene, county: County, client_for: ClientFor
) -> None:
    client = client_for(scene.people.squad_lead)
    address = reverse("operations:new")
    page = client.get(address).content.decode()
    assert "不在有效期" in page
    assert "执法辅助人员" in page
    officer = scene.people.officer.officer.pk
    for other, code in ((county.lapsed.pk, "certificate-lapsed"), (county.auxiliary.pk, "auxiliary-counted")):
        refused = client.post(address, typed(scene, officer, other))
        assert refused.status_code == 422
        words = refused.content.decode()
        assert f'data-code="{code}"' in words
        assert "行政处罚法" in words
        assert "五里街片区第一次联合执法" in words
    assert not Operation.objects.exists()
    done = client.post(address, typed(scene))
    assert done.status_code == 302
    detail = client.get(done["Location"])
    assert detail.status_code == 200
    assert "安排检查" in detail.content.decode()


def test_malformed_dates_are_told_at_their_field(scene: Scene, client_for: ClientFor) -> None:
    client = client_for(scene.people.squad_lead)
    for given, words in (
        ({"ends_on": "2020-01-01"}, "结束日期不能早于开始日期"),
        ({"starts_on": "明天"}, "id_starts_on"),
        ({"enforcing": ["99999"]}, "id_enforcing"),
        ({"name": ""}, "id_name"),
    ):
        answer = client.post(reverse("operations:new"), {**typed(scene), **given})
        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_officers_of_a_township_see_the_districts_operations_and_open_none(
    scene: Scene, client_for: ClientFor
) -> None:
    operation = scene.operation()
    detail = reverse("operations:detail", args=[operation.pk])
    officer, stranger = client_for(scene.people.officer), client_for(scene.people.stranger)
    assert officer.get(detail).status_code == 200
    assert officer.get(reverse("operations:new")).status_code == 403
    assert stranger.get(detail).status_code == 404
    assert operation.name not in stranger.get(reverse("operations:list")).content.decode()
    assert client_for(scene.people.supervisor).get(detail).status_code == 200


def test_a_county_officer_chooses_the_district_first(scene: Scene, client_for: ClientFor) -> None:
    client = client_for(scene.people.county_officer)
    assert "蓬壶片区" in client.get(reverse("operations:new")).content.decode()
    page = client.get(reverse("operations:new") + "?district=penghu").content.decode()
    assert scene.people.stranger.officer.name in page
    assert client.get(reverse("operations:new") + "?district=nowhere").status_code == 404


def test_an_operation_is_finished_from_its_page_once(scene: Scene, client_for: ClientFor) -> None:
    operation = scene.operation()
    client = client_for(scene.people.squad_lead)
    address = reverse("operations:finish", args=[operation.pk])
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 409
    inspection = scene.planned(operation_id=operation.pk)
    scene.notifying(inspection).execute()
    scene.starting(inspection).execute()
    scene.attending(inspection).execute()
    scene.answering(inspection).execute()
    scene.clock.forward(hours=1)
    scene.finishing(inspection).execute()
    assert "结束行动" in client.get(reverse("operations:detail", args=[operation.pk])).content.decode()
    assert client_for(scene.people.officer).post(address).status_code == 403
    assert client.post(address).status_code == 302
    assert client.post(address).status_code == 409


def test_the_list_asks_the_same_number_of_questions_for_any_number_of_rows(
    scene: Scene,
    client_for: ClientFor,
    django_assert_max_num_queries: Callable[..., pytest.RaisesExc[Exception]],
) -> None:
    client = client_for(scene.people.officer)
    for number in range(12):
        scene.opening(name=f"第{number}次行动").execute()
    with django_assert_max_num_queries(16):
        page = client.get(reverse("operations:list"), {"words": "次行动", "state": "planned"})
    assert "第11次行动" in page.content.decode()
    assert client.get(reverse("operations:list"), {"state": "nonsense", "page": "x"}).status_code == 200
