"""The register of clues: received, assigned, verified, answered; who told stays sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianzhi.audit.models import AuditEvent
from lianzhi.cases.actions.assign_clue import AssignClue
from lianzhi.cases.actions.decide_not_filing import DecideNotFiling
from lianzhi.cases.actions.read_informant import ReadInformant
from lianzhi.cases.actions.register_clue import Informant, RegisterClue
from lianzhi.cases.actions.reply_informant import ReplyInformant
from lianzhi.cases.actions.verify_clue import VerifyClue
from lianzhi.cases.clues import clues_waiting_for, get_clue_for, source_of
from lianzhi.cases.models import Clue
from lianzhi.core import clock
from lianzhi.core.refusals import Malformed, NoRight, NotVisible, WrongState
from lianzhi.documents.models import Document
from tests.cases.file import File
from tests.factories.enterprises import make_enterprise
from tests.people import People, Person

pytestmark = pytest.mark.django_db

GROUND = "not-established"
NAME, PHONE = "举报甲（示例）", "0595-12345678"


def registering(people: People) -> RegisterClue:
    return RegisterClue(
        actor=people.officer.actor,
        source="complaint",
        received_on=clock.today(),
        title="车间没有安全出口标志",
        content="夜班时看不到安全出口标志。",
        subject_name="永春县示例厂（示例）",
        place_code="350525101",
        informant=Informant(name=NAME, phone=PHONE, wants_reply=True),
    )


def assigning(people: People, clue: Clue) -> AssignClue:
    return AssignClue(
        actor=people.leader.actor,
        clue_id=clue.pk,
        assignee_id=people.colleague.officer.pk,
        verify_by=clock.today() + timedelta(days=5),
    )


def test_a_clue_is_received_assigned_verified_and_answered(people: People) -> None:
    register = registering(people)
    for wrong in (
        {"title": " "},
        {"content": ""},
        {"subject_name": ""},
        {"received_on": clock.today() + timedelta(days=1)},
        {"content": f"{NAME}反映夜班看不到标志。"},
        {"title": f"请回电{PHONE}"},
        {"source": "transfer"},
        {"source": "superior", "sender": " "},
    ):
        with pytest.raises(Malformed):
            replace(register, **wrong).execute()
    with pytest.raises(NotVisible):
        replace(register, place_code="350525104").execute()
    with pytest.raises(NoRight):
        replace(register, actor=people.leader.actor).execute()
    clue = register.execute()
    assign = assigning(people, clue)
    for wrong, refusal in (
        ({"actor": people.colleague.actor}, NoRight),
        ({"actor": people.stranger.actor}, NotVisible),
        ({"assignee_id": people.neighbour.officer.pk}, Malformed),
        ({"verify_by": clock.today() - timedelta(days=1)}, Malformed),
    ):
        with pytest.raises(refusal):
            replace(assign, **wrong).execute()
    assign.execute()
    assert clues_waiting_for(people.colleague.actor).get() == clue
    VerifyClue(
        actor=people.colleague.actor, clue_id=clue.pk, outcome="pass_on", found="属于消防部门职责。"
    ).execute()
    reply = ReplyInformant(
        actor=people.officer.actor, clue_id=clue.pk, replied_on=clock.today(), reply="经查，已有标志。"
    )
    with pytest.raises(Malformed):
        replace(reply, reply="").execute()
    assert reply.execute().state == "settled"


def test_a_clue_is_not_filed_on_a_ground_and_with_the_head_s_consent(people: People) -> None:
    clue = registering(people).execute()
    assigning(people, clue).execute()
    verify = VerifyClue(
        actor=people.colleague.actor,
        clue_id=clue.pk,
        outcome="not_file",
        found="现场有标志。",
        ground="not-established",
    )
    with pytest.raises(NoRight):
        replace(verify, actor=people.officer.actor).execute()
    for wrong in ({"found": " "}, {"ground": ""}, {"ground": "nonsense"}):
        with pytest.raises(Malformed):
            replace(verify, **wrong).execute()
    assert verify.execute().state == "to_approve"
    with pytest.raises(WrongState):
        verify.execute()
    decide = DecideNotFiling(actor=people.leader.actor, clue_id=clue.pk, agreed=True, opinion="同意。")
    assert clues_waiting_for(people.leader.actor).get() == clue
    for wrong, refusal in (
        ({"actor": people.officer.actor}, NoRight),
        ({"actor": people.county_leader.actor}, NoRight),
        ({"actor": people.stranger.actor}, NotVisible),
        ({"opinion": " "}, Malformed),
    ):
        with pytest.raises(refusal):
            replace(decide, **wrong).execute()
    assert replace(decide, agreed=False, opinion="请再看维修记录。").execute().state == "assigned"
    with pytest.raises(WrongState):
        decide.execute()
    verify.execute()
    clue = decide.execute()
    assert clue.state == "to_reply"
    form = str(Document.objects.get(owner=clue.owner_key).model)
    assert "没有发现违法事实" in form
    assert "待核定" in form
    assert NAME not in form
    assert PHONE not in form
    with pytest.raises(WrongState):
        decide.execute()


def test_who_told_is_sealed_from_everybody_but_receiver_and_leader_and_every_look_is_on_record(
    people: People,
) -> None:
    clue = registering(people).execute()
    assigning(people, clue).execute()
    for name in (
        "colleague",
        "county_officer",
        "legal_reviewer",
        "supervisor",
        "squad_lead",
        "county_leader",
    ):
        with pytest.raises(NoRight):
            ReadInformant(actor=getattr(people, name).actor, clue_id=clue.pk).execute()
    with pytest.raises(NotVisible):
        ReadInformant(actor=people.stranger.actor, clue_id=clue.pk).execute()
    before = AuditEvent.objects.count()
    for name in ("officer", "leader"):
        assert ReadInformant(actor=getattr(people, name).actor, clue_id=clue.pk).execute().phone == PHONE
    assert AuditEvent.objects.count() == before + 2
    for event in AuditEvent.objects.all():
        assert NAME not in f"{event.sentence}{event.payload}"
        assert PHONE not in f"{event.sentence}{event.payload}"


def test_no_page_but_the_opened_seal_shows_who_told(
    people: People, client_for: Callable[[Person], Client]
) -> None:
    clue = registering(people).execute()
    here = reverse("cases:clue", args=[clue.pk])
    pages = (here, reverse("cases:clues"), f"{reverse('worklist:search')}?q={NAME}", reverse("worklist:home"))
    for name in ("officer", "leader", "colleague", "county_officer", "supervisor"):
        client = client_for(getattr(people, name))
        for page in pages:
            shown = client.get(page)
            body = shown.content.decode().replace(f'value="{NAME}"', "")
            assert PHONE not in body, page
            assert shown.status_code == 200
    opened = client_for(people.officer).post(reverse("cases:clue-informant", args=[clue.pk]))
    assert PHONE in opened.content.decode()
    assert opened["Cache-Control"] == "no-store"
    assert (
        client_for(people.colleague).post(reverse("cases:clue-informant", args=[clue.pk])).status_code == 403
    )
    assert client_for(people.stranger).get(here).status_code == 404


def test_n_no_table_but_the_sealed_one_holds_who_told(
    people: People, client_for: Callable[[Person], Client]
) -> None:
    clue = registering(people).execute()
    client_for(people.officer).post(reverse("cases:clue-informant", args=[clue.pk]))
    held = {
        model.__name__
        for model in apps.get_models()
        for row in model._default_manager.all().values_list()
        if NAME in str(row) or PHONE in str(row)
    }
    assert held == {"ClueInformant"}


def test_the_register_costs_the_same_for_one_and_for_many(
    people: People, client_for: Callable[[Person], Client]
) -> None:
    client, counts = client_for(people.officer), []
    for more in (1, 20):
        for _ in range(more):
            registering(people).execute()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("cases:clues")).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert client.get(f"{reverse('cases:clues')}?source=nonsense&page=-1&q=%00").status_code == 200


def test_a_clue_is_registered_and_carried_on_its_pages(
    people: People, client_for: Callable[[Person], Client]
) -> None:
    officer, colleague = client_for(people.officer), client_for(people.colleague)
    data = {
        "source": "complaint",
        "received_on": clock.today().isoformat(),
        "title": "车间没有安全出口标志",
        "place_code": "350525101",
        "subject_name": "永春县示例厂（示例）",
        "content": "夜班时看不到标志。",
        "informant_name": NAME,
    }
    address = reverse("cases:clue-new")
    assert officer.post(address, {**data, "title": ""}).status_code == 422
    assert officer.post(address, {**data, "place_code": "350525104"}).status_code == 422
    here = officer.post(address, data)["Location"]
    clue = Clue.objects.get()
    assign = {"assignee": people.colleague.officer.pk, "verify_by": clock.today().isoformat()}
    assert colleague.post(f"{here}do/assign/", assign).status_code == 403
    assert officer.post(f"{here}do/assign/", assign).status_code == 302
    done = {"outcome": "inspect", "found": "需要现场检查。"}
    assert colleague.post(f"{here}do/verify/", done).status_code == 302
    assert "制定检查方案" in colleague.get(here).content.decode()
    assert get_clue_for(people.officer.actor, clue.pk).state == "settled"
    assert officer.get(f"{here}do/nonsense/").status_code == 404


def verified(file: File, outcome: str, **given: Any) -> Clue:
    """A complaint looked into by the colleague."""
    people = file.scene.people
    clue = replace(registering(people), **given).execute()
    assigning(people, clue).execute()
    return VerifyClue(
        actor=people.colleague.actor,
        clue_id=clue.pk,
        outcome=outcome,
        found="现场没有标志。",
        ground=GROUND if outcome == "not_file" else "",
    ).execute()


def test_a_verified_clue_leads_to_a_case_which_keeps_its_source_and_not_who_told(
    file: File, client_for: Callable[[Person], Client]
) -> None:
    finding, people = file.finding(), file.scene.people
    clue = verified(file, "file", enterprise_id=finding.inspection.enterprise_id)
    assert clue in clues_waiting_for(people.colleague.actor)
    page = client_for(people.colleague).get(reverse("cases:clue", args=[clue.pk])).content.decode()
    assert f"?finding={finding.pk}&amp;clue={clue.pk}" in page
    assert client_for(people.colleague).get(reverse("worklist:home")).status_code == 200
    case = file.opening(finding, clue_id=clue.pk).execute()
    assert get_clue_for(people.officer.actor, clue.pk).case == case
    assert clue not in clues_waiting_for(people.colleague.actor)
    assert source_of(case) == "投诉举报"
    shown = client_for(people.officer).get(reverse("cases:detail", args=[case.pk])).content.decode()
    assert "投诉举报" in shown
    assert NAME not in shown
    assert PHONE not in shown
    file.approve(file.submit_filing(case))
    with pytest.raises(WrongState, match="已由案件"):
        file.about_a_person().opening(finding, clue_id=clue.pk).execute()
    for event in AuditEvent.objects.all():
        assert NAME not in f"{event.sentence}{event.payload}"


def test_a_clue_not_verified_of_another_firm_or_authority_files_nothing(file: File) -> None:
    finding, people = file.finding(), file.scene.people
    for clue, refusal in (
        (registering(people).execute(), WrongState),
        (verified(file, "not_file"), WrongState),
        (verified(file, "file", enterprise_id=make_enterprise().pk), Malformed),
        (replace(registering(people), actor=people.county_officer.actor).execute(), NotVisible),
    ):
        with pytest.raises(refusal):
            file.opening(finding, clue_id=clue.pk).execute()
    assert file.opening(finding, clue_id=verified(file, "inspect").pk).execute().clues.count() == 1
