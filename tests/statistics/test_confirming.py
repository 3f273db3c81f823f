from __future__ import annotations

from datetime import date

import pytest

from lianzhi.audit.models import AuditEvent
from lianzhi.core.refusals import NoRight, NotVisible, Stale, WrongState
from lianzhi.kernel.indicators import Month
from lianzhi.statistics.actions.confirm_figures import ConfirmFigures, may_confirm
from lianzhi.statistics.confirmations import Standing, figures_of, latest, latest_by_unit, sign_of
from lianzhi.statistics.selectors import annex3
from tests.factories.organisation import COUNTY, SHIGU, WULIJIE
from tests.held_clock import HeldClock
from tests.people import People, Person
from tests.statistics.world import World

MARCH = Month(2026, 3)


def confirming(person: Person, unit: str = WULIJIE) -> ConfirmFigures:
    seen = figures_of(annex3(unit, MARCH))
    return ConfirmFigures(actor=person.actor, unit_code=unit, month=MARCH, seen=seen)


@pytest.mark.parametrize(
    ("today", "standing"),
    [
        (date(2026, 3, 31), Standing.OPEN),
        (date(2026, 4, 1), Standing.DUE),
        (date(2026, 4, 2), Standing.DUE),
        (date(2026, 4, 3), Standing.DUE),
        (date(2026, 4, 4), Standing.LATE),
    ],
)
def test_a_form_is_late_after_the_third_of_the_next_month(
    world: World, today: date, standing: Standing
) -> None:
    assert sign_of(annex3(WULIJIE, MARCH), None, today).standing is standing


def test_the_reporter_confirms_once_the_month_is_over(world: World, people: People, clock: HeldClock) -> None:
    clock.on(date(2026, 3, 31))
    with pytest.raises(WrongState, match="尚未结束"):
        confirming(people.officer).execute()
    clock.on(date(2026, 4, 3))
    made = confirming(people.officer).execute()
    assert (made.confirmed_on, made.unit_code) == (date(2026, 4, 3), WULIJIE)
    event = AuditEvent.objects.latest("pk")
    assert event.event == "statistics.confirmed"
    sign = sign_of(annex3(WULIJIE, MARCH), latest(WULIJIE, MARCH), clock.today)
    assert sign.standing is Standing.CONFIRMED
    with pytest.raises(WrongState, match="已经确认"):
        confirming(people.officer).execute()
    assert set(latest_by_unit(MARCH)) == {WULIJIE}


def test_a_late_confirmation_stays_late(world: World, people: People, clock: HeldClock) -> None:
    clock.on(date(2026, 4, 4))
    made = confirming(people.officer).execute()
    assert sign_of(annex3(WULIJIE, MARCH), made, clock.today).standing is Standing.CONFIRMED_LATE


def test_records_that_change_afterwards_ask_for_another_confirmation(
    world: World, people: People, clock: HeldClock
) -> None:
    clock.on(date(2026, 4, 2))
    first = confirming(people.officer).execute()
    # The ledger grows by itself; that is no change of the month.
    firm = world.enterprise()
    assert sign_of(annex3(WULIJIE, MARCH), first, clock.today).standing is Standing.CONFIRMED
    waiting = confirming(people.officer)
    world.case(firm, date(2026, 3, 20))
    assert sign_of(annex3(WULIJIE, MARCH), first, clock.today).standing is Standing.CHANGED
    with pytest.raises(Stale):
        waiting.execute()
    second = confirming(people.officer).execute()
    found = latest(WULIJIE, MARCH)
    assert found is not None
    assert found.pk == second.pk != first.pk


def test_only_the_units_own_reporter_confirms(world: World, people: People, clock: HeldClock) -> None:
    clock.on(date(2026, 4, 2))
    for person in (people.colleague, people.squad_lead, people.county_officer, people.joint_office):
        with pytest.raises(NoRight):
            confirming(person).execute()
    for person in (people.stranger, people.neighbour):
        with pytest.raises(NotVisible):
            confirming(person).execute()
    with pytest.raises(NotVisible):
        confirming(people.officer, SHIGU).execute()
    assert confirming(people.joint_office, COUNTY).execute().unit_code == COUNTY
    district = annex3("wulijie", MARCH).unit
    assert not may_confirm(people.joint_office.actor, district)
