"""Compare-and-set: the only way a record changes its state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from lianzhi.core.refusals import Stale


def compare_and_set(record: models.Model, expected: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
    """Change `record` where it still is as `expected`; raises Stale when not exactly one row was.

    The instance in memory is brought up to date, so later lines of the same act read what was written.
    """
    rows = type(record)._default_manager.filter(pk=record.pk, **expected).update(**changes)
    if rows != 1:
        raise Stale
    for name, value in changes.items():
        setattr(record, name, value)
