"""Every guard by the name a transition calls it."""

from __future__ import annotations

from lianzhi.kernel.procedure import admonition, consultations, guards, hearings, measures, transfers
from lianzhi.kernel.procedure.facts import Guard

GUARDS: dict[str, Guard] = {
    **guards.GUARDS,
    **admonition.GUARDS,
    **hearings.GUARDS,
    **measures.GUARDS,
    **transfers.GUARDS,
    **consultations.GUARDS,
}
