"""RecordTurnedDown: the police do not open a criminal case (登记不予立案通知)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from lianzhi.cases.actions.police_answer import PoliceAnswer


@dataclass(frozen=True, kw_only=True)
class RecordTurnedDown(PoliceAnswer):
    """From here on the authority may object, ask for supervision, or go on by itself."""

    step: ClassVar[str] = "record-turned-down"
    event: ClassVar[str] = "crime.turned-down"
    sentence: ClassVar[str] = "决定不予立案"
