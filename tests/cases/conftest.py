"""The case file: the scene of an inspection, and a case on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from lianzhi.enterprises.models import Enterprise
from tests.cases.file import File
from tests.factories.enterprises import make_enterprise, uscc_of
from tests.held_clock import HeldClock
from tests.inspections.scene import Scene
from tests.people import People
from tests.powers.directory import load_small_powers
from tests.stages import STAGES


@pytest.fixture
def file(people: People, clock: HeldClock, settings: Settings, tmp_path: Path) -> File:
    """Everything a case needs."""
    settings.MEDIA_ROOT = tmp_path
    return File(
        Scene(people=people, enterprise=STAGES.reach(("enterprise",), _enterprise, held=clock), clock=clock)
    )


def _enterprise() -> Enterprise:
    """The same one in every test, with the county's powers: cases against it may be put back."""
    load_small_powers()
    return make_enterprise(name="永春县示例竹木制品厂（示例）", uscc=uscc_of(0))
