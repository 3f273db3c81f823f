"""Every route × every person × own, neighbouring and foreign records: what is seen, what is sent, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from lianzhi.audit.models import AuditEvent
from lianzhi.desk.cases.proceedings.registry import KINDS
from lianzhi.desk.cases.steps import STEPS
from lianzhi.desk.form_marks import FIELD
from lianzhi.desk.questions.steps import STEPS as QUESTION_STEPS
from lianzhi.laws.models import Law
from tests.browser import Browser
from tests.desk.payloads import payload
from tests.desk.route_list import Route, address, resolved, routes
from tests.desk.world import Records, World, law_library, world
from tests.factories.organisation import PENGHU, SHIGU, WULIJIE

__all__ = ["law_library", "world"]

# Each test runs inside its own savepoint of the world's transaction.
pytestmark = [pytest.mark.django_db, pytest.mark.asked_once]

HOME = {
    "officer": WULIJIE,
    "colleague": WULIJIE,
    "leader": WULIJIE,
    "neighbour": SHIGU,
    "stranger": PENGHU,
}
DISTRICT = {WULIJIE: "wulijie", SHIGU: "wulijie", PENGHU: "penghu"}
COUNTY = ("county_officer", "legal_reviewer", "county_leader", "joint_office", "supervisor")
EVERYBODY = (*HOME, "squad_lead", *COUNTY)
HANDLERS = {WULIJIE: ("officer", "colleague"), SHIGU: ("neighbour",), PENGHU: ("stranger",)}
TOWNSHIP_OFFICERS = ("officer", "colleague", "neighbour", "stranger")
COUNTY_OFFICERS = ("squad_lead", "county_officer")
# Who belongs to a group for the records of a place; the names stand in route-list.json.
GROUPS: dict[str, Callable[[str, str], bool]] = {
    "anybody": lambda name, place: True,
    "handlers": lambda name, place: name in HANDLERS[place],
    "involved": lambda name, place: name in HANDLERS[place] or (name == "leader" and place == WULIJIE),
    "receiver": lambda name, place: name == HANDLERS[place][0],
    "receivers": lambda name, place: name == HANDLERS[place][0] or (name == "leader" and place == WULIJIE),
    "inspecting": lambda name, place: name in (*TOWNSHIP_OFFICERS, *COUNTY_OFFICERS),
    "leading": lambda name, place: name in COUNTY_OFFICERS,
    "opener": lambda name, place: name == "county_officer",
    "county_officers": lambda name, place: name in COUNTY_OFFICERS,
    "answering": lambda name, place: (
        name == "county_officer" or (name == "squad_lead" and DISTRICT[place] == "wulijie")
    ),
    "keepers": lambda name, place: name in (*TOWNSHIP_OFFICERS, *COUNTY_OFFICERS, "joint_office"),
    "leader": lambda name, place: name == "leader" and place == WULIJIE,
    "chair": lambda name, place: name == "leader" and place == WULIJIE,
    "reviewers": lambda name, place: name == "legal_reviewer",
    "office": lambda name, place: name == "joint_office",
    "reporter": lambda name, place: name == "officer" and place == WULIJIE,
    "joint_office": lambda name, place: name == "joint_office",
    "question_desk": lambda name, place: name in ("joint_office", "legal_reviewer"),
    "readers": lambda name, place: name == "supervisor",
}
# An act of another module's procedure: on the ordinary case of the world nobody takes it.
ANOTHER = "another_procedure"
SIGN_IN = "/sign-in/"
# The pages of acts on a case.
ACT_PAGES = (
    "cases:step",
    "cases:matter-step",
    "cases:propose",
    "cases:together",
    "cases:range",
    "cases:new",
    "cases:clue-step",
    "cases:clue-unit",
    "cases:clue-case",
    "cases:matter-start",
    "cases:handover",
    "cases:handover-receipt",
    "questions:new",
    "questions:step",
)
# Whoever sees the pages of further acts sees them as one of these does.
ONE_OF_EACH = ("officer", "neighbour", "stranger", "leader", "county_officer", "")
NAMES = sorted(routes())
SENT = sorted(
    (name, act) for name, route in routes().items() if route.post for act in (route.acts or {"": ""})
)


def test_the_list_names_every_route_there_is_and_every_step_of_a_case() -> None:
    assert {name: route.path for name, route in routes().items()} == resolved()
    assert set(routes()["cases:step"].acts) == set(STEPS)
    assert set(routes()["cases:matter-start"].acts) == {kind.slug for kind in KINDS}
    assert set(routes()["cases:matter"].acts) == {kind.slug for kind in KINDS}
    acts = {f"{kind.slug}:{act}" for kind in KINDS for act in kind.steps}
    assert set(routes()["cases:matter-step"].acts) == acts
    assert set(routes()["questions:step"].acts) == set(QUESTION_STEPS)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_seen_by_whom_it_concerns_and_not_found_by_strangers(world: World, name: str) -> None:
    route = routes()[name]
    wrong = []
    for place in _places(route):
        for act in list(route.acts)[: None if place == WULIJIE else 1] or [""]:
            url = address(name, world.records[place], act=act, law=_law())
            for person in _tried(place) if _is_first(route, act) else ONE_OF_EACH:
                answer: Any = _client(world, person).get(url)
                if answer.streaming:
                    # Read to its end, the file behind it is closed.
                    list(answer.streaming_content)
                expected = _seen(route, person, place)
                if answer.status_code not in expected or not _led_to_sign_in(route, person, answer):
                    wrong.append(f"{person or 'anonymous'} GET {url}: {answer.status_code}, not {expected}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("name", "act"), SENT)
def test_a_form_is_taken_only_from_whom_the_law_gives_the_right(world: World, name: str, act: str) -> None:
    route = routes()[name]
    wrong = []
    for place in _places(route) if _is_first(route, act) else [WULIJIE]:
        records = world.records[place]
        url = address(name, records, act=act)
        for person in _tried(place):
            with transaction.atomic():
                answer = _client(world, person).post(url, _payload(world, name, records, act, person))
                transaction.set_rollback(True)
            if not _sent_as_expected(route, person, place, act, answer):
                wrong.append(f"{person or 'anonymous'} POST {url}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("name", "act"), [each for each in SENT if each[0] in ACT_PAGES])
def test_a_form_is_shown_only_to_whom_it_is_taken_from(world: World, name: str, act: str) -> None:
    """Whose sending is refused for want of right sees the reason with its article instead of the form."""
    wrong = []
    records = world.records[WULIJIE]
    url = address(name, records, act=act)
    for person in (each for each in ONE_OF_EACH if each):
        client = _client(world, person)
        page = client.get(url)
        if page.status_code != 200:
            continue
        with transaction.atomic():
            sent = client.post(url, _payload(world, name, records, act, person))
            transaction.set_rollback(True)
        told = page.content.decode()
        has_form = "data-lz-autosave=" in told
        if sent.status_code == 403 and (has_form or 'data-closed="403"' not in told):
            wrong.append(f"{person} GET {url}: a form, though 403 follows")
        if sent.status_code != 403 and 'data-closed="403"' in told:
            wrong.append(f"{person} GET {url}: no form, though {sent.status_code} follows")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("name", "act"), SENT)
def test_a_form_from_elsewhere_is_refused(world: World, name: str, act: str) -> None:
    records = world.records[WULIJIE]
    client = _client(world, "" if name == "sign-in" else "officer", Browser(enforce_csrf_checks=True))
    answer = client.post(address(name, records, act=act), payload(name, records, act=act))
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


@pytest.mark.parametrize(("name", "act"), [each for each in SENT if "<int:" in routes()[each[0]].path])
def test_22_a_form_of_another_record_is_taken_nowhere(world: World, name: str, act: str) -> None:
    """The page of one township's record is sent to another's: refused by whoever gets that far, and nothing is done."""
    own, other = (address(name, world.records[place], act=act) for place in (WULIJIE, PENGHU))
    assert own != other
    before, answers = AuditEvent.objects.count(), {}
    for person in EVERYBODY:
        data = {**_payload(world, name, world.records[WULIJIE], act, person), FIELD: f"{other}#0"}
        answers[person] = _client(world, person).post(own, data).status_code
        if answers[person] == 409:
            break
    assert AuditEvent.objects.count() == before
    assert set(answers.values()) <= {403, 404, 409}, answers
    assert 409 in answers.values(), answers
    # Who may not see the record is not told what was done on it.
    late = _client(world, "stranger").post(own, {FIELD: f"{own}#1"})
    assert late.status_code in {403, 404}


def _payload(world: World, name: str, records: Records, act: str, person: str) -> dict[str, Any]:
    authority = world.person(person).actor.authority_code if person else ""
    return payload(name, records, act=act, authority=authority)


def _law() -> int:
    return int(Law.objects.order_by("pk")[0].pk)


def _client(world: World, name: str, client: Client | None = None) -> Client:
    client = client or Browser()
    # A server error is an answer to be seen here, not an exception of the test.
    client.raise_request_exception = False
    if name:
        client.cookies[settings.SESSION_COOKIE_NAME] = world.sessions[name]
    return client


def _places(route: Route) -> list[str]:
    """Whose records a route is tried on; one set is enough where it is about no record."""
    return [WULIJIE] if route.rule in {"public", "everyone"} else list(DISTRICT)


def _tried(place: str) -> tuple[str, ...]:
    """Everybody on the first township's records; on the others one of the county stands for all, who see alike."""
    return (*EVERYBODY, "") if place == WULIJIE else (*HOME, "squad_lead", "county_officer")


