"""A stage that is put back is the stage its acts lead to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction

from lianzhi.audit.models import AuditEvent
from lianzhi.audit.services import verify
from lianzhi.cases.models import CaseFile
from lianzhi.core import clock
from lianzhi.documents.models import Document
from lianzhi.enterprises.models import Enterprise
from tests.cases.conftest import file
from tests.cases.file import File
from tests.stage_rows import Key, rows_of_this_engine
from tests.stages import STAGES

__all__ = ["file"]

SEEN: list[Key] = []


@contextmanager
def undone(file: File) -> Iterator[None]:
    """What is written inside is rolled back, the clock set back, and the ground stood on again."""
    instant, mark = clock.now(), STAGES.mark()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    file.scene.clock.at(instant)
    STAGES.resume(mark)


def story(case: CaseFile) -> list[str]:
    """What happened to the case, its papers' numbers, and when it stands there."""
    return [
        *AuditEvent.objects.order_by("pk").values_list("sentence", flat=True),
        *Document.objects.order_by("pk").values_list("number", flat=True),
        f"{case.state} {clock.now()}",
    ]


def test_a_decided_case_tells_the_same_story_reached_by_acts_and_put_back(file: File) -> None:
    with undone(file):
        with file.setting_up("the ground is left"):
            Enterprise.objects.update(phone="0595-00000009")
        by_acts = story(file.decided())
    for _ in range(2):
        with undone(file):
            case = file.decided()
            assert story(case) == by_acts
            assert verify().holds
            file.serve_decision(case)
            assert story(file.fresh(case)) != by_acts


def taken_away(folder: Path) -> dict[str, bytes]:
    """The stored files by path; they are gone afterwards."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    found = {str(each.relative_to(folder)): each.read_bytes() for each in files}
    for each in files:
        each.unlink()
    return found


def test_every_row_and_number_put_back_is_as_the_acts_left_it(file: File, tmp_path: Path) -> None:
    STAGES.forget()
    rows, left = rows_of_this_engine(), []
    for _ in range(2):
        with undone(file):
            file.decided()
            left.append((rows.snapshot(), rows.counted(), taken_away(tmp_path)))
    by_acts, put_back = left
    assert put_back == by_acts
    held, _, files = by_acts
    assert files
    assert all(held[table] for table in ("cases_casefile", "audit_auditevent", "documents_document"))


def test_what_was_rolled_back_counts_as_written(file: File) -> None:
    rows = rows_of_this_engine()
    before = rows.written()
    with undone(file), file.setting_up("rolled back"):
        Enterprise.objects.update(phone="0595-00000009")
    assert rows.written() != before


def test_who_wrote_something_first_reaches_the_stage_by_the_acts(file: File) -> None:
    with undone(file):
        file.filed()
    with file.setting_up("another address of the party"):
        Enterprise.objects.update(address="别处（示例）")
    file.scene.enterprise.refresh_from_db()
    assert file.filed().party["address"] == "别处（示例）"


@pytest.mark.parametrize("time", ["first", "second"])
def test_no_other_transaction_stands_on_the_ground_of_this_one(file: File, time: str) -> None:
    """Either run of this begins at the same count of written rows, in a transaction of its own."""
    written = rows_of_this_engine().written()
    assert written not in SEEN, time
    SEEN.append(written)
