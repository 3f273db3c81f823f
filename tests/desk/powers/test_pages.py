"""执法事项 in the browser's eyes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lianzhi.laws.loading import Stored
from lianzhi.powers.loading import LoadedPowers
from tests.factories.organisation import PENGHU, WULIJIE
from tests.people import Person

pytestmark = pytest.mark.corpus
ClientFor = Callable[[Person], Client]
DAY = "2026-11-20"


def _text(client: Client, url: str, *, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


def test_the_directory_narrows_by_township_and_channel_with_few_questions(
    powers: LoadedPowers,
    officer: Person,
    client_for: ClientFor,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = client_for(officer)
    with django_assert_max_num_queries(18):
        whole = _text(client, "/powers/")
    assert "示例清单" in whole
    delegated = _text(client, f"/powers/?township={WULIJIE}&channel=delegation&on={DAY}")
    assert "特种作业人员无证上岗" in delegated
    assert "未如实记录教育培训情况" in delegated
    assert "未按规定培训或未如实告知安全事项" not in delegated
    none = _text(client, f"/powers/?township={WULIJIE}&channel=delegation&on=2000-01-01")
    assert "没有符合条件的执法事项" in none
    assert 'id="id_on-error"' in _text(client, "/powers/?on=x")


def test_an_item_shows_its_articles_tiers_grants_and_who_may_punish(
    law_library: Stored, powers: LoadedPowers, officer: Person, leader: Person, client_for: ClientFor
) -> None:
    page = _text(client_for(officer), f"/powers/AQ-097-1-7/?on={DAY}")
    assert "谁可以处罚：本镇可罚" in page
    assert "永政文〔2022〕51号" in page
    assert "特种作业人员未按照规定" in page
    assert "100,000元" in page
    assert "示例清单" in page
    elsewhere = _text(client_for(leader), f"/powers/AQ-097-1-3/?township={PENGHU}&on={DAY}")
    assert "谁可以处罚：移交县局" in elsewhere
    fire = _text(client_for(officer), f"/powers/XF-060-1-1/?on={DAY}")
    assert "移交部门" in fire
    assert "没有赋权或者委托" in fire


def test_an_unknown_item_is_not_there_and_a_strange_township_is_said_at_its_field(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    _text(client, "/powers/NONE/", status=404)
    assert 'id="id_township-error"' in _text(client, "/powers/AQ-097-1-7/?township=110101")
    assert Client().get("/powers/").status_code == 302
