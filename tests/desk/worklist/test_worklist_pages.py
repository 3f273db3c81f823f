"""What waits for whom, and what the one search finds for whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianzhi.cases.models import CaseFile
from lianzhi.core import clock
from lianzhi.desk.worklist.selectors import count_for, items_for
from lianzhi.kernel.types import Money
from tests.cases.file import File
from tests.people import Person

ClientFor = Callable[[Person], Client]
EVERYBODY = (
    "officer",
    "colleague",
    "leader",
    "neighbour",
    "stranger",
    "squad_lead",
    "county_officer",
    "legal_reviewer",
    "county_leader",
    "joint_office",
    "supervisor",
)


def deeds(file: File, case: CaseFile) -> dict[str, str]:
    """Who has this case in the worklist, and what the deed is called there."""
    page = reverse("cases:detail", args=[case.pk])
    found = {}
    for name in EVERYBODY:
        for item in items_for(file.person(name).actor, clock.today()):
            if item.url == page:
                found[name] = item.title
    return found


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("opened", {"officer": "提请立案", "colleague": "提请立案"}),
        ("submitted", {"leader": "立案审批"}),
        ("filed", {"officer": "调查取证", "colleague": "调查取证"}),
        ("under_review", {"legal_reviewer": "法制审核"}),
        ("reviewed", {"officer": "制作告知书", "colleague": "制作告知书"}),
        ("heard", {"leader": "作出决定"}),
        ("decided", {"officer": "送达决定书", "colleague": "送达决定书"}),
        ("closed", {"officer": "归档", "colleague": "归档"}),
        ("archived", {}),
    ],
)
def test_a_case_waits_for_the_one_whose_turn_it_is(file: File, stage: str, expected: dict[str, str]) -> None:
    case = getattr(file, stage)()
    assert deeds(file, case) == expected


def test_a_hearing_asked_for_waits_for_the_handlers_too(file: File) -> None:
    case = file.overdue().notified(stage="overdue", amount=Money.yuan(110000))
    file.choosing(case).execute()
    file.after_defence(case)
    file.defending(case).execute()
    assert set(deeds(file, case)) == {"officer", "colleague", "leader"}


def test_days_left_are_counted_and_overdue_stands_first(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    due = file.fresh(case).decide_by
    assert due is not None
    for day, word in (
        (due - timedelta(days=1), "剩余1天"),
        (due, "今日到期"),
        (due + timedelta(days=2), "已超期2天"),
    ):
        file.scene.clock.on(day)
        page = client_for(file.person("officer")).get(reverse("worklist:home")).content.decode()
        assert word in page


@pytest.mark.parametrize("name", EVERYBODY)
def test_the_worklist_opens_for_everybody_and_counts_what_it_lists(
    file: File, client_for: ClientFor, name: str
) -> None:
    file.filed()
    client = client_for(file.person(name))
    with CaptureQueriesContext(connection) as captured:
        page = client.get(reverse("worklist:home"))
    assert page.status_code == 200
    assert len(captured) <= 22
    actor = file.person(name).actor
    assert count_for(actor, clock.today()) == len(items_for(actor, clock.today()))


def test_the_search_finds_a_case_for_its_people_and_nothing_for_strangers(
    file: File, client_for: ClientFor
) -> None:
    case = file.fresh(file.filed())
    mine, paper = reverse("cases:detail", args=[case.pk]), "立案审批表"
    found = client_for(file.person("officer")).get(reverse("worklist:search"), {"q": case.number})
    assert mine in found.content.decode()
    assert paper in found.content.decode()
    for name in ("stranger", "neighbour"):
        for words in (case.number, case.party_name, case.cause, "立案审批表"):
            page = client_for(file.person(name)).get(reverse("worklist:search"), {"q": words})
            assert page.status_code == 200
            assert mine not in page.content.decode()
            assert case.number not in page.content.decode().replace(f'value="{case.number}"', "").replace(
                f"“{case.number}”", ""
            )


@pytest.mark.parametrize(
    "words", ["", " ", "%", "'; DROP TABLE", "长" * 500, "\x00", "<script>alert(1)</script>"]
)
def test_the_search_takes_any_words(file: File, client_for: ClientFor, words: str) -> None:
    page = client_for(file.person("officer")).get(reverse("worklist:search"), {"q": words})
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
