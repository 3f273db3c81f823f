"""The facts the procedure is judged by; callers gather them, the kernel never looks anything up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OfficerFacts:
    """An officer as on a day: `identity` tells two persons apart, the certificate may have lapsed."""

    identity: str
    name: str
    is_official: bool
    certificate_number: str = ""
    certificate_from: date | None = None
    certificate_to: date | None = None
