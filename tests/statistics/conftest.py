"""A world of records over the small county."""

from __future__ import annotations

import pytest

from tests.people import People
from tests.statistics.world import World


@pytest.fixture
def world(people: People) -> World:
    """Nothing recorded yet."""
    return World(people)
