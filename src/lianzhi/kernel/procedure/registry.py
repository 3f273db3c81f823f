"""Every guard by the name a transition calls it."""

from __future__ import annotations

from lianzhi.kernel.procedure import (
    admonition,
    consultations,
    execution,
    guards,
    hearings,
    measures,
    no_penalty,
    power_cuts,
    recusals,
    spot,
    testings,
    transfers,
)
from lianzhi.kernel.procedure.facts import Guard

GUARDS: dict[str, Guard] = {
    **guards.GUARDS,
    **admonition.GUARDS,
    **spot.GUARDS,
    **no_penalty.GUARDS,
    **hearings.GUARDS,
    **measures.GUARDS,
    **power_cuts.GUARDS,
    **testings.GUARDS,
    **transfers.GUARDS,
    **consultations.GUARDS,
    **recusals.GUARDS,
    **execution.GUARDS,
}
