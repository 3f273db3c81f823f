"""The scene of the acts, seen through pages."""

from __future__ import annotations

from tests.inspections.conftest import scene

__all__ = ["scene"]
