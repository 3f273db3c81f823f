"""Electronic sealing: the interface a site's adapter has, and which one is configured.

Without configuration nothing is sealed and nothing says it is: papers carry 测试章.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class SealingFailed(RuntimeError):
    """The adapter could not seal; the message says in Chinese why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPdf:
    """A sealed PDF and whose certificate sealed it."""

    pdf: bytes
    certificate: str


class SigningAdapter(Protocol):
    """Seals a finished PDF in the authority's name."""

    name: str

    def seal(self, pdf: bytes, *, authority: str, reason: str) -> SealedPdf:
        """The sealed PDF; raises SealingFailed."""


def configured_adapter() -> SigningAdapter | None:
    """The site's adapter, or None where papers carry 测试章. Raises ImportError for a path that leads nowhere."""
    if not settings.SIGNING_ADAPTER:
        return None
    adapter: SigningAdapter = import_string(settings.SIGNING_ADAPTER)()
    return adapter
