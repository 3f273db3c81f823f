"""Who may score a file."""

from __future__ import annotations

from dataclasses import dataclass

from lianzhi.kernel.appraisal.pack import refusal
from lianzhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorerFacts:
    """A scorer as the file's rules see them; `involved`: handled, reviewed or approved the case."""

    name: str
    has_qualification: bool
    is_of_county: bool
    involved: bool
    scores_already: bool


def unfit(scorer: ScorerFacts) -> tuple[Refusal, ...]:
    """Every reason against the scorer, all at once."""
    bars = {
        "scorer-unqualified": not scorer.has_qualification,
        "scorer-not-county": not scorer.is_of_county,
        "scorer-involved": scorer.involved,
        "scorer-twice": scorer.scores_already,
    }
    return tuple(refusal(code, name=scorer.name) for code, bars_it in bars.items() if bars_it)
