"""RecordTakenUp: the police opened a criminal case (登记立案通知)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.police_answer import PoliceAnswer


@dataclass(frozen=True, kw_only=True)
class RecordTakenUp(PoliceAnswer):
    """From here on goods and materials follow within their term."""

    step: ClassVar[str] = "record-taken-up"
    event: ClassVar[str] = "crime.taken-up"
    sentence: ClassVar[str] = "决定立案侦查"
