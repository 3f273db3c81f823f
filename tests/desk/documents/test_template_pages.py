"""The set of documents by phase, and each kind's sample on the screen and on paper."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from lianzhi.documents.phases import Phase
from lianzhi.documents.templates import load_templates
from tests.people import People, Person

ClientFor = Callable[[Person], Client]

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(people: People, client_for: ClientFor) -> Client:
    """Whoever works here may look at samples."""
    return client_for(people.officer)


def test_the_whole_set_is_listed_by_phase_with_a_sample_of_each(client: Client) -> None:
    page = client.get(reverse("documents:templates")).content.decode()
    assert f"全套 {len(load_templates())} 种文书" in page
    places = [page.index(f">{phase}</h2>") for phase in Phase]
    assert places == sorted(places)
    for key, template in load_templates().items():
        assert template.name_zh in page
        assert reverse("documents:template", args=[key]) in page
    assert "待核定" in page


def test_the_set_is_searched_by_name_and_phase(client: Client) -> None:
    page = client.get(reverse("documents:templates"), {"q": "听证", "phase": "听证"}).content.decode()
    assert "听证会通知书" in page
    assert "行政处罚听证告知书" not in page
    nothing = client.get(reverse("documents:templates"), {"q": "没有的文书"}).content.decode()
    assert "没有符合条件的文书。" in nothing
    odd = client.get(reverse("documents:templates"), {"phase": "没有的阶段"})
    assert odd.status_code == 200


def test_each_sample_shows_its_paper_and_every_field_by_name(client: Client) -> None:
    wrong = []
    for key, template in load_templates().items():
        page = client.get(reverse("documents:template", args=[key])).content.decode()
        said = ["paper-sheet", "示例", *(field.label_zh for field in template.fields.values())]
        wrong.extend((key, words) for words in said if words not in page)
    assert wrong == []


def test_a_sample_is_printed_and_edited_with_its_mark(client: Client) -> None:
    pdf = client.get(reverse("documents:sample-pdf", args=["seizure_decision"]))
    assert pdf["Content-Type"] == "application/pdf"
    assert unquote(pdf["Content-Disposition"]).endswith("查封扣押决定书（示例）.pdf")
    assert "示例" in PdfReader(BytesIO(pdf.content)).pages[0].extract_text()
    word = client.get(reverse("documents:sample-word", args=["seizure_decision"]))
    assert word.content.startswith(b"PK")


@pytest.mark.parametrize("name", ["template", "sample-pdf", "sample-word"])
def test_an_unknown_kind_is_not_found_and_nothing_is_sent(client: Client, name: str) -> None:
    assert client.get(reverse(f"documents:{name}", args=["no_such_paper"])).status_code == 404
    assert client.post(reverse(f"documents:{name}", args=["seizure_decision"])).status_code == 405
    assert Client().get(reverse(f"documents:{name}", args=["seizure_decision"])).status_code == 302
