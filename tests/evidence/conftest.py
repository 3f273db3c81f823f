"""The scene of the inspections: evidence belongs to something seen."""

from __future__ import annotations

from tests.inspections.conftest import scene

__all__ = ["scene"]
