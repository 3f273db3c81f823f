"""One set of records in each of three townships, with the people who made them: own, neighbouring and foreign work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from lianzhi.audit.models import AuditEvent
from lianzhi.cases.actions.hand_over import HandOver
from lianzhi.cases.models import Handover
from lianzhi.core import clock
from lianzhi.core.constants import Role
from lianzhi.evidence.models import Evidence
from lianzhi.laws.loading import Stored
from lianzhi.organisation.services import actor_for
from tests.cases.file import File
from tests.factories.enterprises import make_enterprise
from tests.factories.organisation import (
    PENGHU,
    SHIGU,
    WULIJIE,
    County,
    build_county,
    make_account,
    make_officer,
)
from tests.held_clock import HeldClock
from tests.inspections.scene import Scene
from tests.laws.library import law_library
from tests.people import People, Person, build_people
from tests.powers.directory import load_small_powers

__all__ = ["law_library", "world"]

PLACES = (WULIJIE, SHIGU, PENGHU)
# Never delegated to a township: the kernel sends it to the county bureau.
FOR_COUNTY = {"item_code": "AQ-097-1-3", "obligation": "安全生产法/28/1", "penalty": "安全生产法/97/1/3"}


@dataclass(frozen=True, slots=True)
class Records:
    """One township's records by the name a route calls them."""

    place: str
    numbers: dict[str, int]

    def __getitem__(self, name: str) -> int:
        return self.numbers[name]


@dataclass(frozen=True, slots=True)
class World:
    """All people and, by township, all records."""

    people: People
    clock: HeldClock
    records: dict[str, Records]
    sessions: dict[str, str]

    def person(self, name: str) -> Person:
        """Somebody by the name in tests/people.py."""
        found: Person = getattr(self.people, name)
        return found


@pytest.fixture(scope="module")
def world(
    law_library: Stored, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The three townships' work, made once for all tests of a module and undone at its end."""
    files = tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(MEDIA_ROOT=files):
        with ExitStack() as stack:
            held = HeldClock(stack)
            county = build_county()
            people = build_people(county, held.today)
            load_small_powers()
            yield build_world(county, people, held)
        transaction.set_rollback(True)


def session_of(person: Person) -> str:
    """The session key of somebody who signed in."""
    client = Client()
    client.force_login(person.account, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def build_world(county: County, people: People, held: HeldClock) -> World:
    """Let three townships do the same work, one after the other."""
    # The supervisor is not alone in the county government: a form can name two officers of every authority.
    make_officer("government（示例）", people.supervisor.officer.authority)
    records = {place: _work(county, people, held, place) for place in PLACES}
    sessions = {each.name: session_of(getattr(people, each.name)) for each in fields(people)}
    return World(people, held, records, sessions)


def _work(county: County, people: People, held: HeldClock, place: str) -> Records:
    team = _team(county, people, place)

    def scene() -> Scene:
        """Each visit goes to an enterprise of its own: nobody is visited twice on one day."""
        return Scene(people=team, enterprise=make_enterprise(place=place), clock=held)

    operation = (
        scene()
        .opening(
            actor=people.county_officer.actor,
            district_code="penghu" if place == PENGHU else "wulijie",
            enforcing=(team.officer.officer.pk, team.colleague.officer.pk),
        )
        .execute()
    )
    visit = scene()
    planned = visit.planned()
    file = File(scene())
    case = file.under_review()
    review: Any = file.returning(case).execute()
    order: Any = scene().ordered(1)
    handover = _handed_over(scene())
    numbers = {
        "operation": operation.pk,
        "inspection": planned.pk,
        "enterprise": visit.enterprise.pk,
        "case": case.pk,
        "problem": review.problems.order_by("number")[0].pk,
        "order": order.pk,
        "finding": order.findings.get().pk,
        "document": order.document_id,
        "evidence": Evidence.objects.filter(authority_id=place).order_by("-pk")[0].pk,
        "handover": handover.pk,
        "event": AuditEvent.objects.filter(stream=f"authority:{place}").order_by("pk")[0].pk,
        "lead": team.officer.officer.pk,
        "second": team.colleague.officer.pk,
        "leader": team.leader.officer.pk,
    }
    return Records(place, numbers)


def _handed_over(scene: Scene) -> Handover:
    """A finding for the county bureau, handed over."""
    inspection = scene.started()
    scene.attending(inspection).execute()
    scene.answering(inspection).execute()
    finding = scene.adding(inspection, **FOR_COUNTY).execute()
    scene.clock.forward(hours=1)
    scene.finishing(inspection).execute()
    return HandOver(
        actor=scene.people.officer.actor, finding_id=finding.pk, facts="两名新进工人未经培训上岗。"
    ).execute()


def _team(county: County, people: People, place: str) -> People:
    """The township's own two officers and leader; in 五里街镇 the ones everybody knows."""
    if place == WULIJIE:
        return people
    district = "penghu" if place == PENGHU else "wulijie"
    home = county.governments[place]
    names = {"colleague": Role.TOWNSHIP_OFFICER, "leader": Role.APPROVING_LEADER}
    others = {}
    for name, role in names.items():
        officer = make_officer(f"{name}{place}（示例）", home, post=district)
        account = make_account(f"{name}-{place}", officer, role)
        actor = actor_for(account, clock.today())
        assert actor is not None
        others[name] = Person(actor, account, officer)
    lead = people.stranger if place == PENGHU else people.neighbour
    return replace(people, officer=lead, **others)
