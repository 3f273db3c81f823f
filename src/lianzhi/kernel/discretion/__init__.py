"""Discretion: classes, bands, circumstances and the amounts from which further steps are due."""

from lianzhi.kernel.discretion.bands import Band, PenaltyClass, band, check_amount, outside_band
from lianzhi.kernel.discretion.factors import Effect, Factor, factors, named
from lianzhi.kernel.discretion.proposals import Proposal, propose
from lianzhi.kernel.discretion.ranges import FineRange
from lianzhi.kernel.discretion.wording import Outcome, reason_text

__all__ = [
    "Band",
    "Effect",
    "Factor",
    "FineRange",
    "Outcome",
    "PenaltyClass",
    "Proposal",
    "band",
    "check_amount",
    "factors",
    "named",
    "outside_band",
    "propose",
    "reason_text",
]
