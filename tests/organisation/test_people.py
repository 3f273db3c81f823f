from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from lianzhi.audit.acts import UnauditedWrite
from lianzhi.core import clock as core_clock
from lianzhi.core.constants import Role
from lianzhi.organisation.models import Division
from lianzhi.organisation.selectors import officer_facts
from tests.factories.enterprises import make_enterprise
from tests.factories.organisation import PENGHU, SHIGU, WULIJIE, County
from tests.held_clock import HeldClock
from tests.people import People, Person


def test_people_see_their_own_places(people: People) -> None:
    assert people.officer.actor.places == {WULIJIE}
    assert people.stranger.actor.places == {PENGHU}
    assert people.squad_lead.actor.places == {WULIJIE, SHIGU}
    assert people.squad_lead.actor.has(Role.SQUAD_LEAD)
    assert people.county_officer.actor.sees_county
    assert not people.leader.actor.sees_county


def test_the_lapsed_and_the_auxiliary_are_told_apart(county: County, clock: HeldClock) -> None:
    lapsed, auxiliary = (officer_facts(each, clock.today) for each in (county.lapsed, county.auxiliary))
    assert lapsed.is_official
    assert lapsed.certificate_to is not None
    assert lapsed.certificate_to < clock.today
    assert not auxiliary.is_official


def test_the_clock_stands_until_it_is_moved(clock: HeldClock) -> None:
    assert core_clock.today() == date(2026, 3, 2)
    clock.forward(days=5)
    assert core_clock.today() == date(2026, 3, 7)
    clock.on(date(2026, 5, 1))
    assert core_clock.now().hour == 9


def test_factories_write_and_the_test_itself_may_not(county: County) -> None:
    made = make_enterprise()
    assert made.place.name == "五里街镇"
    with pytest.raises(UnauditedWrite, match="organisation_division"):
        Division.objects.filter(code=WULIJIE).update(name="别名")


def test_a_client_is_signed_in(client_for: Callable[[Person], Client], officer: Person) -> None:
    assert client_for(officer).session["_auth_user_id"] == str(officer.account.pk)
