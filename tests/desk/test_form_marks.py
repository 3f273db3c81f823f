"""22: a form opened for one case is not taken for another, nor after something else was done on its own."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.test import Client
from django.urls import reverse

from lianzhi.audit.models import AuditEvent
from lianzhi.desk.cases.proceedings.registry import KINDS
from lianzhi.desk.form_marks import FIELD, MATTERS, SUBJECTS
from lianzhi.documents.models import Document
from tests.cases.conftest import file
from tests.cases.file import File
from tests.desk.route_list import routes
from tests.factories.enterprises import make_enterprise
from tests.inspections.scene import Scene
from tests.people import Person

__all__ = ["file"]
ClientFor = Callable[[Person], Client]
TYPED = "建议立案：收集池通道没有警示标志。"
# A part of another record: what is done with it is an event of that record, whose state its act asks.
PARTS = {"number", "problem_id", "defect_id"}


def mark_on(page: Any) -> str:
    """The mark of the page's form."""
    found = re.search(rf'name="{FIELD}" value="([^"]*)"', page.content.decode())
    assert found, page.content.decode()
    return html.unescape(found.group(1))


def submitting(case: Any) -> str:
    return reverse("cases:step", args=[case.pk, "submit-filing"])


def other_case(file: File) -> Any:
    scene = Scene(people=file.scene.people, enterprise=make_enterprise(), clock=file.scene.clock)
    return File(scene).opened()


def test_22_the_form_of_one_case_is_not_taken_for_another(file: File, client_for: ClientFor) -> None:
    case, other = file.opened(), other_case(file)
    client = client_for(file.person("officer"))
    mark, before = mark_on(client.get(submitting(case))), AuditEvent.objects.count()
    refused = client.post(submitting(other), {"opinion": TYPED, FIELD: mark})
    assert refused.status_code == 409
    assert "不是为当前事项打开的" in refused.content.decode()
    assert TYPED in refused.content.decode()
    # Sending the refused form once more does not make it this case's.
    assert mark_on(refused) == mark
    for wrong in (
        mark_on(refused),
        "",
        "nonsense",
        f"{submitting(other)}#x",
        f"{submitting(other)}#{'9' * 30}",
    ):
        assert client.post(submitting(other), {"opinion": TYPED, FIELD: wrong}).status_code == 409
    assert AuditEvent.objects.count() == before
    assert file.fresh(other).state == other.state
    assert client.post(submitting(case), {"opinion": TYPED, FIELD: mark}).status_code == 302


def test_22_a_form_opened_before_somebody_else_acted_asks_to_be_looked_at_again(
    file: File, client_for: ClientFor
) -> None:
    case = file.filed()
    address = reverse("cases:step", args=[case.pk, "request-extension"])
    client = client_for(file.person("officer"))
    mark = mark_on(client.get(address))
    file.asking(case).execute()
    before, typed = AuditEvent.objects.count(), {"reason": TYPED}
    refused = client.post(address, {**typed, FIELD: mark})
    assert refused.status_code == 409
    newest = AuditEvent.objects.filter(subject_type="cases.casefile", subject_id=str(case.pk))[0]
    told = html.unescape(refused.content.decode())
    assert newest.sentence in told
    assert TYPED in told
    assert AuditEvent.objects.count() == before
    # The page that came back knows what happened: sent again it is judged by the law, not by its age.
    assert mark_on(refused) == f"{address}#{newest.pk}"
    assert client.post(address, {**typed, FIELD: mark_on(refused)}).status_code != 409


def test_22_a_button_of_one_paper_does_not_seal_another(file: File, client_for: ClientFor) -> None:
    file.filed()
    first, second = Document.objects.order_by("pk")[:2]
    client = client_for(file.person("leader"))
    address = reverse("documents:seal", args=[second.pk])
    refused = client.post(address, {FIELD: f"{reverse('documents:seal', args=[first.pk])}#0"})
    assert refused.status_code == 409
    assert "不是为当前事项打开的" in refused.content.decode()
    # With its own mark it gets as far as the seal: there is no adapter here.
    assert "不是为当前事项打开的" not in client.post(address, {}).content.decode()


def test_every_record_a_form_may_be_for_is_known_by_the_name_its_events_bear() -> None:
    assert {kind.slug: kind.model._meta.label_lower for kind in KINDS} == MATTERS
    for label in SUBJECTS.values():
        assert apps.get_model(label)
    numbers = {
        name
        for route in routes().values()
        if route.post
        for name in re.findall(r"<int:([a-z_]+)>", route.path)
    }
    assert numbers - PARTS - {"matter_id"} <= set(SUBJECTS)
