"""What every test may ask for: frozen clock, small county, its people, signed-in clients; and the write guard."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from lianzhi.audit.acts import guard_writes
from tests.browser import Browser
from tests.factories.organisation import County, build_county
from tests.held_clock import HeldClock
from tests.people import People, Person, build_people
from tests.stages import STAGES

DATABASE_FIXTURES = {"db", "transactional_db", "law_library", "world"}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make journeys` keeps pictures; nothing is asserted of them, and the camera takes half a page's time."""
    parser.addoption("--pictures", action="store_true", help="keep the journeys' pages in var/screenshots")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """No test writes a record outside an act or setup_writes; fixtures and teardown are set-up."""
    with connection.execute_wrapper(guard_writes):
        return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None, None, None]:
    """Mark what touches the database: a second engine is asked nothing else (tools/run_suites.py).

    Whatever order the others are brought into, the journeys go first, for they are the longest and whoever has nothing
    left cannot take a part of one; before them goes who else asks for their sample site, so that none waits for it.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
            item.add_marker("database")
    yield
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.get_closest_marker("journey"):
        return 1
    return 0 if "sample" in getattr(item, "fixturenames", ()) else 2


@pytest.fixture(autouse=True)
def forgetful() -> None:
    """What the test before let the site remember is rolled back with its records."""
    cache.clear()


@pytest.fixture
def clock() -> Iterator[HeldClock]:
    """The frozen clock."""
    with ExitStack() as stack:
        yield HeldClock(stack)


@pytest.fixture
def county(db: None, clock: HeldClock) -> County:
    """The small county, under the frozen clock."""
    STAGES.begin()
    return STAGES.reach(("county",), build_county, held=clock)


@pytest.fixture
def people(county: County, clock: HeldClock) -> People:
    """Everybody in the small county."""
    return STAGES.reach(("people",), lambda: build_people(county, clock.today), held=clock)


@pytest.fixture
def client_for() -> Callable[[Person], Client]:
    """A client signed in as a person: `client_for(officer).get("/cases/")`."""

    def signed_in(person: Person) -> Client:
        client = Browser()
        client.force_login(person.account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


def _one(name: str) -> Callable[[People], Person]:
    @pytest.fixture(name=name)
    def one(people: People) -> Person:
        found: Person = getattr(people, name)
        return found

    return one


officer = _one("officer")
colleague = _one("colleague")
neighbour = _one("neighbour")
stranger = _one("stranger")
squad_lead = _one("squad_lead")
county_officer = _one("county_officer")
legal_reviewer = _one("legal_reviewer")
leader = _one("leader")
county_leader = _one("county_leader")
joint_office = _one("joint_office")
supervisor = _one("supervisor")
