"""AskSupervision: the procuratorate is asked to supervise the refusal (建议立案监督)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.contest_refusal import ContestRefusal


@dataclass(frozen=True, kw_only=True)
class AskSupervision(ContestRefusal):
    """Only inside the term after the notice."""

    step: ClassVar[str] = "ask-supervision"
    template: ClassVar[str] = "crime_supervision"
    event: ClassVar[str] = "crime.supervision-asked"
