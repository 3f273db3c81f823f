"""One set of records in each of three townships, with the people who made them: own, neighbouring and foreign work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from lianzhi.audit.models import AuditEvent
from lianzhi.cases.actions.apply_recusal import ApplyRecusal
from lianzhi.cases.actions.assign_clue import AssignClue
from lianzhi.cases.actions.establish_violation import EstablishViolation
from lianzhi.cases.actions.hand_over import HandOver
from lianzhi.cases.actions.register_clue import Informant, RegisterClue
from lianzhi.cases.actions.suspect_crime import SuspectCrime
from lianzhi.cases.constants import RecusalSource
from lianzhi.cases.models import CaseFile, Handover, HearingSession, Joinder
from lianzhi.core import clock
from lianzhi.core.constants import Reach, Role
from lianzhi.documents.actions.order_batch import OrderBatch
from lianzhi.documents.actions.sign_by_hand import SignByHand, open_places
from lianzhi.documents.constants import SignerRole
from lianzhi.documents.models import Document, NumberSeries, Signature
from lianzhi.evidence.models import Evidence
from lianzhi.laws.loading import Stored
from lianzhi.organisation.services import actor_for
from tests.cases.appraising import assigning, drawn, scoring
from tests.cases.asking import answered, asked
from tests.cases.cutting import Cutting
from tests.cases.examining import Examining
from tests.cases.file import File
from tests.cases.matters import Registering, Seizing
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

SIGNS = ("rules_broken", "devices_disabled", "real_danger")
PLACES = (WULIJIE, SHIGU, PENGHU)
# A hand as the sign pad sends it.
STROKES = "[[[40,60],[90,120],[160,80],[220,140]],[[240,60],[300,150],[380,70],[420,130],[500,90]]]"
# Never delegated to a township: the kernel sends it to the county bureau.
FOR_COUNTY = {"item_code": "AQ-097-1-3", "obligation": "安全生产法/28/1", "penalty": "安全生产法/97/1/3"}


@dataclass(frozen=True, slots=True)
class Records:
    """One township's records by the name a route calls them; `matters` by the slug of their kind."""

    place: str
    numbers: dict[str, int]
    matters: dict[str, int]

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
    paper = order.document
    numbers = {
        "series": NumberSeries.objects.get(
            authority_id=paper.authority_id, word=paper.series_word, year=paper.series_year
        ).pk,
        "batch": OrderBatch(actor=team.officer.actor, document_ids=(paper.pk,)).execute().pk,
        "signature": _signed(scene(), team).pk,
        "operation": operation.pk,
        "inspection": planned.pk,
        "enterprise": visit.enterprise.pk,
        "case": case.pk,
        "problem": review.problems.order_by("number")[0].pk,
        "order": order.pk,
        **_measured(scene()),
        "violation": case.case_findings.get().finding_id,
        "finding": order.findings.get().pk,
        "document": order.document_id,
        "evidence": Evidence.objects.filter(authority_id=place).order_by("-pk")[0].pk,
        "handover": handover.pk,
        "question": asked(team.officer).pk,
        "opinion": answered(people, team.officer).pk,
        **_told(team),
        **_appraised(File(scene()), people, county),
        "event": AuditEvent.objects.filter(stream=f"authority:{place}").order_by("pk")[0].pk,
        **_who(team),
    }
    return Records(place, numbers, _matters(file, case))


def _measured(scene: Scene) -> dict[str, int]:
    """A measure on the spot that stands, and its hazard."""
    measure: Any = scene.measured()
    return {"measure": measure.pk, "hazard": measure.findings.get().pk}


def _who(team: People) -> dict[str, int]:
    """The officers a form names."""
    return {
        "lead": team.officer.officer.pk,
        "second": team.colleague.officer.pk,
        "leader": team.leader.officer.pk,
        "reviewer": team.legal_reviewer.officer.pk,
    }


def _signed(scene: Scene, team: People) -> Signature:
    """A record that its officer signed on the screen."""
    record = Document.objects.get(
        owner=f"inspections.inspection:{scene.recorded(1).pk}", template="insp_record"
    )
    return SignByHand(
        actor=team.officer.actor,
        document_id=record.pk,
        place=open_places(record)[0].key,
        role=SignerRole.OFFICER,
        signer=team.officer.officer.name,
        strokes=STROKES,
    ).execute()


