"""A stage that is put back is the stage its acts lead to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from lianzhi.audit.models import AuditEvent
from lianzhi.audit.services import verify
from lianzhi.cases.models import CaseFile
from lianzhi.core import clock
from lianzhi.documents.models import Document
from lianzhi.enterprises.models import Enterprise
from tests.cases.conftest import file
from tests.cases.file import File
from tests.stages import STAGES

__all__ = ["file"]


@contextmanager
def undone(file: File) -> Iterator[None]:
    """What is written inside is rolled back, the clock set back, and the ground stood on again."""
    instant, ground = clock.now(), STAGES.ground
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    file.scene.clock.at(instant)
    STAGES.resume(ground)


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


def test_who_wrote_something_first_reaches_the_stage_by_the_acts(file: File) -> None:
    with undone(file):
        file.filed()
    with file.setting_up("another address of the party"):
        Enterprise.objects.update(address="别处（示例）")
    file.scene.enterprise.refresh_from_db()
    assert file.filed().party["address"] == "别处（示例）"
