from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from lianzhi.audit.selectors import history_of
from lianzhi.enterprises.models import Enterprise
from tests.factories.enterprises import make_enterprise, make_uscc
from tests.factories.organisation import PENGHU, SHIGU, WULIJIE
from tests.people import People, Person

ClientFor = Callable[[Person], Client]


def filled(**given: Any) -> dict[str, Any]:
    return {
        "name": "永春县五里街远山竹木制品有限公司（示例）",
        "uscc": make_uscc(),
        "party_kind": "unit",
        "sector": "metallurgy_trade",
        "industry": "C2041 竹制品制造",
        "level": "ordinary",
        "risk_grade": "B",
        "place_id": WULIJIE,
        "supervisor_id": WULIJIE,
        "address": "工业路8号",
        "legal_representative": "林示例",
        "principal": "陈示例",
        "phone": "0595-00000002",
        "employees": "12",
        "is_active": "on",
        **given,
    }


def test_an_officer_registers_and_changes_an_enterprise(client_for: ClientFor, people: People) -> None:
    client = client_for(people.officer)
    assert client.get("/enterprises/register/").status_code == 200
    answer = client.post("/enterprises/register/", filled())
    made = Enterprise.objects.get()
    assert answer.url == f"/enterprises/{made.pk}/"
    page = client.get(f"/enterprises/{made.pk}/change/")
    seen = page.context["form"].initial["seen"]
    values = filled(uscc=made.uscc, phone="0595-00000009", seen=seen)
    assert client.post(f"/enterprises/{made.pk}/change/", values).status_code == 302
    detail = client.get(answer.url).content.decode()
    assert "联系电话由“0595-00000002”改为“0595-00000009”" in detail
    overtaken = client.post(f"/enterprises/{made.pk}/change/", {**values, "phone": "1"})
    assert overtaken.status_code == 409
    assert "请刷新页面" in overtaken.content.decode()
    assert history_of(made).count() == 2


def test_f_what_the_form_did_not_send_is_not_erased(client_for: ClientFor, people: People) -> None:
    made = make_enterprise(safety_officer="林安全（示例）", phone="0595-00000002")
    client, address = client_for(people.officer), f"/enterprises/{made.pk}/change/"
    shown = client.get(address).context["form"].initial
    sent = {**shown, "is_active": "on", "phone": "0595-00000009"}
    # Half a form: what it did not bring was not asked to be emptied.
    half = {name: value for name, value in sent.items() if name != "safety_officer"}
    assert client.post(address, half).status_code == 302
    made.refresh_from_db()
    assert (made.phone, made.safety_officer) == ("0595-00000009", "林安全（示例）")
    again = {**sent, "seen": client.get(address).context["form"].initial["seen"]}
    # A box that must be filled is not emptied, and nothing is changed by a form that does not say what it was shown.
    for wrong, status in (({"phone": ""}, 422), ({"phone": "1", "seen": ""}, 409)):
        assert client.post(address, {**again, **wrong}).status_code == status
        made.refresh_from_db()
        assert made.phone == "0595-00000009"
    # Emptied on purpose it is, and the record says what stood there.
    assert client.post(address, {**again, "safety_officer": ""}).status_code == 302
    made.refresh_from_db()
    assert made.safety_officer == ""
    assert "由“林安全（示例）”改为“（空）”" in history_of(made)[0].sentence


def test_bad_input_is_told_at_its_field_and_what_was_typed_stays(
    client_for: ClientFor, people: People
) -> None:
    client = client_for(people.officer)
    for wrong, field in (
        ({"uscc": "91350525MA31ABCD12"}, "uscc"),
        ({"uscc": "字" * 18}, "uscc"),
        ({"name": ""}, "name"),
        ({"name": "长" * 121}, "name"),
        ({"employees": "12.5"}, "employees"),
        ({"employees": "99999999999999999999"}, "employees"),
        ({"sector": "x"}, "sector"),
        ({"place_id": PENGHU}, "place_id"),
        ({"industry": "竹\x00"}, "industry"),
    ):
        answer = client.post("/enterprises/register/", filled(**{"address": "留着的地址", **wrong}))
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {field}, wrong
        assert "留着的地址" in answer.content.decode()
    assert client.post("/enterprises/register/", {}).status_code == 422
    assert Enterprise.objects.count() == 0


def test_strangers_find_nothing_and_readers_do_not_write(client_for: ClientFor, people: People) -> None:
    here = make_enterprise()
    for path in (f"/enterprises/{here.pk}/", f"/enterprises/{here.pk}/change/", "/enterprises/999999/"):
        assert client_for(people.stranger).get(path).status_code == 404
        assert client_for(people.neighbour).get(path).status_code == 404
    assert client_for(people.stranger).post(f"/enterprises/{here.pk}/change/", filled()).status_code == 404
    reader = client_for(people.supervisor)
    assert reader.get(f"/enterprises/{here.pk}/").status_code == 200
    assert reader.get(f"/enterprises/{here.pk}/change/").status_code == 403
    assert reader.post("/enterprises/register/", filled()).status_code == 403
    assert "登记企业" not in reader.get("/enterprises/").content.decode()
    assert here.name not in client_for(people.stranger).get("/enterprises/").content.decode()


def test_the_list_narrows_and_turns_its_pages(client_for: ClientFor, people: People) -> None:
    first = make_enterprise(name="聚泉陶瓷（示例）", sector="mines")
    for _ in range(51):
        make_enterprise(place=SHIGU)
    client = client_for(people.squad_lead)
    narrowed = client.get("/enterprises/?words=聚泉&sector=mines").content.decode()
    assert first.name in narrowed
    assert "竹木制品厂" not in narrowed
    assert len(client.get("/enterprises/?page=2").context["table"].rows) == 2
    assert len(client.get(f"/enterprises/?place_code={SHIGU}").context["table"].rows) == 50
    for odd in (
        "?page=x",
        "?page=999",
        "?sector=nope",
        "?words=%00",
        "?place_code=350525104",
        "?standing=odd",
    ):
        assert client.get(f"/enterprises/{odd}").status_code == 200, odd
    assert "没有符合条件的企业" in client.get("/enterprises/?words=没有这一家").content.decode()


def test_the_list_asks_as_much_for_fifty_as_for_one(
    client_for: ClientFor, people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_for(people.officer)
    for _ in range(50):
        make_enterprise()
    with django_assert_max_num_queries(14):
        client.get("/enterprises/")
