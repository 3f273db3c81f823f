"""What changes under a case that runs: a later rule, a state nobody names any more, a border that moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianzhi.audit.acts import setup_writes
from lianzhi.cases.models import CaseFile
from lianzhi.core import clock
from lianzhi.core.refusals import LawForbids
from lianzhi.documents.models import Document
from lianzhi.evidence.models import Evidence
from lianzhi.inspections.models import Finding, Inspection
from lianzhi.kernel.procedure import procedures
from lianzhi.organisation.models import District, DistrictMembership
from lianzhi.organisation.services import actor_for
from tests.cases.file import File
from tests.factories.enterprises import make_enterprise
from tests.factories.organisation import WULIJIE
from tests.inspections.scene import Scene
from tests.people import Person

pytestmark = pytest.mark.django_db

ClientFor = Callable[[Person], Client]
# Every list of the desk on which a case, or what it came of, could be seen.
LISTS = (
    "cases:list",
    "inspections:list",
    "inspections:findings",
    "documents:register",
    "documents:numbers",
    "enterprises:list",
    "operations:list",
    "worklist:home",
    "cases:handovers",
    "cases:clues",
)


def test_29_a_guard_that_comes_later_does_not_stop_a_case_that_runs(
    file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = file.submitted()
    ordinary = procedures()["ordinary"]
    old = ordinary.versions[-1]
    stricter = msgspec.structs.replace(
        old,
        version="later",
        from_=clock.today(),
        transitions=tuple(
            msgspec.structs.replace(each, guards=(*each.guards, "reviewed"))
            if each.act == "approve-filing"
            else each
            for each in old.transitions
        ),
    )
    both = msgspec.structs.replace(ordinary, versions=(*ordinary.versions, stricter))
    monkeypatch.setitem(procedures(), "ordinary", both)
    assert file.approve(running).state == "investigation"
    scene = Scene(people=file.scene.people, enterprise=make_enterprise(), clock=file.scene.clock)
    newer = File(scene).submitted()
    assert (running.procedure_version, newer.procedure_version) == (old.version, "later")
    with pytest.raises(LawForbids) as refused:
        file.approve(newer)
    assert "legal-review-missing" in refused.value.codes


def test_a_a_state_no_procedure_names_hides_neither_the_case_nor_its_papers(
    file: File, client_for: ClientFor
) -> None:
    case = file.filed()
    papers = Document.objects.of(case.owner_key)
    with setup_writes("tests: a state of an older release"):
        CaseFile.objects.filter(pk=case.pk).update(state="once-known")
    client = client_for(file.person("officer"))
    page = client.get(reverse("cases:detail", args=[case.pk])).content.decode()
    assert papers.count() > 0
    for paper in papers:
        assert reverse("documents:paper", args=[paper.pk]) in page
        assert client.get(reverse("documents:paper", args=[paper.pk])).status_code == 200
    register = client.get(reverse("documents:register")).content.decode()
    assert all(reverse("documents:paper", args=[paper.pk]) in register for paper in papers)
    assert case.party_name in client.get(reverse("cases:list")).content.decode()
    for name in ("cases:export", "worklist:home"):
        assert client.get(reverse(name)).status_code == 200
    # What it does not name starts no deed: it is refused, not broken.
    assert client.post(reverse("cases:step", args=[case.pk, "submit-review"])).status_code == 409


def test_d_no_list_shows_a_restricted_reader_what_is_not_his(file: File, client_for: ClientFor) -> None:
    case = file.filed()
    shown = dict.fromkeys(("officer", "neighbour", "stranger"), 0)
    for name in shown:
        client = client_for(file.person(name))
        for each in LISTS:
            for query in ({}, {"q": case.party_name}, {"words": case.party_name}):
                body = client.get(reverse(each), query).content.decode()
                # What was typed into the box stands there; only what the list itself says counts.
                said = body.replace(f'value="{case.party_name}"', "")
                shown[name] += case.party_name in said or case.number in said
    assert shown["officer"] > 10
    assert (shown["neighbour"], shown["stranger"]) == (0, 0)


def test_d_a_list_asks_a_restricted_reader_no_more_for_many_than_for_one(
    file: File, client_for: ClientFor
) -> None:
    case = file.filed()
    counts: dict[str, list[int]] = {"officer": [], "squad_lead": []}
    for more in (0, 25):
        for _ in range(more):
            copy = CaseFile.objects.get(pk=case.pk)
            copy.pk = None
            with setup_writes("tests: many cases"):
                copy.save(force_insert=True)
        for name, seen in counts.items():
            client = client_for(file.person(name))
            client.get(reverse("cases:list"))
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(reverse("cases:list")).status_code == 200
            seen.append(len(asked))
    for name, (one, many) in counts.items():
        assert many <= one, name


def test_j_where_a_border_moves_the_sight_moves_with_it_on_its_day(file: File) -> None:
    case, today = file.filed(), clock.today()
    squad = file.person("squad_lead")
    rows: list[Any] = [
        CaseFile.objects.filter(pk=case.pk),
        Inspection.objects.all(),
        Finding.objects.all(),
        Document.objects.of(case.owner_key),
        Evidence.objects.all(),
    ]

    def sees(on: Any) -> list[bool]:
        actor = actor_for(squad.account, on)
        assert actor is not None
        return [each.visible_to(actor).exists() for each in rows]

    assert sees(today) == [True] * len(rows)
    with setup_writes("tests: the township goes to another district tomorrow"):
        DistrictMembership.objects.filter(division_id=WULIJIE).update(valid_to=today)
        DistrictMembership.objects.create(
            division_id=WULIJIE,
            district=District.objects.get(code="penghu"),
            valid_from=today + timedelta(days=1),
        )
    assert sees(today) == [True] * len(rows)
    assert sees(today + timedelta(days=1)) == [False] * len(rows)
    # The township keeps its own whatever district it lies in.
    assert CaseFile.objects.visible_to(file.officer).get() == case
