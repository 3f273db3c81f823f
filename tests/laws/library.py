"""The imported law library for tests that need the statutes' own words: once a session, from the installed package."""

from __future__ import annotations

import pytest
from pytest_django.plugin import DjangoDbBlocker

from lianzhi.laws.loading import Stored, import_package


@pytest.fixture(scope="session")
def law_library(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Stored:
    """What the first import left; it stays in the test database, outside every test's transaction."""
    with django_db_blocker.unblock():
        return import_package()
