"""The list of cases: whose, in which order, and how much is asked of the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from lianzhi.cases.constants import CaseState
from lianzhi.cases.listing import case_lines
from lianzhi.cases.models import CaseFile
from lianzhi.cases.selectors import cases_visible_to
from tests.cases.file import File
from tests.people import Person

ClientFor = Callable[[Person], Client]
# Whose reach is the authority, the district, the county.
READERS = ("officer", "squad_lead", "county_officer")


def more_like(case: CaseFile, number: int) -> None:
    """Cases of the same party in every state."""
    states = list(CaseState)
    kept = {field.attname: getattr(case, field.attname) for field in case._meta.concrete_fields}
    for name in ("id", "referred_from_id", "state"):
        del kept[name]
    CaseFile.objects.bulk_create(CaseFile(**kept, state=states[each % len(states)]) for each in range(number))


def shown(client: Client, page: int) -> list[Any]:
    return list(client.get(f"/cases/?page={page}").context["table"].rows)


def test_each_page_holds_its_fifty_newest_first_for_every_reach(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    with file.setting_up("more cases than a page holds"):
        more_like(case, 60)
    newest = [f"/cases/{number}/" for number in CaseFile.objects.order_by("-pk").values_list("pk", flat=True)]
    for name in READERS:
        reader = client_for(file.person(name))
        pages = [[row.url for row in shown(reader, page)] for page in (1, 2)]
        assert (pages[0], pages[1]) == (newest[:50], newest[50:]), name
    last = shown(client_for(file.person("officer")), 2)[-1]
    assert last.cells[:3] == (case.party_name, case.number, case.cause)
    assert last.cells[4] == case.authority.name
    assert CaseState(case.state).label in last.cells[-1]
    assert not shown(client_for(file.person("stranger")), 1)


def test_a_line_is_read_for_what_was_found_and_nothing_else(file: File) -> None:
    case = file.filed()
    with file.setting_up("a few more cases"):
        more_like(case, 3)
    found = cases_visible_to(file.officer)
    assert [each.pk for each in case_lines(found[1:3])] == list(found.values_list("pk", flat=True)[1:3])
    assert not list(case_lines(cases_visible_to(file.person("stranger").actor)))


def test_the_list_asks_as_much_for_fifty_as_for_one(
    file: File, client_for: ClientFor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    case = file.filed()
    readers = [client_for(file.person(name)) for name in READERS]
    for reader in readers:
        reader.get("/cases/")
    with file.setting_up("a whole page of cases"):
        more_like(case, 50)
    for reader in readers:
        with django_assert_max_num_queries(10):
            reader.get("/cases/")


def test_how_many_were_found_is_counted_once_until_something_happens(
    file: File, client_for: ClientFor
) -> None:
    case = file.opened()
    officer, stranger = (client_for(file.person(name)) for name in ("officer", "stranger"))

    def counts(client: Client, asked: str) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as captured:
            found = client.get(f"/cases/?{asked}").context["page"].paginator.count
        return found, sum("COUNT(*)" in each["sql"] and "cases_casefile" in each["sql"] for each in captured)

    # The bell counts cases too, once.
    officer.get("/")
    stranger.get("/")
    assert counts(officer, f"q={case.party_name}") == (1, 1)
    # Turning the page is the same question; another condition and another reader are not.
    assert counts(officer, f"q={case.party_name}&page=9") == (1, 0)
    assert counts(officer, f"state={CaseState.FILING_SUBMITTED}") == (0, 1)
    assert counts(stranger, f"q={case.party_name}") == (0, 1)
    file.submit_filing(case)
    assert counts(officer, f"state={CaseState.FILING_SUBMITTED}")[0] == 1
