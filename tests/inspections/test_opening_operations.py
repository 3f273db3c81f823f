"""部署联合执法行动."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lianzhi.audit.selectors import history_of
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids, Malformed, NoRight, NotVisible, WrongState
from lianzhi.inspections.actions.finish_operation import FinishOperation
from lianzhi.inspections.constants import OperationState
from lianzhi.inspections.models import Operation
from lianzhi.inspections.selectors import get_operation_for
from tests.factories.organisation import County
from tests.inspections.scene import Scene


def test_two_certified_officers_open_an_operation_and_fewer_do_not(scene: Scene, county: County) -> None:
    operation = scene.operation()
    assert operation.state == OperationState.PLANNED
    assert operation.members.count() == 2
    with pytest.raises(Malformed, match="无需重复部署"):
        scene.operation()
    assert "五里街片区" in history_of(operation)[0].sentence

    officer = scene.people.officer.officer.pk
    for enforcing, code in (
        ((officer,), "too-few-officers"),
        ((officer, officer), "same-person-twice"),
        ((officer, county.lapsed.pk), "certificate-lapsed"),
        ((officer, county.auxiliary.pk), "auxiliary-counted"),
    ):
        with pytest.raises(LawForbids) as refused:
            scene.opening(enforcing=enforcing).execute()
        assert code in refused.value.codes
        assert any(each.citations for each in refused.value.refusals)
    assert Operation.objects.count() == 1


def test_an_auxiliary_may_assist_beside_two_officers(scene: Scene, county: County) -> None:
    operation = scene.opening(assisting=(county.auxiliary.pk,)).execute()
    assert operation.members.filter(capacity="assisting").count() == 1
    with pytest.raises(Malformed) as refused:
        scene.opening(assisting=(scene.people.officer.officer.pk,)).execute()
    assert "assisting" in refused.value.fields


def test_a_certificate_that_lapses_during_the_operation_bars_it(scene: Scene) -> None:
    last = clock.today().replace(year=2028, month=11, day=29)
    scene.clock.on(last)
    assert scene.opening(ends_on=last).execute().ends_on == last
    with pytest.raises(LawForbids) as refused:
        scene.opening(ends_on=last + timedelta(days=1)).execute()
    assert "certificate-lapsed" in refused.value.codes


def test_only_leads_open_and_only_in_their_own_district(scene: Scene) -> None:
    assert scene.opening(actor=scene.people.county_officer.actor).execute().lead_id
    with pytest.raises(NoRight):
        scene.opening(actor=scene.people.officer.actor).execute()
    with pytest.raises(NotVisible):
        scene.opening(district_code="penghu").execute()
    with pytest.raises(NotVisible):
        scene.opening(district_code="nowhere").execute()


def test_dates_words_and_roster_are_checked(scene: Scene) -> None:
    today = clock.today()
    for given, name in (
        ({"starts_on": today - timedelta(days=1)}, "starts_on"),
        ({"ends_on": today - timedelta(days=1)}, "ends_on"),
        ({"name": " "}, "name"),
        ({"purpose": ""}, "purpose"),
        (
            {"enforcing": (scene.people.stranger.officer.pk, scene.people.officer.officer.pk)},
            "enforcing",
        ),
    ):
        with pytest.raises(Malformed) as refused:
            scene.opening(**given).execute()
        assert name in refused.value.fields
    assert not Operation.objects.exists()


def test_an_operation_is_seen_in_its_district_and_not_beyond(scene: Scene) -> None:
    operation = scene.operation()
    assert get_operation_for(scene.people.neighbour.actor, operation.pk) == operation
    assert get_operation_for(scene.people.supervisor.actor, operation.pk) == operation
    with pytest.raises(NotVisible):
        get_operation_for(scene.people.stranger.actor, operation.pk)


def test_an_operation_ends_when_every_visit_has_its_record(scene: Scene) -> None:
    operation = scene.operation()
    lead = scene.people.squad_lead.actor
    with pytest.raises(WrongState):
        FinishOperation(actor=lead, operation_id=operation.pk).execute()
    inspection = scene.planned(operation_id=operation.pk)
    scene.notifying(inspection).execute()
    scene.starting(inspection).execute()
    with pytest.raises(WrongState, match="1家"):
        FinishOperation(actor=lead, operation_id=operation.pk).execute()
    scene.attending(inspection).execute()
    scene.answering(inspection).execute()
    scene.clock.forward(hours=1)
    scene.finishing(inspection).execute()
    with pytest.raises(NoRight):
        FinishOperation(actor=scene.people.officer.actor, operation_id=operation.pk).execute()
    assert FinishOperation(actor=lead, operation_id=operation.pk).execute().state == OperationState.FINISHED
    with pytest.raises(WrongState):
        scene.planned(operation_id=operation.pk)
