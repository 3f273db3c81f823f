from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.people import People, Person

ClientFor = Callable[[Person], Client]
PATHS = (
    "/organisation/",
    "/organisation/officers/",
    "/organisation/authorities/",
    "/organisation/authorities/350525-yj/",
    "/organisation/authorities/350525101/",
)


@pytest.mark.parametrize("path", PATHS)
def test_everybody_may_read_the_organisation_after_signing_in(
    path: str, client_for: ClientFor, people: People
) -> None:
    for person in (people.officer, people.stranger, people.supervisor, people.leader):
        assert client_for(person).get(path).status_code == 200
    assert Client().get(path).status_code == 302
    assert client_for(people.officer).post(path).status_code == 405


def test_the_district_page_shows_the_day_that_is_asked_for(client_for: ClientFor, people: People) -> None:
    client = client_for(people.officer)
    now = client.get("/organisation/").content.decode()
    assert "五里街片区（五里街中队）" in now
    assert people.squad_lead.officer.name in now
    assert now.index("五里街片区") < now.index("蓬壶片区")
    before = client.get("/organisation/?on=2023-11-29")
    assert people.squad_lead.officer.name not in before.content.decode()
    assert client.get("/organisation/?on=2023-13-40").status_code == 200


def test_the_roster_tells_lapsed_and_auxiliary_in_words(client_for: ClientFor, people: People) -> None:
    page = client_for(people.officer).get("/organisation/officers/")
    words = page.content.decode()
    assert "已失效" in words
    assert "不计入执法人员人数" in words
    assert (page.context["expired_count"], page.context["auxiliary_count"]) == (1, 1)
    narrowed = client_for(people.officer).get("/organisation/officers/?standing=expired")
    assert [row.cells[0] for row in narrowed.context["table"].rows] == ["失效甲（示例）"]
    found = client_for(people.officer).get("/organisation/officers/?words=陈承办")
    assert len(found.context["table"].rows) == 1
    for odd in ("?page=x", "?standing=odd", "?authority=nobody", "?words=%00"):
        assert client_for(people.officer).get(f"/organisation/officers/{odd}").status_code == 200


def test_the_roster_of_another_district_is_not_shown(client_for: ClientFor, people: People) -> None:
    own = people.officer.officer.name
    assert own in client_for(people.neighbour).get("/organisation/officers/").content.decode()
    assert own not in client_for(people.stranger).get("/organisation/officers/").content.decode()
    assert own not in client_for(people.stranger).get("/organisation/authorities/350525101/").content.decode()
    assert own in client_for(people.supervisor).get("/organisation/authorities/350525101/").content.decode()
    assert client_for(people.officer).get("/organisation/authorities/nobody/").status_code == 404