def _hearing(file: File, case: CaseFile) -> int:
    """A hearing notified and chaired by the township's leader; the way there is another test's."""
    with file.setting_up("a hearing"):
        session = HearingSession.objects.create(
            case=case,
            procedure_version="2021-07-15",
            state="notified",
            requested_on=clock.today(),
            chair=file.person("leader").officer,
            clerk="示例",
            notified_on=clock.today(),
            held_at=clock.now(),
            place="示例处",
        )
    return int(session.pk)


def _joining(file: File, case: CaseFile) -> int:
    """A violation asked to be joined; that it may be is another test's."""
    with file.setting_up("a joinder"):
        matter = Joinder.objects.create(
            case=case,
            procedure_version="2021-07-15",
            state="requested",
            finding=case.case_findings.get().finding,
            conduct_on=clock.today(),
        )
    return int(matter.pk)


def _matters(file: File, case: CaseFile) -> dict[str, int]:
    """One matter of every kind beside the case, by the slug of its kind."""
    return {
        "joining": _joining(file, case),
        "registration": Registering(file).considering(case).execute().pk,
        "testing": Examining(file).considering(case).execute().pk,
        "measure": Seizing(file).considering(case).execute().pk,
        "power-cut": Cutting(file).considering(case).execute().pk,
        "transfer": SuspectCrime(actor=file.officer, case_id=case.pk, signs=SIGNS).execute().pk,
        "hearing": _hearing(file, case),
        "recusal": _objected(file, case),
    }


def _objected(file: File, case: CaseFile) -> int:
    """The party wants the second officer to stand aside."""
    return (
        ApplyRecusal(
            actor=file.officer,
            case_id=case.pk,
            source=RecusalSource.PARTY,
            officer_id=file.person("colleague").officer.pk,
            applied_on=clock.today(),
            reason="示例",
        )
        .execute()
        .pk
    )


def _told(team: People) -> dict[str, int]:
    """What a complaint with somebody sealed behind it established; who received it looks into it."""
    officer = team.officer
    clue = RegisterClue(
        actor=officer.actor,
        source="complaint",
        received_on=clock.today(),
        title="举报车间没有安全出口标志",
        content="夜班时看不到安全出口标志。",
        subject_name="永春县示例厂（示例）",
        place_code=officer.actor.authority_code,
        informant=Informant(name="举报甲（示例）", phone="0595-9", wants_reply=True),
    ).execute()
    AssignClue(
        actor=officer.actor, clue_id=clue.pk, assignee_id=officer.officer.pk, verify_by=clock.today()
    ).execute()
    found = EstablishViolation(
        actor=officer.actor,
        clue_id=clue.pk,
        item_code="AQ-099-1-1",
        description="没有安全出口标志",
        location="车间",
        found_on=clock.today(),
    ).execute()
    return {"clue": clue.pk, "established": found.pk}


def _appraised(file: File, people: People, county: County) -> dict[str, int]:
    """A filed case put among the closed, drawn, scored by two, with a defect to cure; one appraisal a township."""
    case = file.filed()
    # A day of its own: each township's appraisal draws its own case only.
    day = date(2020, 1, 1 + list(county.governments).index(case.authority_id))
    with file.setting_up("a closed case"):
        CaseFile.objects.filter(pk=case.pk).update(closed_on=day)
    officer = make_officer(
        "评查员（示例）", people.joint_office.officer.authority, legal_qualification="A（示例）"
    )
    account = make_account(f"scorer-{case.pk}", officer, Role.LEGAL_REVIEWER, reach=Reach.COUNTY)
    actor = actor_for(account, clock.today())
    assert actor is not None
    pair = (people.legal_reviewer, Person(actor, account, officer))
    appraised = drawn(people, case.pk, period_from=day, period_to=day)
    assigning(people, appraised, *pair).execute()
    for who in pair:
        appraised = scoring(who, appraised, "2").execute()
    defect = appraised.defects.get().pk
    return {"appraisal": appraised.appraisal_id, "appraised": appraised.pk, "defect": defect}


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
