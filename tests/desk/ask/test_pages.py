"""依法问答: answers that can be bookmarked, and mistakes said at their field."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from lianzhi.powers.loading import LoadedPowers
from tests.factories.organisation import WULIJIE
from tests.people import Person

ClientFor = Callable[[Person], Client]


def _text(client: Client, url: str, *, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


def test_three_questions_stand_beside_each_other_and_wait(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    page = _text(client, "/ask/")
    for title in ("查询期限", "查询处罚幅度", "查询管辖"):
        assert title in page
    for name in ("deadline", "penalty", "competence"):
        assert "这里给出回答" in _text(client, f"/ask/{name}/")


def test_a_deadline_is_answered_with_its_count_or_refused_at_its_field(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    page = _text(client, "/ask/deadline/?rule=penalty-decision&start=2026-03-02")
    assert "2026年5月31日" in page
    assert "/laws/chip/" in page
    assert 'id="id_start-error"' in _text(client, "/ask/deadline/?rule=penalty-decision&start=x", status=422)
    assert 'id="id_rule-error"' in _text(client, "/ask/deadline/?rule=none&start=2026-03-02", status=422)
    far = _text(client, "/ask/deadline/?rule=litigation&start=9999-12-30", status=422)
    assert 'id="id_start-error"' in far


def test_a_penalty_is_answered_in_its_range_or_said_not_to_apply(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    page = _text(client, "/ask/penalty/?ref=安全生产法/97/7&conduct_date=2024-05-20")
    assert "0元—100,000元" in page
    written = _text(
        client, "/ask/penalty/?ref=《安全生产法》第九十七条第七项&conduct_date=2024-05-20&stage=overdue"
    )
    assert "100,000元—200,000元" in written
    not_named = _text(client, "/ask/penalty/?ref=安全生产法/102&conduct_date=2024-05-20&stage=accident_extra")
    assert "该条款不适用" in not_named
    for ref in ("安全生产法/500", "乱写"):
        bad = _text(client, f"/ask/penalty/?ref={ref}&conduct_date=2024-05-20", status=422)
        assert 'id="id_ref-error"' in bad


def test_competence_is_answered_for_item_and_article_and_mistakes_are_at_their_box(
    powers: LoadedPowers, officer: Person, client_for: ClientFor
) -> None:
    client = client_for(officer)
    base = f"/ask/competence/?place={WULIJIE}&date=2026-11-20"
    page = _text(client, f"{base}&what=330225002014")
    assert "由乡镇人民政府以自己的名义办理" in page
    assert "永政文〔2022〕51号" in page
    crime = _text(client, f"{base}&what=安全生产法/97/7&crime_suspected=on")
    assert "移送公安机关" in crime
    summary = _text(client, f"{base}&what=AQ-097-1-3&procedure=summary&fine=200")
    assert "县应急管理局的名义" in summary
    for what in ("没有", "安全生产法/500"):
        assert 'id="id_what-error"' in _text(client, f"{base}&what={what}", status=422)
    assert 'id="id_fine-error"' in _text(client, f"{base}&what=330225002014&fine=-1", status=422)
    assert 'id="id_place-error"' in _text(client, "/ask/competence/?date=2026-11-20&what=x", status=422)


@pytest.mark.parametrize("name", ["", "deadline/", "penalty/", "competence/"])
def test_nobody_asks_without_signing_in(db: None, name: str) -> None:
    assert Client().get(f"/ask/{name}").status_code == 302
