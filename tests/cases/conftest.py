"""The case file: the scene of an inspection, and a case on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from tests.cases.file import File
from tests.factories.enterprises import make_enterprise
from tests.held_clock import HeldClock
from tests.inspections.scene import Scene
from tests.people import People
from tests.powers.directory import load_small_powers


@pytest.fixture
def file(people: People, clock: HeldClock, settings: Settings, tmp_path: Path) -> File:
    """Everything a case needs."""
    settings.MEDIA_ROOT = tmp_path
    load_small_powers()
    return File(Scene(people=people, enterprise=make_enterprise(), clock=clock))
