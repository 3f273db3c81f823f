"""The worklist names what waits beside a case, for whom, and what its passing term did."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from lianzhi.cases.services.waiting import count_waiting_for, matters_waiting_for
from tests.cases.conftest import file
from tests.cases.file import File
from tests.cases.matters import Registering, Seizing
from tests.cases.recusing import Recusing
from tests.people import Person

__all__ = ["file"]
ClientFor = Callable[[Person], Client]


def test_a_matter_waits_for_the_handlers_then_for_the_leader(file: File, client_for: ClientFor) -> None:
    matters = Registering(file)
    matter = matters.considering(file.filed()).execute()
    assert [each.title for each in matters_waiting_for(file.officer)] == ["报请批准"]
    assert not matters_waiting_for(file.leader)
    assert not matters_waiting_for(file.person("county_officer").actor)
    matters.requesting(matter).execute()
    assert [each.title for each in matters_waiting_for(file.leader)] == ["批准"]
    assert not matters_waiting_for(file.person("county_leader").actor)
    assert count_waiting_for(file.officer) == 0
    shown = client_for(file.person("leader")).get("/").content.decode()
    assert "先行登记保存" in shown
    assert f"/cases/matters/registration/{matter.pk}/" in shown


def test_a_lapsed_registration_and_an_expired_seizure_alarm(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    kept = Registering(file).registered(case)
    seized = Seizing(file).imposed(case)
    # What the head decides the handlers must bring to him in time: it stands on both lists.
    assert {each.title for each in matters_waiting_for(file.officer)} == {
        "届满前报请作出处理决定",
        "届满前报请处理、延长或者解除",
    }
    assert {each.title for each in matters_waiting_for(file.leader)} == {"作出处理决定"}
    assert count_waiting_for(file.officer) == count_waiting_for(file.leader) == 2
    assert not matters_waiting_for(file.person("county_officer").actor)
    file.scene.clock.forward(days=40)
    page = client_for(file.person("leader")).get("/").content.decode()
    assert "处理决定，现已超过" in page
    assert "期限已于" in page
    assert "已超期" in page
    for url in (f"/cases/matters/registration/{kept.pk}/", f"/cases/matters/measure/{seized.pk}/"):
        shown = client_for(file.person("officer")).get(url).content.decode()
        assert "期限已过，须立即处理" in shown


def test_a_recusal_of_a_head_waits_for_the_other_head_and_not_for_the_same(file: File) -> None:
    recusing = Recusing(file)
    matter = recusing.applying(file.submitted(), "leader").execute()
    assert [each.matter for each in matters_waiting_for(recusing.deputy.actor)] == [matter]
    assert not matters_waiting_for(file.leader)
    assert count_waiting_for(file.leader) == 0
