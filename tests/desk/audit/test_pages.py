from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client

from lianzhi.audit.acts import setup_writes
from lianzhi.audit.models import AuditEvent
from lianzhi.organisation.actions.set_demo_clock import SetDemoClock
from tests.people import People, Person

ClientFor = Callable[[Person], Client]


def record_some(people: People) -> None:
    for days in (3, 5):
        SetDemoClock(actor=people.officer.actor, days_ahead=days).execute()
    SetDemoClock(actor=people.county_officer.actor, days_ahead=0).execute()


def test_a_supervisor_reads_the_record_as_sentences_and_nobody_else_does(
    client_for: ClientFor, people: People
) -> None:
    record_some(people)
    event = AuditEvent.objects.order_by("id")[0]
    client = client_for(people.supervisor)
    assert "将演示时钟设为拨快3天" in client.get("/audit/").content.decode()
    detail = client.get(f"/audit/{event.pk}/").content.decode()
    assert event.digest in detail
    assert "&quot;days_ahead&quot;: 3" in detail
    assert client.get("/audit/999999/").status_code == 404
    for person in (people.officer, people.leader, people.county_officer, people.joint_office):
        for path in ("/audit/", f"/audit/{event.pk}/"):
            assert client_for(person).get(path).status_code == 403
        assert client_for(person).post("/audit/verify/").status_code == 403


def test_the_record_is_narrowed(client_for: ClientFor, people: People) -> None:
    record_some(people)
    client = client_for(people.supervisor)

    def count(query: str) -> int:
        return len(client.get(f"/audit/?{query}").context["table"].rows)

    assert count("") == 3
    assert count("words=拨快5天") == 1
    assert count("actor_name=陈承办") == 2
    assert count("authority_code=350525-yj") == 1
    assert count("subject=cases.") == 0
    assert count("since=2026-03-02&until=2026-03-02") == 3
    assert count("since=2026-03-03") == 0
    for odd in ("since=odd", "authority_code=nobody", "page=x", "words=%00"):
        assert client.get(f"/audit/?{odd}").status_code == 200


def test_verifying_says_how_many_hold_or_which_fails(client_for: ClientFor, people: People) -> None:
    record_some(people)
    client = client_for(people.supervisor)
    assert "3条记录全部相符" in client.post("/audit/verify/", follow=True).content.decode()
    with setup_writes("tests: tampering"), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditevent SET sentence = '另一句' WHERE sequence = 2")
    told = client.post("/audit/verify/", follow=True).content.decode()
    assert "organisation 第2条" in told
    assert "已被改动" in told
    assert client.get("/audit/verify/").status_code == 405
