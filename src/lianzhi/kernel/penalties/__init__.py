"""Penalties: what the statutes allow and require for a violation, a party and a day."""

from lianzhi.kernel.penalties.amounts import fine_range
from lianzhi.kernel.penalties.answers import Comparison, PenaltyAnswer, PenaltyQuestion, Regime, When
from lianzhi.kernel.penalties.daily import DailyInterval
from lianzhi.kernel.penalties.pack import Stage, Subject
from lianzhi.kernel.penalties.previous import Previous
from lianzhi.kernel.penalties.regimes import answer
from lianzhi.kernel.penalties.several import SameAct, Several, same_act, several
from lianzhi.kernel.penalties.tiers import Tier, table_on, tier_for, tiers
from lianzhi.kernel.penalties.what_if import Change, what_if

__all__ = [
    "Change",
    "Comparison",
    "DailyInterval",
    "PenaltyAnswer",
    "PenaltyQuestion",
    "Previous",
    "Regime",
    "SameAct",
    "Several",
    "Stage",
    "Subject",
    "Tier",
    "When",
    "answer",
    "fine_range",
    "same_act",
    "several",
    "table_on",
    "tier_for",
    "tiers",
    "what_if",
]
