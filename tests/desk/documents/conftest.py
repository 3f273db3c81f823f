"""A case whose papers are read."""

from __future__ import annotations

from tests.cases.conftest import file

__all__ = ["file"]
