"""A case whose papers are checked by the public."""

from __future__ import annotations

from tests.cases.conftest import file

__all__ = ["file"]
