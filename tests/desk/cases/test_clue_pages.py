"""A clue carried to a case, or refused, by the pages people use."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lianzhi.cases.models import CaseFile, Clue
from lianzhi.core import clock
from lianzhi.documents.models import Document
from tests.cases.file import File
from tests.cases.told import NAME, PHONE, Told
from tests.inspections.scene import PNG
from tests.people import Person

pytestmark = pytest.mark.django_db

ClientFor = Callable[[Person], Client]


def body(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_violation_written_by_mistake_is_taken_back_on_its_page(file: File, client_for: ClientFor) -> None:
    # Other clues first, so that the number of a violation is not that of its clue.
    for _ in range(2):
        Told(file).assigned()
    clue = Told(file).to_file()
    officer, colleague = client_for(file.person("officer")), client_for(file.person("colleague"))
    here, withdraw = (
        reverse("cases:clue", args=[clue.pk]),
        reverse("cases:clue-step", args=[clue.pk, "withdraw"]),
    )
    assert withdraw in body(colleague, here)
    assert withdraw not in body(officer, here)
    assert 'data-closed="403"' in body(officer, withdraw)
    mistaken = {"violation_id": clue.violations.get().pk, "why": "部位写错了。"}
    assert colleague.post(withdraw, {**mistaken, "why": " "}).status_code == 422
    assert colleague.post(withdraw, mistaken)["Location"] == here
    establish = reverse("cases:clue-step", args=[clue.pk, "establish"])
    seen = {
        "item_code": "AQ-099-1-1",
        "description": "没有标志",
        "location": "水池",
        "found_on": clock.today().isoformat(),
    }
    assert colleague.post(establish, seen)["Location"] == here
    again = {**mistaken, "violation_id": clue.violations.standing().get().pk}
    assert colleague.post(withdraw, again)["Location"] == here
    assert "部位写错了。" in body(officer, here)
    assert 'data-closed="409"' in body(colleague, withdraw)


def test_a_clue_is_carried_to_a_case_by_the_pages(file: File, client_for: ClientFor) -> None:
    told, today = Told(file), clock.today().isoformat()
    clue = told.assigned()
    officer, colleague = client_for(file.person("officer")), client_for(file.person("colleague"))
    here = reverse("cases:clue", args=[clue.pk])
    unit = reverse("cases:clue-unit", args=[clue.pk])
    assert unit in body(colleague, here)
    assert unit not in body(officer, here)
    assert 'data-closed="403"' in body(officer, unit)
    assert "没有符合条件的企业" in body(colleague, f"{unit}?words=nothing")
    name = file.scene.enterprise.name
    assert name in body(colleague, f"{unit}?words=竹木")
    chosen = f"{unit}?enterprise={file.scene.enterprise.pk}"
    assert officer.post(chosen).status_code == 403
    assert colleague.post(chosen)["Location"] == here
    assert colleague.post(f"{unit}?enterprise=0").status_code == 404
    establish = reverse("cases:clue-step", args=[clue.pk, "establish"])
    seen = {"item_code": "AQ-099-1-1", "description": "没有标志", "location": "水池", "found_on": today}
    assert colleague.post(establish, {**seen, "location": ""}).status_code == 422
    assert colleague.post(establish, seen).status_code == 302
    case_new = reverse("cases:clue-case", args=[clue.pk])
    assert 'data-closed="409"' in body(officer, case_new)
    verify = reverse("cases:clue-step", args=[clue.pk, "verify"])
    assert colleague.post(verify, {"outcome": "file", "found": "到现场看过。"}).status_code == 302
    assert case_new in body(officer, here)
    assert "待立案" in body(officer, here)
    shown = body(officer, case_new)
    assert NAME not in shown
    assert "水池没有标志" in shown
    form = {
        "target": "unit",
        "violations": [clue.violations.get().pk],
        "cause": "未设置明显的安全警示标志",
        "facts": "经核查查明，水池没有标志。",
        "conduct_on": today,
        "lead": file.person("officer").officer.pk,
        "assistant": file.person("colleague").officer.pk,
    }
    assert officer.post(case_new, {**form, "violations": []}).status_code == 422
    assert 'data-closed="403"' in body(client_for(file.person("county_officer")), case_new)
    assert client_for(file.person("stranger")).post(case_new, form).status_code == 404
    address = officer.post(case_new, form)["Location"]
    assert officer.post(case_new, form).status_code == 422
    assert CaseFile.objects.count() == 1
    assert "待立案" not in body(officer, here)
    page = body(officer, address)
    for words in ("案件来源", "投诉举报", "线索核查查明", case_new):
        assert words in page
    assert NAME not in page
    assert PHONE not in page


def test_evidence_is_typed_into_a_case_without_inspection(file: File, client_for: ClientFor) -> None:
    case, officer = Told(file).opened(), client_for(file.person("officer"))
    evidence = reverse("cases:step", args=[case.pk, "add-evidence"])
    photo = {
        "file": SimpleUploadedFile("现场.png", PNG, "image/png"),
        "kind": "audiovisual",
        "title": "水池照片",
        "proves": "没有标志",
        "taken_at": clock.now().strftime("%Y-%m-%dT%H:%M"),
        "taken_place": "水池",
    }
    assert 'enctype="multipart/form-data"' in body(officer, evidence)
    assert officer.post(evidence, photo).status_code == 302
    assert "水池照片" in body(officer, reverse("cases:detail", args=[case.pk]))


def test_a_clue_is_not_filed_by_the_pages(file: File, client_for: ClientFor) -> None:
    told = Told(file)
    clue = told.assigned()
    leader, colleague = client_for(file.person("leader")), client_for(file.person("colleague"))
    verify, decide, reply = (
        reverse("cases:clue-step", args=[clue.pk, act]) for act in ("verify", "decide", "reply")
    )
    refused = {"outcome": "not_file", "found": "现场有标志。", "ground": ""}
    assert colleague.post(verify, refused).status_code == 422
    assert colleague.post(verify, {**refused, "ground": "not-established"}).status_code == 302
    told_closed = body(colleague, decide)
    assert 'data-closed="403"' in told_closed
    assert "行政处罚法" in told_closed
    assert "审批不予立案" in body(leader, reverse("worklist:home"))
    assert leader.post(decide, {"agreed": "yes", "opinion": ""}).status_code == 422
    assert leader.post(decide, {"agreed": "yes", "opinion": "同意。"}).status_code == 302
    here = body(colleague, reverse("cases:clue", args=[clue.pk]))
    form = Document.objects.get(template="clue_not_filed")
    assert reverse("documents:paper", args=[form.pk]) in here
    paper = body(colleague, reverse("documents:paper", args=[form.pk]))
    assert "没有发现违法事实" in paper
    assert NAME not in paper
    assert 'data-closed="403"' in body(colleague, reply)
    assert (
        leader.post(reply, {"replied_on": clock.today().isoformat(), "reply": "已有标志。"}).status_code
        == 302
    )
    assert Clue.objects.get(pk=clue.pk).state == "settled"
    assert client_for(file.person("stranger")).get(decide).status_code == 404
    assert (
        client_for(file.person("stranger")).get(reverse("documents:paper", args=[form.pk])).status_code == 404
    )
