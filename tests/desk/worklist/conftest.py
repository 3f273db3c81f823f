"""A case and its inspection, seen in the worklist."""

from __future__ import annotations

from tests.cases.conftest import file

__all__ = ["file"]
