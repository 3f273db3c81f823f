"""ObjectToRefusal: the authority asks the police to reconsider (提请复议)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.contest_refusal import ContestRefusal


@dataclass(frozen=True, kw_only=True)
class ObjectToRefusal(ContestRefusal):
    """Only inside the term after the notice."""

    step: ClassVar[str] = "object"
    template: ClassVar[str] = "crime_objection"
    event: ClassVar[str] = "crime.objected"
