"""Batches: done once, counted, found again, taken over when their worker falls silent, and nobody else's."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from lianzhi.audit.models import AuditEvent
from lianzhi.console.work_batches import run
from lianzhi.core.refusals import NotVisible, WrongState
from lianzhi.documents import batches
from lianzhi.documents.actions.order_batch import MOST, OrderBatch
from lianzhi.documents.batches import REGISTER, work, work_waiting
from lianzhi.documents.constants import BatchState
from lianzhi.documents.models import BatchJob, Document
from lianzhi.documents.printing import printed_pdf
from tests.cases.conftest import file
from tests.cases.file import File
from tests.people import Person

__all__ = ["file"]
ClientFor = Callable[[Person], Client]


@pytest.fixture
def ordering(file: File) -> OrderBatch:
    file.filed()
    own = Document.objects.visible_to(file.officer).values_list("pk", flat=True)
    return OrderBatch(actor=file.officer, document_ids=tuple(own))


def test_a_batch_becomes_an_archive_with_its_register(ordering: OrderBatch) -> None:
    job = ordering.execute()
    assert work_waiting() == 1
    job.refresh_from_db()
    assert job.state == BatchState.READY
    assert job.done == job.total == len(ordering.document_ids)
    with job.file.open("rb") as kept, zipfile.ZipFile(BytesIO(kept.read())) as packed:
        names = packed.namelist()
        first = Document.objects.get(pk=ordering.document_ids[0])
        assert packed.read(names[0]) == printed_pdf(first)
        rows = list(load_workbook(BytesIO(packed.read(REGISTER))).worksheets[0].values)
    assert len(rows) == len(names) == job.total + 1
    assert rows[1][2] == first.number
    assert set(AuditEvent.objects.filter(event__startswith="batch.").values_list("event", flat=True)) == {
        "batch.ordered",
        "batch.finished",
    }
    assert work(job.pk) is False


def test_none_too_many_and_foreign_papers_are_refused(ordering: OrderBatch, file: File) -> None:
    with pytest.raises(WrongState):
        replace(ordering, document_ids=()).execute()
    with pytest.raises(WrongState, match=str(MOST)):
        replace(ordering, document_ids=tuple(range(1, MOST + 2))).execute()
    with pytest.raises(NotVisible):
        replace(ordering, actor=file.person("stranger").actor).execute()
    assert not BatchJob.objects.exists()


def test_a_silent_worker_is_replaced_and_stops_when_it_wakes(
    ordering: OrderBatch, file: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ordering.execute()
    calls = []

    def while_it_sleeps(document: Document) -> bytes:
        calls.append(document.pk)
        if len(calls) == 1:
            assert work(job.pk) is False, "a job that beats is nobody else's"
            file.scene.clock.forward(hours=1)
            assert work(job.pk) is True
        return b"%PDF"

    monkeypatch.setattr(batches, "printed_pdf", while_it_sleeps)
    assert work(job.pk) is False
    job.refresh_from_db()
    assert job.state == BatchState.READY, job.fault
    assert AuditEvent.objects.filter(event="batch.finished").count() == 1


def test_a_failure_is_told_and_the_job_is_not_tried_for_ever(
    ordering: OrderBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(document: Document) -> bytes:
        raise ValueError(document)

    monkeypatch.setattr(batches, "printed_pdf", broken)
    job = ordering.execute()
    assert run([]) == 0
    job.refresh_from_db()
    assert job.state == BatchState.FAILED
    assert "第1件" in job.fault
    assert work_waiting() == 0
    assert run(["x"]) == 2


def test_the_page_shows_progress_and_is_found_again_by_its_owner_alone(
    ordering: OrderBatch, file: File, client_for: ClientFor
) -> None:
    client = client_for(file.person("officer"))
    led = client.post(reverse("documents:batch-order") + "?q=立案")
    job = BatchJob.objects.get()
    assert led["Location"] == reverse("documents:batch", args=[job.pk])
    assert job.total == 1
    status = reverse("documents:batch-status", args=[job.pk])
    waiting = client.get(status).content.decode()
    assert "等待制作" in waiting
    assert "data-lz-poll-done" not in waiting
    assert client.get(reverse("documents:batch-file", args=[job.pk])).status_code == 409
    work(job.pk)
    assert "data-lz-poll-done" in client.get(status).content.decode()
    archive = client.get(reverse("documents:batch-file", args=[job.pk]))
    assert b"".join(archive.streaming_content).startswith(b"PK")
    assert job.title in client.get(reverse("documents:batches")).content.decode()
    assert client_for(file.person("colleague")).get(status).status_code == 404
    assert client.post(reverse("documents:batch-order") + "?q=没有这样的").status_code == 409
