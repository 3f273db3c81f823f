"""The law library as the package brings it."""

from __future__ import annotations

import pytest
from pytest_django.plugin import DjangoDbBlocker

from lianzhi.laws.loading import Stored, import_package
from lianzhi.laws.models import Law

# What the first import of this process left.
_STORED: list[Stored] = []


@pytest.fixture(scope="module")
def law_library(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Stored:
    """What the import left; it stays in the test database, outside every test's transaction.

    A test that commits empties the database behind itself, and any test may run before or after it on one worker: each
    module looks whether the library is still there.
    """
    with django_db_blocker.unblock():
        if not Law.objects.exists() or not _STORED:
            _STORED[:] = [import_package()]
    return _STORED[0]
