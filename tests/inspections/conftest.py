"""The scene: the small county with its powers, its people and one enterprise in 五里街镇."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.factories.enterprises import make_enterprise
from tests.held_clock import HeldClock
from tests.inspections.scene import Scene
from tests.people import People
from tests.powers.directory import load_small_powers


@pytest.fixture
def scene(people: People, clock: HeldClock, settings: LazySettings, tmp_path: Path) -> Scene:
    """Everything an inspection needs; files go to the test's own folder."""
    settings.MEDIA_ROOT = tmp_path
    load_small_powers()
    return Scene(people=people, enterprise=make_enterprise(), clock=clock)
