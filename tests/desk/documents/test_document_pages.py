"""Papers on the screen, as PDF and as Word: for whom, with which headers."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianzhi.documents.check_codes import new_code
from lianzhi.documents.models import Document
from tests.cases.file import File
from tests.people import Person

ClientFor = Callable[[Person], Client]
WAYS = ("paper", "pdf", "word")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_paper_is_read_printed_and_edited_by_its_people(file: File, client_for: ClientFor) -> None:
    file.filed()
    paper = Document.objects.get(template="case_filing")
    for name in ("officer", "colleague", "leader", "squad_lead", "county_officer", "supervisor"):
        client = client_for(file.person(name))
        shown = client.get(reverse("documents:paper", args=[paper.pk]))
        assert shown.status_code == 200
        assert paper.number in shown.content.decode()
    client = client_for(file.person("officer"))
    pdf = client.get(reverse("documents:pdf", args=[paper.pk]))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    word = client.get(reverse("documents:word", args=[paper.pk]))
    assert word["Content-Type"] == WORD
    assert word.content.startswith(b"PK")
    for response, how, suffix in ((pdf, "inline", ".pdf"), (word, "attachment", ".docx")):
        disposition = response["Content-Disposition"]
        assert disposition.startswith(f"{how}; filename*=UTF-8''")
        assert unquote(disposition).endswith(f"立案审批表 {paper.number}{suffix}")
        assert response["X-Content-Type-Options"] == "nosniff"
        disposition.encode("ascii")


@pytest.mark.parametrize("way", WAYS)
def test_a_stranger_reads_no_paper_by_any_way(file: File, client_for: ClientFor, way: str) -> None:
    file.filed()
    for name in ("stranger", "neighbour"):
        client = client_for(file.person(name))
        for paper in Document.objects.all():
            assert client.get(reverse(f"documents:{way}", args=[paper.pk])).status_code == 404
    client = client_for(file.person("officer"))
    assert client.get(reverse(f"documents:{way}", args=[999999])).status_code == 404
    paper = Document.objects.first()
    assert client.post(reverse(f"documents:{way}", args=[paper.pk])).status_code == 405
    assert Client().get(reverse(f"documents:{way}", args=[paper.pk])).status_code == 302


def test_a_neighbour_who_serves_in_an_inspection_reads_its_papers_only(
    file: File, client_for: ClientFor
) -> None:
    both = (file.person("officer").officer.pk, file.person("neighbour").officer.pk)
    operation = file.scene.opening(enforcing=both).execute()
    served = file.scene.planned(
        actor=file.person("squad_lead").actor, enforcing=both, operation_id=operation.pk
    )
    file.scene.notifying(served).execute()
    plan = Document.objects.get(owner=f"inspections.inspection:{served.pk}", template="insp_plan")
    neighbour = client_for(file.person("neighbour"))
    for way in WAYS:
        assert neighbour.get(reverse(f"documents:{way}", args=[plan.pk])).status_code == 200
    page = neighbour.get(reverse("inspections:detail", args=[served.pk]))
    assert reverse("documents:paper", args=[plan.pk]) in page.content.decode()
    assert (
        client_for(file.person("stranger")).get(reverse("documents:paper", args=[plan.pk])).status_code == 404
    )


def test_the_register_lists_the_own_papers_without_their_contents(file: File, client_for: ClientFor) -> None:
    file.filed()
    client = client_for(file.person("officer"))
    # The number on the bell is counted once and kept a while.
    client.get(reverse("documents:register"))
    counts = []
    for more in (0, 40):
        with file.setting_up("a long register"):
            one = Document.objects.get(template="insp_plan", number__endswith="1号")
            for _ in range(more):
                one.pk, one.number, one.series_number, one.code = None, "", None, new_code()
                one.save(force_insert=True)
        with CaptureQueriesContext(connection) as captured:
            page = client.get(reverse("documents:register"))
        assert page.status_code == 200
        counts.append(len(captured))
        assert not any('"documents_document"."model"' in each["sql"] for each in captured)
    assert counts[0] == counts[1]
    empty = client_for(file.person("stranger")).get(reverse("documents:register")).content.decode()
    assert "没有符合条件的文书" in empty


@pytest.mark.parametrize("query", ["q=%27", "template=x", "since=2026/1/1", "page=x", "until=99999-01-01"])
def test_garbage_above_the_register_is_no_crash(file: File, client_for: ClientFor, query: str) -> None:
    file.filed()
    page = client_for(file.person("officer")).get(f"{reverse('documents:register')}?{query}")
    assert page.status_code in {200, 422}


def test_every_paper_of_a_case_can_be_read_and_printed(file: File, client_for: ClientFor) -> None:
    file.closed()
    client = client_for(file.person("officer"))
    for paper in Document.objects.all():
        for way in WAYS:
            assert client.get(reverse(f"documents:{way}", args=[paper.pk])).status_code == 200