def _is_first(route: Route, act: str) -> bool:
    """True for the act that stands for the door of its route: the pages of all its acts share one view."""
    return act == next(iter(route.acts), "")


def _is_visible(route: Route, name: str, place: str) -> bool:
    if route.rule == "own":
        return HANDLERS[place][0] == name
    if route.rule in {"public", "everyone"} or name in COUNTY:
        return True
    if name == "squad_lead":
        return route.rule == "receiver" or DISTRICT[place] == "wulijie"
    if route.rule == "district":
        return DISTRICT[HOME[name]] == DISTRICT[place]
    return HOME[name] == place


def _seen(route: Route, name: str, place: str) -> tuple[int, ...]:
    """The statuses a page may answer a person with."""
    if not name:
        return route.shows if route.rule == "public" else (302,)
    if route.shows == (405,):
        return (405,)
    may = GROUPS[route.get](name, place)
    if not _is_visible(route, name, place):
        # A page that asks for the right before it looks for the record says 403 whatever the record.
        return (404,) if may else (403, 404)
    if not may:
        return (403,)
    return route.signed_in or route.shows


def _led_to_sign_in(route: Route, name: str, answer: Any) -> bool:
    """Nobody but the anonymous is sent to the sign-in, and they always are."""
    led = answer.status_code == 302 and answer["Location"].startswith(SIGN_IN)
    return bool(led == (not name and route.rule != "public"))


def _sent_as_expected(route: Route, name: str, place: str, act: str, answer: Any) -> bool:
    status = answer.status_code
    if not name:
        return route.rule == "public" or (status == 302 and answer["Location"].startswith(SIGN_IN))
    group = route.acts.get(act, route.post)
    if group == ANOTHER and _is_visible(route, name, place):
        return bool(status == 409)
    may = group != ANOTHER and GROUPS[group](name, place)
    if not _is_visible(route, name, place):
        return status in ((404,) if may else (403, 404))
    if may:
        return status in {200, 302, 409, 422}
    return bool(status == 403)
