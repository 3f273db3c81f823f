"""The library and the small county's powers, for the tests of this folder."""

from __future__ import annotations

import pytest

from lianzhi.powers.loading import LoadedPowers
from tests.factories.organisation import County
from tests.laws.library import law_library
from tests.powers.directory import load_small_powers

__all__ = ["law_library"]


@pytest.fixture
def powers(county: County) -> LoadedPowers:
    """The sample county's items and grants, as far as its authorities are in the small county."""
    return load_small_powers()
