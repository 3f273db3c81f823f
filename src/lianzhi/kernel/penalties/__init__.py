"""Penalties: what the statutes allow and require for a violation, a party and a day."""

from lianzhi.kernel.penalties.amounts import fine_range
from lianzhi.kernel.penalties.answers import PenaltyAnswer, PenaltyQuestion, answer
from lianzhi.kernel.penalties.pack import Stage, Subject
from lianzhi.kernel.penalties.tiers import Tier, tier_for, tiers

__all__ = [
    "PenaltyAnswer",
    "PenaltyQuestion",
    "Stage",
    "Subject",
    "Tier",
    "answer",
    "fine_range",
    "tier_for",
    "tiers",
]
